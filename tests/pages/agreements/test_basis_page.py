"""Chapter 7: the law is searched, the usual jobs are suggested, and answers given before are copied by one click."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from agreements.acts.drafting import begin_draft
from agreements.acts.rows import Place, add_rows
from agreements.models import Draft
from register.models import Entry
from tests.factories.agreements import Partnership, approved, drafted
from tests.factories.documents import LEAD, PARTNER, POLICE, complete_agreement
from tests.pages.agreements.drafting import filled, rows, section, url_of

TYPED = {"function": "Safeguarding adults at risk", "policy_checked_on_day": "5"}


@pytest.fixture
def second(people: Partnership) -> Draft:
    """A second draft of the same lead, just begun."""
    return begin_draft(title="A second sharing", theme="other", lead=LEAD, by=people.lead)


def adding(draft: Draft, code: str = LEAD) -> str:
    return url_of(draft, "row_add", "basis", code)


def looked_for(client: Client, url: str, words: str, more: Mapping[str, Any] = TYPED) -> str:
    """Look for a law and return the page."""
    answer = client.post(url, {**filled(client, url, more), "find": "law", "find_law": words})
    assert answer.status_code == 200
    return answer.content.decode()


def laws(page: str) -> list[str]:
    """Return the codes of the laws that a page shows, without "none of these"."""
    return [code for code in re.findall(r'name="power" value="([^"]*)"', page) if code]


def test_words_find_laws_and_keep_what_was_typed(lead: Client, draft: Draft) -> None:
    before = section(draft, "basis", LEAD).revision

    page = looked_for(lead, adding(draft), "care act 2014")

    assert laws(page) == ["care-2014-s6", "care-2014-s7", "care-2014-s42", "care-2014-s45"]
    assert "4 laws found for “care act 2014”." in page
    assert "(to be confirmed)" in page
    assert "A duty: the law says that you must." in page
    assert 'value="Safeguarding adults at risk"' in page
    assert re.search(r'name="policy_checked_on_day" value="5"', page) or "policy_checked_on_day" not in page
    assert section(draft, "basis", LEAD).revision == before


def test_no_words_show_the_whole_list(lead: Client, draft: Draft) -> None:
    page = looked_for(lead, adding(draft), "")

    assert len(laws(page)) >= 30
    assert "All laws on the list." in page


def test_words_without_a_law_say_what_to_do(lead: Client, draft: Draft) -> None:
    page = looked_for(lead, adding(draft), "<nothing>")

    assert "No law on the list has the words “&lt;nothing&gt;”." in page
    assert laws(page) == []


def test_usual_laws_of_a_job_stand_without_a_search(lead: Client, draft: Draft) -> None:
    row = rows(draft, "basis", "bases", LEAD)[0]
    url = url_of(draft, "row", "basis", LEAD, row["id"])
    lead.post(url, filled(lead, url, {"function": "Safeguarding adults at risk"}))

    page = lead.get(url).content.decode()

    assert laws(page) == [row["power"]["code"], "care-2014-s42", "care-2014-s45"]
    assert "The laws on which this job usually rests." in page


def test_law_that_stands_is_shown_and_can_be_taken_back(lead: Client, draft: Draft) -> None:
    row = rows(draft, "basis", "bases", LEAD)[0]
    url = url_of(draft, "row", "basis", LEAD, row["id"])

    assert row["power"]["code"] in laws(looked_for(lead, url, "homeless", {}))
    assert lead.post(url, filled(lead, url, {"power": ""})).status_code == 302

    assert rows(draft, "basis", "bases", LEAD)[0]["power"]["code"] == ""


def test_law_that_was_not_shown_is_taken(lead: Client, draft: Draft) -> None:
    lead.post(adding(draft), filled(lead, adding(draft), {"power": "localism-2011-s1", "find_law": "care"}))

    assert rows(draft, "basis", "bases", LEAD)[-1]["power"]["code"] == "localism-2011-s1"


def test_enter_looks_for_new_words_and_saves_where_there_are_none(lead: Client, draft: Draft) -> None:
    before = rows(draft, "basis", "bases", LEAD)
    answers = {**filled(lead, adding(draft), {"function": "Noise at night"}), "enter": "yes"}

    looked = lead.post(adding(draft), answers | {"find_law": "care act 2014", "looked_for": ""})

    page = looked.content.decode()
    assert (looked.status_code, "4 laws found for “care act 2014”." in page) == (200, True)
    assert '<input type="hidden" name="looked_for" value="care act 2014">' in page
    assert rows(draft, "basis", "bases", LEAD) == before
    saved = lead.post(adding(draft), answers | {"find_law": "care act 2014", "looked_for": " care act  2014"})
    assert saved.status_code == 302
    assert rows(draft, "basis", "bases", LEAD)[-1]["function"] == "Noise at night"


def test_enter_presses_the_button_that_comes_first(lead: Client, draft: Draft) -> None:
    page = lead.get(adding(draft)).content.decode()
    form = page[page.index('<form method="post" novalidate>') :]

    assert re.findall(r'<button [^>]*name="(\w+)"', form)[:2] == ["enter", "find"]


def test_usual_jobs_are_suggested(lead: Client, draft: Draft) -> None:
    page = lead.get(adding(draft)).content.decode()

    assert '<option value="Safeguarding adults at risk">' in page
    assert 'list="function_suggestions"' in page


def test_answers_given_before_are_copied_by_one_click(people: Partnership, lead: Client, second: Draft) -> None:
    approved(people)
    before = complete_agreement().bases[0]

    page = lead.get(adding(second)).content.decode()
    (link,) = re.findall(r'href="(\?like=[0-9a-f]{16})"', page)
    form = lead.get(f"{adding(second)}{link}").context["form"]
    answer = lead.post(adding(second), filled(lead, f"{adding(second)}{link}"))

    assert "From ISA-0001" in page
    assert form.initial["function"] == before.function
    assert answer.status_code == 302
    copied = rows(second, "basis", "bases", LEAD)[0]
    assert (copied["power"]["code"], copied["art6"]["code"]) == (before.power.code, before.art6.code)
    assert copied["id"] != before.id


def test_answers_of_another_draft_are_offered_to_who_may_read_it(
    people: Partnership, lead: Client, draft: Draft, second: Draft
) -> None:
    assert f"From the draft “{draft.title}”." in lead.get(adding(second)).content.decode()

    party = {"code": POLICE, "capacity": "controller", "must_sign": True}
    theirs = begin_draft(title="Of the partner", theme="other", lead=PARTNER, by=people.partner)
    add_rows(Place(theirs.pk, "parties", "parties"), rows=[party], by=people.partner)
    add_rows(
        Place(theirs.pk, "basis", "bases", POLICE),
        rows=[{"party": POLICE, "function": "Only for the partner"}],
        by=people.partner,
    )
    add_rows(Place(second.pk, "parties", "parties"), rows=[party], by=people.lead)

    assert "Only for the partner" not in lead.get(adding(second, POLICE)).content.decode()


def test_answers_of_another_organisation_or_of_what_one_may_not_see_are_not_offered(
    people: Partnership, lead: Client, second: Draft
) -> None:
    approved(people)
    party = {"code": POLICE, "capacity": "controller", "must_sign": True}
    add_rows(Place(second.pk, "parties", "parties"), rows=[party], by=people.lead)

    assert "Answered before" not in lead.get(adding(second, POLICE)).content.decode()

    Entry.objects.update(visibility="parties", organisations=[LEAD, POLICE])
    assert "Answered before" in lead.get(adding(second)).content.decode()
    Entry.objects.update(organisations=[PARTNER, POLICE])
    assert "From ISA-0001" not in lead.get(adding(second)).content.decode()


def test_answers_that_are_gone_fill_in_nothing(lead: Client, second: Draft) -> None:
    answer = lead.get(f"{adding(second)}?like=0000000000000000")

    assert answer.status_code == 200
    assert "Filled in from" not in answer.content.decode()


def test_who_may_not_write_is_offered_nothing(people: Partnership, partner: Client, draft: Draft) -> None:
    drafted(people)

    assert "Use these answers" not in partner.get(adding(draft)).content.decode()
