"""The whole agreement in words: its sections in their order, numbered, with their clauses and tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from register.documents.agreement import Agreement
from register.documents.printing.about import about, parties, purpose
from register.documents.printing.information import flows, items
from register.documents.printing.keeping import retention, security, suppliers, transfers
from register.documents.printing.lawfulness import lawfulness
from register.documents.printing.naming import Names
from register.documents.printing.own_clauses import annexes, five_tests, own_clauses
from register.documents.printing.people import confidentiality, rights, risks
from register.documents.printing.responsibility import responsibility
from register.documents.printing.running import definitions, incidents, life, publication
from register.documents.printing.values import Block, Numbered, PrintedSection, Table

Writer = Callable[[Agreement, Names], PrintedSection | None]

# The order of the agreement; a section that holds no answer is left out, and the next one takes its number.
WRITERS: tuple[Writer, ...] = (
    about,
    purpose,
    parties,
    items,
    flows,
    responsibility,
    lawfulness,
    rights,
    risks,
    confidentiality,
    security,
    suppliers,
    transfers,
    retention,
    incidents,
    life,
    publication,
    definitions,
    annexes,
)
UNNUMBERED = frozenset({"tests"})


def printed(document: Agreement) -> tuple[PrintedSection, ...]:
    """Return an agreement in words, section by section; what is not said yet stands in it as gaps."""
    names = Names(document)
    written = [section for writer in WRITERS if (section := writer(document, names)) is not None]
    tests = five_tests(document, names)
    return _numbered([*written, *own_clauses(document, names), *([tests] if tests else [])])


def printed_section(document: Agreement, key: str) -> PrintedSection | None:
    """Return one section by its key, numbered as in the whole; None when it holds no answer."""
    return next((section for section in printed(document) if section.key == key), None)


def _numbered(sections: list[PrintedSection]) -> tuple[PrintedSection, ...]:
    tables = count(1)
    numbers = count(1)
    return tuple(_with_numbers(section, numbers, tables) for section in sections)


def _with_numbers(section: PrintedSection, numbers: Iterator[int], tables: Iterator[int]) -> PrintedSection:
    if section.key in UNNUMBERED:
        return section
    own = section.number or str(next(numbers))
    clauses = count(1)
    itself = any(isinstance(block, Numbered) and block.number for block in section.blocks)
    blocks = tuple(_with_number(block, "" if itself else own, clauses, tables) for block in section.blocks)
    return replace(section, number=own, blocks=blocks)


def _with_number(block: Block, section: str, clauses: Iterator[int], tables: Iterator[int]) -> Block:
    """Return a block with its number; `section` is "" where the clauses have brought their own labels."""
    if isinstance(block, Table):
        return replace(block, number=next(tables))
    if isinstance(block, Numbered) and section and not block.level:
        return replace(block, number=f"{section}.{next(clauses)}")
    return block
