"""Reads the words of an agreement as they are printed, for tests."""

from collections.abc import Iterator

from register.documents.agreement import Agreement
from register.documents.printing import PrintedSection, printed_section
from register.documents.printing.values import Numbered, Phrase, Table


def phrases(sections: tuple[PrintedSection, ...]) -> Iterator[Phrase]:
    """Yields every phrase of sections, in the order of reading."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in (row for group in block.groups for row in group.rows):
                    yield from (phrase for cell in (row.head, *row.cells) for phrase in cell)
            else:
                yield from block.words
                if isinstance(block, Numbered):
                    yield from (phrase for point in block.points for phrase in point)


def words(agreement: Agreement, key: str) -> str:
    """Returns the words of one section, with single spaces."""
    section = printed_section(agreement, key)
    assert section is not None
    return " ".join(" ".join(phrase.text for phrase in phrases((section,))).replace("\N{NO-BREAK SPACE}", " ").split())
