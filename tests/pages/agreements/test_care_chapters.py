"""Chapters 11 and 13: what is typed, and rows that have no ids of their own."""

from typing import Any

from django.test import Client

from agreements.assembling import assemble
from agreements.models import Draft
from register.documents.agreement import Security
from register.documents.common import Wording
from tests.factories.agreements import Partnership, drafted
from tests.factories.documents import NAMES, PARTNER, changed, complete_agreement
from tests.pages.agreements.drafting import filled, problems, section, url_of

RULES = ("notification", "all")
STANDARD = Wording(source="standard", source_name="Standard terms", source_version="3", text="Only those who need it.")
RULE = {"event": "A letter goes to the wrong house", "who": "The sender", "whom": "the giver", "within": "one day"}


def rules(draft: Draft) -> list[dict[str, Any]]:
    return list(section(draft, "incidents").content["incidents"]["notifications"]["rows"])


def marks(client: Client, draft: Draft) -> list[str]:
    """Return by which marks the page finds its rules, in order."""
    page = client.get(url_of(draft, "chapter", "incidents"))
    (shown,) = (found for found in page.context["lists"] if found.kind.slug == "notification")
    return [row.id.partition("-")[2] for row in shown.rows]


def test_what_keeps_it_safe_is_saved_and_read_as_it_will_stand(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "security")

    answer = lead.post(url, filled(lead, url, {"vetting": "Police vetting", "wording": "No copies.\n- none at all"}))

    assert answer["Location"] == url_of(draft, "chapter", "keeping")
    said = assemble(draft).security
    assert (said.vetting, said.wording.source, said.wording.text) == (
        "Police vetting",
        "own",
        "No copies.\n- none at all",
    )
    assert "Checks on people: Police vetting." in lead.get(url).content.decode()


def test_words_that_nobody_changed_keep_their_source(people: Partnership, lead: Client) -> None:
    draft = drafted(people, changed(complete_agreement(), security=Security(wording=STANDARD), quality=STANDARD))
    for key in ("security", "keeping"):
        url = url_of(draft, "chapter", key)
        lead.post(url, filled(lead, url))

    assert assemble(draft).security.wording == assemble(draft).quality == STANDARD
    url = url_of(draft, "chapter", "security")
    lead.post(url, filled(lead, url, {"wording": "Our own."}))
    assert assemble(draft).security.wording == Wording(source="own", text="Our own.")


def test_gap_in_security_stands_at_its_question_and_leads_to_it(lead: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "security")
    lead.post(url, filled(lead, url, {"storage": ""}))

    page, gaps = lead.get(url).content.decode(), lead.get(url_of(draft, "check")).content.decode()

    sentence = "Say where the information is kept, and how it is protected there."
    assert f'<p class="app-gap">{sentence}</p>' in page
    assert f'href="{url}#id_storage_group">{sentence}' in gaps


def test_chapters_say_why_they_ask_with_examples(lead: Client, draft: Draft) -> None:
    for key in ("security", "incidents", "keeping"):
        page = lead.get(url_of(draft, "chapter", key)).content.decode()

        assert "Why we ask" in page
        assert "<b>Good:</b>" in page


def test_rule_is_added_changed_moved_and_removed(lead: Client, draft: Draft) -> None:
    lead.post(url_of(draft, "row_add", *RULES), RULE)
    first, second = marks(lead, draft)

    url = url_of(draft, "row", *RULES, second)
    lead.post(url, filled(lead, url, {"within": "two days"}))
    changed_mark = marks(lead, draft)[1]
    lead.post(url_of(draft, "row_order", *RULES), {"move": f"up:{changed_mark}"})

    assert [row["within"] for row in rules(draft)] == ["two days", "24 hours"]
    assert changed_mark != second
    lead.post(url_of(draft, "row_remove", *RULES, first), {"sure": "1"})
    assert [row["within"] for row in rules(draft)] == ["two days"]


def test_rule_sent_twice_is_added_once(lead: Client, draft: Draft) -> None:
    for _ in range(2):
        lead.post(url_of(draft, "row_add", *RULES), RULE)

    assert len(rules(draft)) == 2


def test_rules_that_say_the_same_are_told_apart(lead: Client, draft: Draft) -> None:
    lead.post(url_of(draft, "row_add", *RULES), RULE)
    lead.post(url_of(draft, "row_add", *RULES), RULE | {"within": "an hour"})
    lead.post(url_of(draft, "row_add", *RULES), RULE)
    found = marks(lead, draft)

    assert found[3] == f"{found[1]}-2"
    lead.post(url_of(draft, "row_remove", *RULES, found[3]), {"sure": "1"})
    assert [row["within"] for row in rules(draft)] == ["24 hours", "one day", "an hour"]


def test_rule_that_somebody_changed_meanwhile_is_not_lost_and_nothing_is_overwritten(
    lead: Client, draft: Draft
) -> None:
    url = url_of(draft, "row", *RULES, marks(lead, draft)[0])
    mine, theirs = (filled(lead, url, {"within": time}) for time in ("an hour", "a week"))
    lead.post(url, theirs)

    answer = lead.post(url, mine)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed or removed this while you were writing" in page
    assert 'value="an hour"' in page
    assert [row["within"] for row in rules(draft)] == ["a week"]


def test_rule_without_its_answers_is_not_saved(lead: Client, draft: Draft) -> None:
    answer = lead.post(url_of(draft, "row_add", *RULES), {"event": "A letter goes to the wrong house"})

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [
        "Say who tells.",
        "Say who is told.",
        "Say how soon, such as “24 hours”.",
    ]
    assert 'value="A letter goes to the wrong house"' in answer.content.decode()


def test_no_steps_beside_steps_is_refused(lead: Client, draft: Draft) -> None:
    lead.post(url_of(draft, "row_add", "step", "all"), {"who": "The managers", "within": "a week"})
    url = url_of(draft, "chapter", "incidents")

    answer = lead.post(url, filled(lead, url, {"escalation": "none"}))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [
        "Steps are listed above. Remove them first, or choose the other answer."
    ]
    lead.post(url, filled(lead, url, {"escalation": ""}))
    assert assemble(draft).incidents.escalation.answer == "rows"


def test_party_that_does_not_lead_reads_and_changes_nothing(partner: Client, draft: Draft) -> None:
    before = rules(draft)
    answers = [
        partner.post(url_of(draft, "row_add", *RULES), RULE),
        partner.post(url_of(draft, "row_remove", *RULES, marks(partner, draft)[0]), {"sure": "1"}),
        partner.post(url_of(draft, "row_order", *RULES), {"move": "up:x"}),
        partner.post(url_of(draft, "chapter", "security"), {"access": "Everybody", "revision": "1"}),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 302, 422]
    assert (rules(draft), assemble(draft).security.access) == (before, complete_agreement().security.access)
    assert NAMES[PARTNER] in {party.name for party in assemble(draft).parties}
