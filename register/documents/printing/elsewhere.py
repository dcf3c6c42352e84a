"""An agreement made elsewhere in words: its original, who signed it when, and what it does not say."""

from dataclasses import replace

from register.documents.agreement import Agreement, Original, Recorded, StatedSignature
from register.documents.common import first_day, spoken_date
from register.documents.elsewhere import A_DAY
from register.documents.labels import ASKED_OF_ORIGINALS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import clause, day, listed, sentence
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    Phrase,
    PrintedSection,
    Table,
    TableGroup,
    TableRow,
    Words,
    beside,
    one_group,
    plain,
)

NOT_STATED = "not stated in the original"
DEPTH_SENTENCES = {
    "filed": (
        "It is filed here: the register holds what it is called, who takes part, who signed when, and the days of its "
        "beginning, review and end. What else it says is in the original, and nowhere here."
    ),
    "summarised": "It is summarised here: what is described here was taken from the original, which says more.",
    "structured": "It is described here clause by clause, in the words of the original.",
    "rebuilt": "It was rebuilt here from its original.",
}
FILE_TYPES = {"application/pdf": "PDF", "image/png": "PNG", "image/jpeg": "JPEG"}
SIGNED_COLUMNS = (Column("Organisation", 70), Column("Signed", 50), Column("Post", 42))
STATED_COLUMNS = (Column("Question", 48), Column("Clause", 24), Column("In the words of the original", 90))
# Sections that would only repeat what stands under the heading of the original.
REPEATED_WHEN_FILED = frozenset({"parties"})


def original(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "The original" of an agreement made elsewhere; None for one that was drafted here."""
    recorded = document.recorded
    if not recorded.depth:
        return None
    blocks: tuple[Block, ...] = (
        *clause("This agreement was made elsewhere. What binds the parties is its original, not what is said here."),
        *clause(DEPTH_SENTENCES[recorded.depth]),
        *_paper(recorded.original),
        *_signatures(recorded, names),
        *_statements(recorded),
    )
    return PrintedSection("original", "The original", blocks)


def _paper(paper: Original) -> tuple[Numbered, ...]:
    if not paper.sha256:
        return clause(f"No scan of the original is held. {sentence(paper.no_scan_because)}".strip())
    kind = FILE_TYPES.get(paper.media_type, paper.media_type)
    title = f"“{paper.title}”, " if paper.title else ""
    groups = " ".join(paper.sha256[place : place + 4] for place in range(0, len(paper.sha256), 4))
    return clause(f"The register holds its scan: {title}{kind}, {paper.size:,} bytes. Its SHA-256 is {groups}.")


def _signatures(recorded: Recorded, names: Names) -> tuple[Table, ...]:
    rows = tuple(_signature(row, names) for row in recorded.signatures)
    return (Table("Signatures in the original", SIGNED_COLUMNS, one_group(rows)),) if rows else ()


def _signature(row: StatedSignature, names: Names) -> TableRow:
    return TableRow(plain(names.full(row.party)), (_signed(row), plain(row.post or "not known")))


def _signed(row: StatedSignature) -> Words:
    if row.answer != "signed":
        return plain("not known")
    if not row.on:
        return plain("signed, without a day")
    whole = len(row.on) == A_DAY
    return beside(plain(day(row.on)), "" if whole else f"{spoken_date(first_day(row.on).isoformat())} is assumed")


def _statements(recorded: Recorded) -> tuple[Block, ...]:
    stated = [row for row in recorded.statements if row.answer != "not_stated"]
    rows = tuple(
        TableRow(plain(label(ASKED_OF_ORIGINALS, row.about)), (plain(row.clause), plain(row.words))) for row in stated
    )
    table = (Table("What the original was asked", STATED_COLUMNS, one_group(rows)),) if rows else ()
    missing = [in_sentence(label(ASKED_OF_ORIGINALS, row.about)) for row in recorded.statements if row not in stated]
    return (*table, *clause(f"{NOT_STATED.capitalize()}: {listed(missing)}." if missing else ""))


def without_gaps(section: PrintedSection, depth: str) -> PrintedSection | None:
    """Return a section of an agreement made elsewhere: what it does not say is no gap that somebody could close.

    None where nothing is left, and for what would only repeat the section of the original.
    """
    if depth == "filed" and section.key in REPEATED_WHEN_FILED:
        return None
    blocks = tuple(_table(block) if isinstance(block, Table) else block for block in section.blocks if _says(block))
    return replace(section, blocks=blocks) if blocks else None


def _says(block: Block) -> bool:
    return isinstance(block, Table) or not any(phrase.is_gap for phrase in block.words)


def _table(table: Table) -> Table:
    groups = tuple(
        TableGroup(
            tuple(TableRow(_filled(row.head), tuple(_filled(cell) for cell in row.cells)) for row in group.rows),
            group.heading,
        )
        for group in table.groups
    )
    return replace(table, groups=groups)


def _filled(words: Words) -> Words:
    return tuple(Phrase(NOT_STATED, "quiet") if phrase.is_gap else phrase for phrase in words)
