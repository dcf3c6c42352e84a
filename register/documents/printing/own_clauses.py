"""Clauses in the agreement's own words, annexes, and the five tests."""

from register.documents.agreement import Agreement, Annex, Declarations
from register.documents.common import Block as ClauseBlock
from register.documents.common import Clause
from register.documents.file_kinds import FILE_KINDS
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import sentence, tied
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    Words,
    gap,
    one_group,
    plain,
)

WIDTH = 162
TEST_COLUMNS = (Column("Test of the protocol", 62), Column("What was declared", 100))
ANNEX_COLUMNS = (Column("Annex", 52), Column("File", 32), Column("SHA-256 of its bytes", 78))


def own_clauses(document: Agreement, names: Names) -> tuple[PrintedSection, ...]:
    """Return each clause as a section, with its own number where it has one, and its parts in their order."""
    return tuple(
        PrintedSection(
            f"clause-{place}", clause.heading or "Further clause", clause_blocks(clause), number=clause.number.strip()
        )
        for place, clause in enumerate(document.clauses, start=1)
    )


def clause_blocks(clause: Clause) -> tuple[Block, ...]:
    """Return the parts of a clause in their order, with their own labels."""
    return tuple(_block(block) for block in clause.blocks)


def _block(block: ClauseBlock) -> Block:
    if block.kind == "table" and block.table:
        return _table(block)
    text = f"“{block.text}”" if block.kind == "quotation" else block.text
    points = tuple(plain(tied(line)) for line in block.lines)
    return Numbered(plain(tied(text)), points, number=block.label, level=block.level)


def _table(block: ClauseBlock) -> Table:
    head, *rows = block.table
    # An import may bring a table whose rows hold no cell at all.
    widest = max(1, *(len(row) for row in block.table))
    columns = tuple(Column(text, WIDTH // widest) for text in (*head, *[""] * (widest - len(head))))
    filled = (row + ("",) * (widest - len(row)) for row in rows)
    body = tuple(TableRow(plain(row[0]), tuple(plain(cell) for cell in row[1:])) for row in filled)
    return Table(block.text, columns, one_group(body))


def annexes(document: Agreement, names: Names) -> PrintedSection | None:
    """Return the annexes, each named by its digest, or None where there are none."""
    rows = tuple(TableRow(plain(annex.title), (plain(_file(annex)), plain(annex.sha256))) for annex in document.annexes)
    table = Table("Papers that belong to this agreement", ANNEX_COLUMNS, one_group(rows))
    return PrintedSection("annexes", "Annexes", (table,)) if rows else None


def _file(annex: Annex) -> str:
    kind = FILE_KINDS.get(annex.media_type, annex.media_type)
    return ", ".join(part for part in (kind, f"{annex.size:,} bytes" if annex.size else "") if part)


def five_tests(document: Agreement, names: Names) -> PrintedSection | None:
    """Return the five tests of the protocol with the evidence declared; None before submission."""
    declared = document.declarations
    if declared == Declarations():
        return None
    rows = (
        _test("There is a clearly defined requirement", declared.requirement),
        _test("It is lawful", declared.lawful),
        _test("It accords with data protection law", declared.data_protection),
        _test("Only appropriate information is shared", declared.appropriate),
        _test("It is in the interests of service users and communities", declared.interests),
    )
    return PrintedSection("tests", "The five tests", (Table("", TEST_COLUMNS, one_group(rows), name="tests"),))


def _test(test: str, evidence: str) -> TableRow:
    words: Words = plain(tied(sentence(evidence))) or gap("not yet declared")
    return TableRow(plain(test), (words,))
