"""What printed words are made of: phrases, numbered clauses, tables and sections, without any layout."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

Tone = Literal["plain", "quiet", "gap"]


@dataclass(frozen=True)
class Phrase:
    """A run of words: plain, quiet (said beside the rest) or a gap (not said yet; an approved text has none)."""

    text: str
    tone: Tone = "plain"

    @property
    def is_gap(self) -> bool:
        """Says whether the words stand for something that has not been said."""
        return self.tone == "gap"

    @property
    def is_quiet(self) -> bool:
        """Says whether the words are a remark; in a cell it stands on a line of its own."""
        return self.tone == "quiet"


Words = tuple[Phrase, ...]


def plain(text: str) -> Words:
    """Return words without gaps or remarks; no words for an empty text."""
    return (Phrase(text),) if text else ()


def gap(text: str) -> Words:
    """Return a blank, in the words that say what is missing: "why it is needed: not yet said"."""
    return (Phrase(text, "gap"),)


def said(text: str, missing: str) -> Words:
    """Return the text, or, where there is none, the gap that `missing` names."""
    return plain(text) or gap(missing)


def beside(words: Words, *remarks: str) -> Words:
    """Return words with the remarks that are not empty, each on a line of its own."""
    return words + tuple(Phrase(remark, "quiet") for remark in remarks if remark)


@dataclass(frozen=True)
class Numbered:
    """A clause: its number ("4.1", given at the end), its words, and points beneath it."""

    words: Words
    points: tuple[Words, ...] = ()
    number: str = ""
    level: int = 0
    kind: ClassVar[str] = "clause"


@dataclass(frozen=True)
class Column:
    """A column: its heading, and its width in millimetres of the 162 that a page has."""

    heading: str
    width: int


@dataclass(frozen=True)
class TableRow:
    """A row: the cell that names it, and the others."""

    head: Words
    cells: tuple[Words, ...]


@dataclass(frozen=True)
class TableGroup:
    """Rows that stand together, under a heading or ("") none."""

    rows: tuple[TableRow, ...]
    heading: str = ""


# Millimetres: of a third of a page, a letter, a line and the room around a row, in the type of tables.
THIRD_OF_A_PAGE = 80
LETTER, LINE, ROOM = 1.6, 4.2, 3.2


def _row_height(row: TableRow, columns: tuple[Column, ...]) -> float:
    """Return about how many millimetres a row is high on paper."""
    lines = max(_lines(words, column.width) for words, column in zip((row.head, *row.cells), columns, strict=False))
    return LINE * lines + ROOM


def _lines(words: Words, width: int) -> int:
    text = "".join(f"\n{phrase.text}" if phrase.is_quiet else phrase.text for phrase in words)
    return sum(int(len(line) * LETTER / width) + 1 for line in text.split("\n"))


@dataclass(frozen=True)
class Table:
    """A table with a caption; its number counts through the whole agreement and is given at the end."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[TableGroup, ...]
    number: int = 0
    name: str = ""
    kind: ClassVar[str] = "table"

    @property
    def is_short(self) -> bool:
        """Says whether it takes less than a third of a page of paper; a short table is not broken between pages."""
        return self._height() < THIRD_OF_A_PAGE

    def _height(self) -> float:
        rows = [row for group in self.groups for row in group.rows]
        return sum(_row_height(row, self.columns) for row in rows) + 8 * len(self.groups)


@dataclass(frozen=True)
class Note:
    """Words that stand beside the text and have no number."""

    words: Words
    kind: ClassVar[str] = "note"


Block = Numbered | Table | Note


@dataclass(frozen=True)
class PrintedSection:
    """A section: its number ("" for none), a key that never changes ("purpose"), its heading and blocks."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    number: str = ""


def one_group(rows: tuple[TableRow, ...]) -> tuple[TableGroup, ...]:
    """Return the rows of a table that has no groups."""
    return (TableGroup(rows),)


def alike(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """Return rows in their order, those that say the same drawn together: their heads stand beneath one another."""
    found: dict[tuple[Words, ...], list[Words]] = {}
    for row in rows:
        found.setdefault(row.cells, []).append(row.head)
    return tuple(TableRow(_stacked(heads), cells) for cells, heads in found.items())


def _stacked(heads: list[Words]) -> Words:
    first, *rest = heads
    return first + tuple(phrase for head in rest for phrase in (Phrase(",\n"), *head))
