"""From which moment the receiver answers: one question a flow, or one answer for all of them."""

import pytest
from django.test import Client

from agreements.models import Draft
from tests.factories.documents import LEAD, PARTNER
from tests.pages.agreements.drafting import filled, problems, rows, url_of


@pytest.fixture
def flows(lead: Client, draft: Draft) -> list[str]:
    """The ids of the flows: those of the draft, which have their hand-over points, and two that have none."""
    for label, giver, receiver in (("Answer", LEAD, PARTNER), ("Review", PARTNER, LEAD)):
        sent = {"label": label, "giver": [giver], "receiver": [receiver], "items": ["all"]}
        lead.post(url_of(draft, "row_add", "flow", "all"), sent)
    return [row["id"] for row in rows(draft, "flows", "flows")]


def points(draft: Draft) -> dict[str, str]:
    return {row["flow"]: row["event"] for row in rows(draft, "responsibility", "handovers")}


def test_questions_follow_one_another(lead: Client, draft: Draft, flows: list[str]) -> None:
    urls = [url_of(draft, "handover", flow) for flow in flows]

    answers = [lead.post(url, filled(lead, url, {"event": "opened", "evidence": "receipt"})) for url in urls]

    assert [answer["Location"] for answer in answers] == [*urls[1:], url_of(draft, "chapter", "responsibility")]
    assert points(draft) == dict.fromkeys(flows, "opened")


def test_one_answer_is_given_for_all(lead: Client, draft: Draft, flows: list[str]) -> None:
    url = url_of(draft, "handover", flows[1])

    answer = lead.post(url, filled(lead, url, {"event": "end_of_meeting", "same_for_all": "on"}))

    assert answer["Location"] == url_of(draft, "chapter", "responsibility")
    assert points(draft) == dict.fromkeys(flows, "end_of_meeting")


def test_question_is_made_of_the_answers_before(lead: Client, draft: Draft, flows: list[str]) -> None:
    page = lead.get(url_of(draft, "handover", flows[-1])).content.decode()

    assert "gives “Review” to" in page
    assert f"flow {len(flows)} of {len(flows)}" in page


def test_what_was_passed_over_is_a_gap_beside_its_question(lead: Client, draft: Draft, flows: list[str]) -> None:
    url = url_of(draft, "handover", flows[-1])
    assert "Gap: not yet answered" not in lead.get(url).content.decode()

    lead.post(url, filled(lead, url, {"event": "opened"}))

    assert lead.get(url).content.decode().count("Gap: not yet answered") == 1


def test_party_that_does_not_lead_reads_why_it_may_not_answer(partner: Client, draft: Draft, flows: list[str]) -> None:
    url = url_of(draft, "handover", flows[1])

    page = partner.get(url).content.decode()
    answer = partner.post(url, {"event": "other", "event_text": "At noon"})

    assert 'name="event"' not in page
    assert "Only a manager of" in page
    assert "Only a manager of" in problems(answer.content.decode())[0]
    assert "At noon" in answer.content.decode()


def test_duties_of_a_shared_system_are_given_one_by_one(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "row_add", "joint", "all")
    names = [name for name in lead.get(url).context["form"].fields if name.startswith("duty_")]
    sent = {"what": "The shared record", "parties": [LEAD, PARTNER], names[0]: LEAD, names[1]: PARTNER}

    lead.post(url, sent)

    row = draft.sections.get(chapter="responsibility", party="").content["joint_control"]["rows"][0]
    again = filled(lead, url_of(draft, "row", "joint", "all", row["id"]))
    assert [duty["party"] for duty in row["duties"]] == [LEAD, PARTNER]
    assert (again[names[0]], again[names[1]]) == (LEAD, PARTNER)
    assert "The shared record" in lead.get(url_of(draft, "chapter", "responsibility")).content.decode()
