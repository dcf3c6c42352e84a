"""How children's interests come first: asked at the end of chapter 4 where an item is about children."""

from typing import Any

import pytest
from django.test import Client

from agreements.acts.rows import Place, fingerprint, save_row
from agreements.assembling import assemble
from agreements.chapters import REST
from agreements.models import Draft
from tests.factories.agreements import Partnership
from tests.factories.standing import let_stand
from tests.pages.agreements.drafting import filled, rows, section, url_of

SENTENCE = "Say how you have put children&#x27;s interests first: the information is about children."
FIELD = 'id="id_children_group"'


@pytest.fixture
def about_children(people: Partnership, draft: Draft) -> Draft:
    """A draft with an item about children."""
    place, row = Place(draft.pk, "items", "items"), rows(draft, "items", "items")[0]
    changed = {**row, "subjects": [*row["subjects"], "looked_after_children"]}
    save_row(place, row=changed, was=fingerprint(row), by=people.lead)
    return draft


def page(client: Client, draft: Draft) -> str:
    return client.get(url_of(draft, "chapter", "items")).content.decode()


def test_nothing_is_asked_where_no_item_is_about_children(lead: Client, draft: Draft) -> None:
    assert FIELD not in page(lead, draft)


def test_warning_leads_to_its_question(lead: Client, about_children: Draft) -> None:
    checks = lead.get(url_of(about_children, "check")).content.decode()

    assert SENTENCE in checks
    assert f"{url_of(about_children, 'chapter', 'items')}#id_children_group" in checks
    assert FIELD in page(lead, about_children)
    assert SENTENCE in page(lead, about_children)


def test_answer_is_kept_with_the_items_and_ends_the_warning(lead: Client, about_children: Draft) -> None:
    url = url_of(about_children, "chapter", "items")
    before = rows(about_children, "items", "items")

    answer = lead.post(url, filled(lead, url, {"children": "Only what a worker needs to keep a child safe."}))

    assert answer.status_code == 302
    statement = assemble(about_children).children
    assert (statement.answer, statement.text) == ("text", "Only what a worker needs to keep a child safe.")
    assert rows(about_children, "items", "items") == before
    assert SENTENCE not in lead.get(url_of(about_children, "check")).content.decode()


def test_answer_can_be_taken_back(lead: Client, about_children: Draft) -> None:
    url = url_of(about_children, "chapter", "items")
    lead.post(url, filled(lead, url, {"children": "They come first."}))

    lead.post(url, filled(lead, url, {"children": ""}))

    assert assemble(about_children).children.answer == ""


def test_answer_of_an_older_draft_stands_until_the_chapter_is_saved(lead: Client, about_children: Draft) -> None:
    """Before chapter 4 asked, the statement was kept with what no chapter asks (decision 0017)."""
    held = section(about_children, "items")
    content: dict[str, Any] = {key: value for key, value in held.content.items() if key != "children"}
    let_stand(about_children.sections.filter(pk=held.pk), content=content)
    rest = section(about_children, REST)
    let_stand(
        about_children.sections.filter(pk=rest.pk),
        content={**rest.content, "children": {"answer": "text", "text": "As it was imported."}},
    )
    url = url_of(about_children, "chapter", "items")

    assert assemble(about_children).children.text == "As it was imported."
    assert "As it was imported." in page(lead, about_children)
    lead.post(url, filled(lead, url, {"children": "As it is now."}))
    assert assemble(about_children).children.text == "As it is now."


def test_adding_a_row_meanwhile_loses_neither(people: Partnership, lead: Client, about_children: Draft) -> None:
    url = url_of(about_children, "chapter", "items")
    sent = filled(lead, url, {"children": "They come first."})
    lead.post(url_of(about_children, "row_add", "item", "all"), {"label": "Date of birth"})

    answer = lead.post(url, sent)

    assert answer.status_code == 409
    assert "They come first." in answer.content.decode()
    assert lead.post(url, sent | {"revision": answer.context["finished"].initial["revision"]}).status_code == 302
    document = assemble(about_children)
    assert (document.children.text, document.items[-1].label) == ("They come first.", "Date of birth")
