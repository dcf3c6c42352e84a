"""Chapter 17: who may see the agreement, which parts the public may not read, and the summary's first draft."""

from typing import Any

import pytest

from agreements.forms.publication import PublicationForm
from agreements.summarising import first_summary
from register.documents.agreement import Agreement, Publication, WithheldPart
from register.documents.common import Wording
from register.documents.labels import PARTS
from register.documents.printing import printed_section
from register.documents.printing.whole import printed
from register.reading.comparing import difference
from register.reading.comparing.sections import AGREEMENT_SECTIONS
from tests.factories.documents import changed, complete_agreement, put
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

BECAUSE = "It would help offenders."
WITHHELD = Publication(visibility="public", answer="parts", withheld=(WithheldPart(part="flows", reason=BECAUSE),))
ALL: dict[str, Any] = {"public_summary": "In short.", "visibility": "public", "answer": "all", "foi": "We answer."}


def saved(form: PublicationForm, standing: dict[str, Any] | None = None) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.content(standing or {})


def test_answers_go_to_their_places_and_come_back() -> None:
    content = saved(PublicationForm(ALL | {"answer": "parts", "parts": ["flows"], "because_flows": BECAUSE}))

    assert content["public_summary"] == "In short."
    assert content["foi"] == {"text": "We answer.", "source": "own"}
    assert content["publication"]["withheld"] == [{"part": "flows", "reason": BECAUSE}]
    again = PublicationForm(initial=PublicationForm.initial_from(content))
    assert again["parts"].value() == ["flows"]
    assert again["because_flows"].value() == BECAUSE


def test_ticked_parts_answer_the_question_above() -> None:
    content = saved(PublicationForm(ALL | {"answer": "", "parts": ["items"], "because_items": BECAUSE}))

    assert content["publication"]["answer"] == "parts"


def test_part_in_words_of_its_own_stays_until_it_is_taken_off() -> None:
    standing = {"publication": {"withheld": [{"part": "The addresses", "reason": "They are secret."}]}}
    initial = PublicationForm.initial_from(standing)

    form = PublicationForm(initial=dict(initial))
    sent = {"parts": form["parts"].value(), "because_own-0": form["because_own-0"].value()}

    kept = saved(PublicationForm(ALL | {"answer": "parts"} | sent, initial=dict(initial)), standing)
    assert kept["publication"]["withheld"] == standing["publication"]["withheld"]
    assert saved(PublicationForm(ALL, initial=dict(initial)), standing)["publication"]["withheld"] == []


def test_reason_stands_beneath_the_part_that_it_belongs_to() -> None:
    html = PublicationForm(ALL).render()

    assert html.count('name="because_flows"') == 1
    assert html.index('value="flows"') < html.index('name="because_flows"') < html.index('value="responsibility"')
    assert html.count("app-revealed") == len(PARTS) + 1


def test_first_draft_of_the_summary_is_offered_where_none_was_written() -> None:
    summary = first_summary(complete_agreement())
    form = PublicationForm(initial={})
    form.offer_summary(summary)

    assert form["public_summary"].value() == summary
    assert "name and address, and equipment needed" in summary or "name and address and equipment needed" in summary
    assert "It is kept for 6 years." in summary
    assert "write to care@northmoor.example" in summary
    assert 40 <= len(summary.split()) <= 130


def test_summary_that_was_written_is_not_written_over() -> None:
    form = PublicationForm(initial={"public_summary": "Ours."})
    form.offer_summary("Theirs.")

    assert form["public_summary"].value() == "Ours."


def test_nothing_is_summarised_while_nothing_is_known() -> None:
    assert first_summary(Agreement()) == ""


def test_summary_of_many_items_names_the_first_six() -> None:
    items = complete_agreement().items * 5

    assert "and 4 more. Nothing else is shared." in first_summary(changed(complete_agreement(), items=items))


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C11 warning publication/public_summary", {"public_summary": ""}),
        ("C11 warning publication/public_summary", {"public_summary": "They share."}),
        ("C11 warning publication/public_summary", {"public_summary": "They share. " * 200}),
        ("C11 warning publication/visibility", {"publication.visibility": ""}),
        ("C11 warning publication/answer", {"publication.answer": ""}),
        ("C11 warning publication/reason", {"publication.visibility": "parties"}),
        ("C11 warning publication/reason", {"publication.answer": "summary"}),
        ("C11 warning publication/parts", {"publication.answer": "parts"}),
        ("C11 warning publication/parts", {"publication": WITHHELD, "publication.withheld.0.reason": " "}),
        ("C11 warning publication/parts", {"publication": WITHHELD, "publication.withheld.0.part": "The addresses"}),
        ("C11 warning publication/foi", {"foi": Wording()}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"publication": WITHHELD},
        {"publication": Publication(visibility="partners", reason="It names safe places.")},
        {"publication.answer": "summary", "publication.reason": "It names safe places."},
    ],
)
def test_what_is_said_is_not_a_gap(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes)) == ()


def test_parts_are_called_as_their_sections_are() -> None:
    assert {part: AGREEMENT_SECTIONS[part] for part in PARTS} == PARTS
    headings = {section.key: section.heading for section in printed(complete_agreement())}
    assert all(PARTS[key] == heading for key, heading in headings.items() if key in PARTS)


def test_withheld_part_is_printed_by_its_heading() -> None:
    section = printed_section(changed(complete_agreement(), publication=WITHHELD), "publication")

    assert section is not None
    said = [phrase.text for block in section.blocks for point in getattr(block, "points", ()) for phrase in point]
    assert said == [f"How it moves: {BECAUSE}"]


def test_comparison_names_the_part_by_its_heading() -> None:
    old = complete_agreement()

    changes = difference(old, put(old, "publication", WITHHELD)).changes

    assert any("“How it moves”" in change.sentence or "How it moves" in change.sentence for change in changes)
