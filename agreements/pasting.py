"""Reads a pasted list into data items: what could be read as rows with guesses, and what could not, with the reason."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agreements.law import lists
from agreements.law.guessing import guess_kind, is_vague
from agreements.pasted_lines import LONGEST_LINE, Line, Sheet, lines_of, sheet_of, without_bullet
from register.documents.common import clean_text
from register.documents.labels import SUBJECTS

MOST_LINES, MOST_CHARACTERS, LONGEST_LABEL = 500, 100_000, 500
HAVE_ALREADY = "You have this already. It will be left out."
TOO_WIDE = "Too wide to be an item. Say what it is, or leave it out."
NO_HEADING = (
    "Its columns have no heading. Put a first line above the list that names them: What, About whom, Kind, Why, Group."
)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Other words in which people say how sensitive something is.
_KINDS = {
    "personal": "ordinary",
    "special category": "special",
    "special": "special",
    "sensitive": "special",
    "health or care": "health",
    "offences": "offence",
    "criminal": "offence",
    "criminal offence": "offence",
}


@dataclass(frozen=True)
class PastedRow:
    """A data item that was read, with the number of its line. `is_left_out`: it stands already, so it is not added."""

    line: int
    label: str
    why: str = ""
    group: str = ""
    subjects: tuple[str, ...] = ()
    subjects_other: str = ""
    sensitivity: str = ""
    category: str = ""
    remark: str = ""
    is_left_out: bool = False

    def item(self, group: str) -> dict[str, Any]:
        """Return it as a row of the document, in a group."""
        names = ("label", "why", "subjects_other", "sensitivity", "category")
        return {name: getattr(self, name) for name in names} | {"group": group, "subjects": list(self.subjects)}


@dataclass(frozen=True)
class UnreadLine:
    """A line that could not be read, as it came, and why."""

    line: int
    raw: str
    reason: str


@dataclass(frozen=True)
class Pasted:
    """What was read from a pasted list. `headings`: the lines that name columns or open a group, by number."""

    rows: tuple[PastedRow, ...]
    unread: tuple[UnreadLine, ...]
    headings: Mapping[int, str]

    @property
    def to_add(self) -> tuple[PastedRow, ...]:
        """The rows that do not stand already."""
        return tuple(row for row in self.rows if not row.is_left_out)


def refusal(text: str) -> str:
    """Return the sentence with which a text is refused as a whole, or "" when it can be read."""
    if len(text) > MOST_CHARACTERS:
        return f"Shorten the list to {MOST_CHARACTERS:,} characters; it has {len(text):,}."
    lines = lines_of(text)
    if (count := sum(bool(line.strip()) for line in lines)) > MOST_LINES:
        return f"Paste {MOST_LINES} lines at most at a time; this list has {count:,}."
    wrong = ((number, reason) for number, line in enumerate(lines, start=1) if (reason := _unprintable(line)))
    return next((f"Line {number}: {reason}" for number, reason in wrong), "")


def read_list(text: str, *, known: Sequence[str]) -> Pasted:
    """Read a list of data items, whatever it holds: each line that is not empty is a row, a heading or an unread line.

    `known`: the labels of items that stand already.
    """
    sheet = sheet_of(text)
    rows: list[PastedRow] = []
    unread: list[UnreadLine] = []
    headings = {sheet.head.number: ""} if sheet.head else {}
    seen = {_key(label): HAVE_ALREADY for label in known}
    group = ""
    for at, line in enumerate(sheet.lines):
        if line.opens_group and not sheet.columns and at + 1 < len(sheet.lines) and not _wrong(line, sheet):
            headings[line.number] = group = _label(line.cells[0])
        elif reason := _wrong(line, sheet):
            unread.append(UnreadLine(line.number, line.raw, reason))
        else:
            row = _remarked(_row(line, sheet, group), seen)
            seen.setdefault(_key(row.label), f"Line {row.line} says this already. It will be left out.")
            rows.append(row)
    return Pasted(tuple(rows), tuple(unread), headings)


def _key(label: str) -> str:
    return " ".join(unicodedata.normalize("NFC", label).casefold().split())


def _unprintable(raw: str) -> str:
    try:
        clean_text(raw.replace("\t", " "))
    except ValueError as error:
        return str(error)
    return ""


def _wrong(line: Line, sheet: Sheet) -> str:
    """Return why a line cannot be read, or ""."""
    if reason := _unprintable(line.raw):
        return reason
    if len(line.raw) > LONGEST_LINE:
        return f"This line has {len(line.raw):,} characters: too many for an item."
    if line.raw.count('"') % 2:
        return "A quotation mark stands alone here, as when a cell has several lines. Put it on one line."
    if reason := _wrong_columns(len(line.cells), sheet):
        return reason
    label = _label(_said(line, sheet).get("what", ""))
    if len(label) > LONGEST_LABEL:
        return f"Shorten it to {LONGEST_LABEL} characters: the rest belongs to why it is needed."
    if not any(character.isalnum() for character in label):
        return "This line does not say what the item is."
    return ""


def _wrong_columns(size: int, sheet: Sheet) -> str:
    if sheet.columns:
        most = len(sheet.columns)
        return f"This line has {_columns(size)} and the heading has {_count(most)}." if size > most else ""
    if size > 2 and sheet.usual == size:
        return NO_HEADING
    return f"This line has {_columns(size)} and the others have {_count(sheet.usual)}." if size > sheet.usual else ""


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _columns(number: int) -> str:
    return f"{_count(number)} column{'' if number == 1 else 's'}"


def _said(line: Line, sheet: Sheet) -> dict[str, str]:
    """Return what the cells of a line say by column; without a heading a second cell says why."""
    said: dict[str, str] = {}
    for name, cell in zip(sheet.columns or ("what", "why"), line.cells, strict=False):
        said[name] = f"{said.get(name, '')} {cell}".strip()
    return said


def _label(cell: str) -> str:
    """Return an item's name: without bullet, doubled spaces and the stop or comma at its end."""
    label = " ".join(unicodedata.normalize("NFC", without_bullet(cell)).split()).rstrip(",;: ")
    return label.removesuffix(".") if label.count(".") == 1 else label


def _row(line: Line, sheet: Sheet, group: str) -> PastedRow:
    said = _said(line, sheet)
    label = _label(said["what"])
    category, sensitivity = ("", "") if is_vague(label) else guess_kind(label)
    row = PastedRow(line=line.number, label=label, why=unicodedata.normalize("NFC", said.get("why", "")), group=group)
    row = _with_kind(replace(row, category=category, sensitivity=sensitivity), said.get("kind", ""))
    row = _with_subjects(row, said.get("subjects", ""))
    if left := said.get("", ""):
        row = replace(row, remark=f"{row.remark} Left out, for its column is not known: “{left}”.".strip())
    return replace(row, group=_label(said.get("group", "")) or group)


def _with_kind(row: PastedRow, kind: str) -> PastedRow:
    """Return the row with the kind that the list says, where it is a kind that we know."""
    wanted = _key(kind).removesuffix(" (special category)")
    if not wanted:
        return row
    sensitivities = {_key(choice.label): choice.code for choice in lists.entries("sensitivities")} | _KINDS
    codes = {choice.code for choice in lists.entries("sensitivities")}
    if sensitivity := sensitivities.get(wanted, wanted if wanted in codes else ""):
        return replace(row, sensitivity=sensitivity)
    for choice in lists.entries("categories"):
        if wanted in (_key(choice.label), choice.code):
            return replace(row, category=choice.code, sensitivity=choice.flags["sensitivity"])
    return replace(row, remark=f"“{kind}” is not a kind that we know, so we guessed.")


def _with_subjects(row: PastedRow, whom: str) -> PastedRow:
    """Return the row with the people that it is about: those on our list as codes, others in words."""
    codes = {_key(label): code for code, label in SUBJECTS.items()}
    if _key(whom) in codes:
        return replace(row, subjects=(codes[_key(whom)],))
    parts = [part.strip() for part in whom.replace(";", ",").split(",") if part.strip()]
    known = tuple(dict.fromkeys(codes[_key(part)] for part in parts if _key(part) in codes))
    return replace(row, subjects=known, subjects_other=", ".join(part for part in parts if _key(part) not in codes))


def _remarked(row: PastedRow, seen: Mapping[str, str]) -> PastedRow:
    if standing := seen.get(_key(row.label)):
        return replace(row, remark=standing, is_left_out=True)
    return replace(row, remark=f"{TOO_WIDE} {row.remark}".strip()) if is_vague(row.label) else row
