"""The lines of a pasted list taken apart into cells: dashes, one line of commas, tabs, a spreadsheet's columns."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LONGEST_LINE = 5_000
# A bare number counts as a bullet only before a tab: "112 calls" is an item.
_BULLET = re.compile(
    r"^\s*(?:[-–—*•·▪◦‣●○■□➢➤✓✔\uf0b7]+\s*(?=\S)|o\t\s*|\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-z]\)|[ivx]{1,5}\))\s+|\d{1,3}\t\s*)",
    re.IGNORECASE,
)
_COMMA_OUTSIDE_BRACKETS = re.compile(r",(?![^()]*\))")
HEADS: Mapping[str, frozenset[str]] = {
    "what": frozenset(
        {"what", "item", "items", "data item", "data items", "what information", "what is it", "information", "data"}
        | {"field", "field name", "data field", "description"}
    ),
    "subjects": frozenset(
        {"about whom", "whom", "who", "about", "subject", "subjects", "data subject", "data subjects", "people"}
    ),
    "kind": frozenset({"kind", "type", "category", "sensitivity", "kind of information", "kind of data"}),
    "why": frozenset(
        {"why", "why needed", "why is it needed", "why it is needed", "reason", "purpose", "justification"}
    ),
    "group": frozenset({"group", "section", "heading"}),
    "number": frozenset({"no", "number", "#", "ref", "line", "row"}),
}
# Words that may also be an item of their own are a heading only beside others.
_HEADS_ALONE = frozenset({"what", "item", "items", "data item", "data items", "what information"})


@dataclass(frozen=True)
class Line:
    """A line that is not empty: its number (from 1), as it came, and its cells."""

    number: int
    raw: str
    cells: tuple[str, ...]

    @property
    def opens_group(self) -> bool:
        """Whether it reads as the heading of the lines that follow: "Victim:"."""
        return len(self.cells) == 1 and self.cells[0].endswith(":") and not has_bullet(self.raw)


@dataclass(frozen=True)
class Sheet:
    """All lines that are not empty. `columns`: what each is, where a first line (`head`) says so."""

    lines: tuple[Line, ...]
    columns: tuple[str, ...] = ()
    head: Line | None = None

    @property
    def usual(self) -> int:
        """How many cells most lines have; the fewer, where two counts are as frequent."""
        counts = Counter(len(line.cells) for line in self.lines)
        return max(sorted(counts), key=lambda size: counts[size], default=1)


def has_bullet(text: str) -> bool:
    """Return whether a line begins with a dash, a bullet or a number."""
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """Return a line without the dash, bullet or number that it begins with."""
    return _BULLET.sub("", text, count=1).strip()


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, empty ones too; the parts of a list in one line with commas count as lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    full = [line for line in lines if line.strip()]
    if len(full) != 1 or "\t" in full[0].strip() or "|" in full[0] or len(full[0]) > LONGEST_LINE:
        return lines
    for parts in (full[0].split(";"), _COMMA_OUTSIDE_BRACKETS.split(full[0])):
        if len(parts) > 2:
            return [part.strip() for part in parts]
    return lines


def mended(text: str, changes: Mapping[int, str]) -> str:
    """Return a text with some lines, by number, put in other words; a line put in no words stays as an empty one."""
    lines = lines_of(text)
    return "\n".join(changes.get(number, line) for number, line in enumerate(lines, start=1))


def sheet_of(text: str) -> Sheet:
    """Return the lines of a text with their cells, and what each column is where the first line says so."""
    numbered = [(number, raw) for number, raw in enumerate(lines_of(text), start=1) if raw.strip()]
    for separator in ("\t", "|", ";", ","):
        if numbered and (columns := _columns(_split(numbered[0][1], separator))):
            head, *lines = (Line(number, raw, _split(raw, separator)) for number, raw in numbered)
            return Sheet(tuple(lines), columns, head)
    return Sheet(tuple(Line(number, raw, _cells(raw)) for number, raw in numbered))


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what the cells of a first line name ("" for what is not known); nothing when it is no heading."""
    names = [" ".join(cell.casefold().strip(" ?.:*").split()) for cell in cells]
    found = [next((key for key, words in HEADS.items() if name in words), "") for name in names]
    if len(names) == 1:
        return ("what",) if names[0] in _HEADS_ALONE else ()
    return tuple(found) if "what" in found and len([key for key in found if key]) > 1 else ()


def _split(raw: str, separator: str) -> tuple[str, ...]:
    """Return the cells of a line, empty ones too; a cell in quotation marks may hold the separator."""
    if len(raw) > LONGEST_LINE:
        return (raw,)
    line = raw.strip().strip("|") if separator == "|" else raw
    return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=separator), [""]))


def _cells(raw: str) -> tuple[str, ...]:
    """Return the cells of a line in a list without a heading: tabs or upright strokes part them, empty ones go."""
    bare = without_bullet(raw)
    separator = "\t" if "\t" in bare else "|"
    if separator not in bare:
        return (bare.strip('"') if bare.count('"') == 2 and bare[0] == bare[-1] == '"' else bare,)
    return tuple(cell for cell in _split(bare, separator) if cell) or (bare,)
