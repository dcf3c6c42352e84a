"""The protocol in words: context and tiers, commitments, further clauses, and the declaration."""

from collections.abc import Iterator
from itertools import groupby

from register.documents.common import Clause
from register.documents.printing.own_clauses import clause_blocks
from register.documents.printing.phrasing import paragraphs
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    one_group,
    plain,
)
from register.documents.protocol import Commitment, Protocol

TIER_COLUMNS = (Column("Tier", 16), Column("What it holds", 86), Column("Governance", 60))


def printed_protocol(document: Protocol) -> tuple[PrintedSection, ...]:
    """Return the protocol in words, in the order of the founding one; nothing that it does not say is added."""
    sections = (
        PrintedSection("context", "Context", _context(document)),
        PrintedSection("commitments", "Protocol", tuple(_commitments(document))),
        *(_clause(clause, place) for place, clause in enumerate(document.clauses, start=1)),
        PrintedSection("agreement", "Agreement", paragraphs(document.declaration)),
    )
    return tuple(section for section in sections if section.blocks)


def _context(document: Protocol) -> tuple[Block, ...]:
    rows = tuple(
        TableRow(plain(f"Tier {tier.number}"), (plain(tier.heading), plain(tier.governance))) for tier in document.tiers
    )
    tiers = (Table("The tiers of the framework", TIER_COLUMNS, one_group(rows), number=1),) if rows else ()
    return (*paragraphs(document.context), *tiers)


def _commitments(document: Protocol) -> Iterator[Numbered]:
    """Yield the commitments; those under one heading stand together beneath it."""
    for heading, rows in groupby(document.commitments, key=lambda row: row.heading):
        if heading:
            yield Numbered(plain(heading))
        for row in rows:
            yield from _commitment(row)


def _commitment(row: Commitment) -> tuple[Numbered, ...]:
    first, *others = paragraphs(row.body) or (Numbered(plain(row.heading)),)
    return (Numbered(first.words, first.points, number=row.number), *others)


def _clause(clause: Clause, place: int) -> PrintedSection:
    return PrintedSection(
        f"clause-{place}", clause.heading or "Further clause", clause_blocks(clause), number=clause.number
    )
