"""Chapter 18: clauses in the agreement's own words, part by part, in any order."""

from typing import Any

import pytest
from django.test import Client

from agreements.assembling import assemble
from agreements.chapters import CHAPTERS
from agreements.models import Draft
from register.documents.common import Clause
from register.documents.printing import printed
from tests.factories.documents import NAMES
from tests.pages.agreements.drafting import filled, problems, rows, url_of

CLAUSE = ("clause", "all")
PARTS: dict[str, dict[str, Any]] = {
    "paragraph": {"label": "(a)", "text": "Each party answers for its own staff.", "level": "1"},
    "list": {"text": "It does not answer for", "lines": "- storms\n- strikes", "level": "2"},
    "quotation": {"text": "No party shall be liable", "level": "3"},
    "table": {"text": "Limits", "table": "Party | Limit\nEach | £1 million"},
    "reference": {"text": "Clause 4 of the protocol"},
}


@pytest.fixture
def clause(lead: Client, draft: Draft) -> str:
    """The id of a clause on liability, without a word in it yet."""
    answer = lead.post(
        url_of(draft, "row_add", *CLAUSE),
        {"number": "7", "heading": "Liability", "kind": "liability", "was": "0a1b2c3d"},
    )
    assert answer["Location"] == url_of(draft, "row", *CLAUSE, "0a1b2c3d")
    return "0a1b2c3d"


def clauses(draft: Draft) -> tuple[Clause, ...]:
    return assemble(draft).clauses


def add(client: Client, draft: Draft, clause: str, *kinds: str) -> None:
    """Add parts to a clause, as their pages do."""
    for kind in kinds:
        url = f"{url_of(draft, 'row_add', 'block', clause)}?kind={kind}"
        answer = client.post(url, filled(client, url, PARTS[kind]))
        assert answer.status_code == 302, problems(answer.content.decode())


def marks(client: Client, draft: Draft, clause: str) -> list[str]:
    (shown,) = client.get(url_of(draft, "row", *CLAUSE, clause)).context["inner"]
    return [row.id.partition("-")[2] for row in shown.rows]


def test_chapter_is_opened_by_choice_and_counts_once_something_stands_in_it(lead: Client, draft: Draft) -> None:
    before = lead.get(url_of(draft, "draft")).content.decode()
    lead.post(url_of(draft, "row_add", *CLAUSE), {"heading": "Audit"})
    after = lead.get(url_of(draft, "draft")).content.decode()

    assert "Few agreements need more" in before
    assert f"of {len(CHAPTERS) - 1}" in before
    assert "Few agreements need more" not in after
    assert f"of {len(CHAPTERS)}" in after


def test_every_kind_of_part_is_written_and_read_as_it_will_stand(lead: Client, draft: Draft, clause: str) -> None:
    add(lead, draft, clause, *PARTS)

    (said,) = clauses(draft)
    assert [(block.kind, block.level) for block in said.blocks] == [
        ("paragraph", 1),
        ("list", 2),
        ("quotation", 3),
        ("table", 0),
        ("reference", 0),
    ]
    assert said.blocks[1].lines == ("storms", "strikes")
    assert said.blocks[3].table == (("Party", "Limit"), ("Each", "£1 million"))
    page = lead.get(url_of(draft, "row", *CLAUSE, clause)).content.decode()
    assert "app-paper__clause--3" in page
    assert "“No party shall be liable”" in page
    section = next(found for found in printed(assemble(draft)) if found.heading == "Liability")
    assert section.number == "7"


def test_parts_are_changed_moved_and_removed(lead: Client, draft: Draft, clause: str) -> None:
    add(lead, draft, clause, "paragraph", "quotation", "reference")
    first, second, third = marks(lead, draft, clause)

    url = url_of(draft, "row", "block", clause, second)
    answer = lead.post(url, filled(lead, url, {"text": "No party is liable"}))
    lead.post(url_of(draft, "row_order", "block", clause), {"move": f"up:{third}"})
    lead.post(url_of(draft, "row_remove", "block", clause, first), {"sure": "1"})

    assert answer["Location"] == f"{url_of(draft, 'row', *CLAUSE, clause)}#block-list-{clause}"
    assert [block.text for block in clauses(draft)[0].blocks] == ["Clause 4 of the protocol", "No party is liable"]


def test_clauses_stand_in_any_order_with_numbers_missing_repeated_or_wrong(lead: Client, draft: Draft) -> None:
    for number, heading in (("7", "Liability"), ("7", "Audit"), ("", "Law"), ("4A", "Governance")):
        lead.post(url_of(draft, "row_add", *CLAUSE), {"number": number, "heading": heading})
    ids = {row["heading"]: row["id"] for row in rows(draft, "clauses", "clauses")}

    lead.post(url_of(draft, "row_order", *CLAUSE), {"move": f"up:{ids['Law']}"})
    lead.post(url_of(draft, "row_remove", *CLAUSE, ids["Governance"]), {"sure": "1"})

    own = [section for section in printed(assemble(draft)) if section.key.startswith("clause-")]
    assert [section.heading for section in own] == ["Liability", "Law", "Audit"]
    assert (own[0].number, own[2].number) == ("7", "7")
    assert own[1].number not in {"", "7"}


def test_clause_keeps_its_words_when_its_head_is_changed(lead: Client, draft: Draft, clause: str) -> None:
    add(lead, draft, clause, "paragraph")
    url = url_of(draft, "row", *CLAUSE, clause)

    lead.post(url, filled(lead, url, {"heading": "Liability and insurance"}))

    (said,) = clauses(draft)
    assert (said.heading, len(said.blocks), said.source) == ("Liability and insurance", 1, "own")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("paragraph", "Write the paragraph."),
        ("list", "Write the points, one a line."),
        ("quotation", "Give the words that are quoted."),
        ("table", "Give the table, one row a line."),
        ("reference", "Say to what it refers, such as “clause 4 of the protocol”."),
    ],
)
def test_part_without_words_is_refused(lead: Client, draft: Draft, clause: str, kind: str, sentence: str) -> None:
    answer = lead.post(url_of(draft, "row_add", "block", clause), {"kind": kind, "label": "(z)", "level": "0"})

    assert (answer.status_code, problems(answer.content.decode())) == (422, [sentence])
    assert not clauses(draft)[0].blocks


def test_part_of_a_clause_that_was_removed_meanwhile_is_not_lost(lead: Client, draft: Draft, clause: str) -> None:
    lead.post(url_of(draft, "row_remove", *CLAUSE, clause), {"sure": "1"})

    answer = lead.post(url_of(draft, "row_add", "block", clause), {"kind": "paragraph", "text": "Kept", "level": "0"})

    assert answer.status_code == 422
    assert "Somebody else removed what this belongs to" in answer.content.decode()
    assert "Kept</textarea>" in answer.content.decode()
    assert lead.get(url_of(draft, "row_add", "block", clause)).status_code == 404


def test_clause_without_a_heading_is_refused(lead: Client, draft: Draft) -> None:
    answer = lead.post(url_of(draft, "row_add", *CLAUSE), {"number": "9"})

    assert (answer.status_code, problems(answer.content.decode())) == (422, ["Give it a heading."])


def test_party_reads_clauses_and_does_not_change_them(lead: Client, partner: Client, draft: Draft, clause: str) -> None:
    add(lead, draft, clause, "paragraph")

    page = partner.get(url_of(draft, "row", *CLAUSE, clause)).content.decode()
    answer = partner.post(
        url_of(draft, "row_add", "block", clause), {"kind": "paragraph", "text": "Mine", "level": "0"}
    )

    assert "Each party answers for its own staff." in page
    assert "Add a paragraph" not in page
    assert answer.status_code == 422
    assert f"Only a manager of {NAMES['northmoor']} may" in answer.content.decode()
    assert len(clauses(draft)[0].blocks) == 1
