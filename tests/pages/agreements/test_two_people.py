"""Two people write on the same page: whoever comes second sees both texts, and nothing that was typed is lost."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from agreements.assembling import assemble
from agreements.models import Draft
from signatories.roles import Role
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, PARTNER
from tests.factories.signatories import appointed
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import filled, rows, section, url_of


@pytest.fixture
def second(people: Partnership, browser_of: Open) -> Client:
    """The browser of a second manager of the organisation that leads."""
    return browser_of(appointed(Role.MANAGER, at=people.organisations[LEAD]))


def purpose(draft: Draft) -> Mapping[str, Any]:
    content: Mapping[str, Any] = section(draft, "purpose").content["purpose"]
    return content


def test_second_to_save_a_section_sees_both_texts_and_loses_neither(
    lead: Client, second: Client, draft: Draft, people: Partnership
) -> None:
    url = url_of(draft, "chapter", "purpose")
    first_form, second_form = filled(lead, url), filled(second, url)
    lead.post(url, first_form | {"aims": "What the first one wrote."})

    answer = second.post(url, second_form | {"aims": "What the second one wrote.", "finished": "no"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else saved this while you were writing" in page
    assert f"Saved by {people.managers[LEAD].person.name} at" in page
    assert page.count("What the first one wrote.") >= 1
    assert page.count("What the second one wrote.") == 2  # beside the other text, and still in the form
    assert purpose(draft)["aims"] == "What the first one wrote."


def test_saving_again_writes_over_what_was_seen(lead: Client, second: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "purpose")
    first_form, second_form = filled(lead, url), filled(second, url)
    lead.post(url, first_form | {"aims": "What the first one wrote."})
    conflict = second.post(url, second_form | {"aims": "What the second one wrote."})

    answer = second.post(
        url, second_form | {"aims": "Both.", "revision": conflict.context["finished"]["revision"].value()}
    )

    assert answer.status_code == 302
    assert purpose(draft)["aims"] == "Both."


def test_choices_are_told_in_words_where_they_differ(lead: Client, second: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "running")
    first_form, second_form = filled(lead, url), filled(second, url)
    lead.post(url, first_form | {"commencement": "each"})

    conflict = second.post(url, second_form | {"commencement": "all"}).context["conflict"]

    assert [(part.label, part.text) for part in conflict.theirs.parts] == [
        ("When does it start?", "For each party as it signs")
    ]
    assert [part.text for part in conflict.mine.parts] == ["When all have signed"]


def test_rows_added_meanwhile_are_no_conflict_with_a_chapters_questions(
    lead: Client, second: Client, draft: Draft
) -> None:
    url = url_of(draft, "chapter", "items")
    opened = filled(second, url)
    lead.post(url_of(draft, "row_add", "item", "all"), {"label": "Date of birth"})

    answer = second.post(url, opened | {"finished": "yes"})

    assert answer.status_code == 302
    assert "Date of birth" in [row["label"] for row in rows(draft, "items", "items")]
    assert section(draft, "items").is_finished


def test_rows_added_meanwhile_survive_the_answer_beside_them(lead: Client, second: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "responsibility")
    opened = filled(second, url)
    sent = {"party": LEAD, "what": "Keep the mailbox open"}
    lead.post(url_of(draft, "row_add", "responsibility", "all"), sent)

    answer = second.post(url, opened)

    assert answer.status_code == 302
    assert [row.what for row in assemble(draft).responsibilities.rows] == ["Keep the mailbox open"]


def test_second_to_save_a_row_sees_both_texts_and_saving_again_writes_over(
    lead: Client, second: Client, draft: Draft
) -> None:
    item = rows(draft, "items", "items")[0]["id"]
    url = url_of(draft, "row", "item", "all", item)
    first_form, second_form = filled(lead, url), filled(second, url)
    lead.post(url, first_form | {"why": "The first reason."})

    answer = second.post(url, second_form | {"why": "The second reason."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The first reason." in page
    assert page.count("The second reason.") == 2
    assert rows(draft, "items", "items")[0]["why"] == "The first reason."
    assert second.post(url, filled_again(answer, "The second reason.")).status_code == 302
    assert rows(draft, "items", "items")[0]["why"] == "The second reason."


def filled_again(answer: Any, why: str) -> dict[str, Any]:
    form = answer.context["form"]
    return {name: form.data[name] for name in form.data} | {"why": why, "subjects": form.data.getlist("subjects")}


def test_two_rows_of_a_list_are_changed_at_once(lead: Client, second: Client, draft: Draft) -> None:
    ids = [row["id"] for row in rows(draft, "items", "items")]
    urls = [url_of(draft, "row", "item", "all", row) for row in ids[:2]]
    forms = [filled(lead, urls[0]), filled(second, urls[1])]

    answers = [
        lead.post(urls[0], forms[0] | {"why": "The first reason."}),
        second.post(urls[1], forms[1] | {"why": "The second reason."}),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row["why"] for row in rows(draft, "items", "items")[:2]] == ["The first reason.", "The second reason."]


def test_row_removed_meanwhile_keeps_what_was_typed_and_is_put_back(lead: Client, second: Client, draft: Draft) -> None:
    item = rows(draft, "items", "items")[0]
    url = url_of(draft, "row", "item", "all", item["id"])
    opened = filled(second, url, {"why": "Typed for nothing?"})
    lead.post(url_of(draft, "row_remove", "item", "all", item["id"]), {"sure": "1"})

    answer = second.post(url, opened)

    assert answer.status_code == 409
    assert "Somebody else removed this while you were writing" in answer.content.decode()
    assert "Typed for nothing?" in answer.content.decode()
    assert second.post(url, filled_again(answer, "Typed for nothing?")).status_code == 302
    assert rows(draft, "items", "items")[-1]["why"] == "Typed for nothing?"


def test_row_that_is_gone_is_not_found_and_may_be_removed_twice(lead: Client, draft: Draft) -> None:
    item = rows(draft, "items", "items")[0]["id"]
    url = url_of(draft, "row_remove", "item", "all", item)
    lead.post(url, {"sure": "1"})

    assert lead.post(url, {"sure": "1"}).status_code == 302
    assert lead.get(url_of(draft, "row", "item", "all", item)).status_code == 404


def test_contacts_of_a_party_written_by_two_show_both(lead: Client, partner: Client, draft: Draft) -> None:
    url = url_of(draft, "part", PARTNER)
    first_form, second_form = filled(partner, url), filled(lead, url)
    partner.post(url, first_form | {"contact_post": "Head of Discharge"})

    answer = lead.post(url, second_form | {"contact_post": "Ward Manager"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Head of Discharge" in page
    assert page.count("Ward Manager") == 2


def test_hand_over_point_written_by_two_shows_both(lead: Client, second: Client, draft: Draft) -> None:
    flow = assemble(draft).flows[0].id
    url = url_of(draft, "handover", flow)
    first_form, second_form = filled(lead, url), filled(second, url)
    lead.post(url, first_form | {"event": "opened"})

    answer = second.post(url, second_form | {"event": "other", "event_text": "At noon"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [part.label for part in answer.context["conflict"].mine.parts] == [
        "From which moment?",
        "Say the moment in your own words",
    ]
    assert "When it is opened or accepted" in page
    assert page.count("At noon") == 2
    was = answer.context["form"].data["was"]
    assert second.post(url, second_form | {"event": "other", "event_text": "At noon", "was": was}).status_code == 302
    assert rows(draft, "responsibility", "handovers")[0]["event_text"] == "At noon"


def test_the_same_form_sent_twice_begins_one_draft(lead: Client) -> None:
    answers = filled(lead, "/drafts/new/", {"title": "Care leavers and housing"})

    addresses = {lead.post("/drafts/new/", answers).headers["Location"] for _ in range(2)}

    assert len(addresses) == 1
    assert Draft.objects.filter(title="Care leavers and housing").count() == 1


def test_the_same_form_sent_twice_adds_one_row(lead: Client, draft: Draft) -> None:
    url = f"/drafts/{draft.pk}/rows/item/all/add/"
    answers = filled(lead, url, {"label": "Preferred language"})

    for _ in range(2):
        lead.post(url, answers)

    labels = [item.label for item in assemble(draft).items]
    assert labels.count("Preferred language") == 1
