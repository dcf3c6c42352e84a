"""The whole agreement in words: its sections in their order, numbered, with their clauses and tables."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from register.documents.agreement import Agreement
from register.documents.labels import PARTS
from register.documents.printing.about import about, parties, purpose
from register.documents.printing.elsewhere import original, without_gaps
from register.documents.printing.information import flows, items
from register.documents.printing.keeping import retention, security, suppliers, transfers
from register.documents.printing.lawfulness import lawfulness
from register.documents.printing.naming import Names
from register.documents.printing.own_clauses import annexes, five_tests, own_clauses
from register.documents.printing.people import confidentiality, rights, risks
from register.documents.printing.phrasing import clause, sentence
from register.documents.printing.responsibility import responsibility
from register.documents.printing.running import definitions, incidents, life, publication
from register.documents.printing.values import Block, Numbered, PrintedSection, Table

Writer = Callable[[Agreement, Names], PrintedSection | None]

# The order of the agreement, by the keys of its sections; a section that holds no answer is left out, and the next one
# takes its number. Clauses in its own words stand before the annexes, in their own order.
WRITERS: Mapping[str, Writer] = {
    "about": about,
    "purpose": purpose,
    "parties": parties,
    "items": items,
    "flows": flows,
    "responsibility": responsibility,
    "lawfulness": lawfulness,
    "rights": rights,
    "risks": risks,
    "confidentiality": confidentiality,
    "security": security,
    "suppliers": suppliers,
    "transfers": transfers,
    "retention": retention,
    "incidents": incidents,
    "life": life,
    "publication": publication,
    "definitions": definitions,
    "annexes": annexes,
}
UNNUMBERED = frozenset({"tests"})
NOTHING: Mapping[str, str] = MappingProxyType({})


def printed(document: Agreement, withheld: Mapping[str, str] = NOTHING) -> tuple[PrintedSection, ...]:
    """Return an agreement in words, section by section; what is not said yet stands in it as gaps.

    An agreement made elsewhere has no gaps: its original says what it says. In the place of a part that is `withheld`
    stand its heading and the reason.
    """
    names, depth = Names(document), document.recorded.depth
    written = {
        key: _not_published(key, withheld[key]) if key in withheld else writer(document, names)
        for key, writer in WRITERS.items()
    }
    papers = written.pop("annexes")
    own = [_not_published("clauses", withheld["clauses"])] if "clauses" in withheld else own_clauses(document, names)
    sections = (*written.values(), *own, papers, five_tests(document, names))
    found = [section for section in sections if section is not None]
    if depth:
        found = [kept for section in found if (kept := without_gaps(section, depth)) is not None]
    first = original(document, names)
    return _numbered([*([first] if first else []), *found])


def _not_published(part: str, reason: str) -> PrintedSection:
    return PrintedSection(part, PARTS[part], clause(f"This part is not published. {sentence(reason)}".strip()))


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
