"""The building blocks that every document on record is made of: texts, dates, answers, people and choices."""

import calendar
import re
import unicodedata
from datetime import date, timedelta
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST_TEXT = 100_000
LONGEST_LIST = 2_000
# Controls but for the line feed (Cc), halves of surrogate pairs (Cs), and marks that turn the direction of writing.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_PERIODS = ("year", "month", "day")


def clean_text(text: str) -> str:
    """Return `text` in Unicode NFC; raise ValueError, with a sentence, for characters that must not be on record."""
    if found := _UNPRINTABLE.search(text):
        raise ValueError(f"The text holds a character that cannot be printed (U+{ord(found[0]):04X}). Remove it.")
    return unicodedata.normalize("NFC", text)


def check_partial_date(text: str) -> str:
    """Return `text` when it is empty or a real year, month or day in ISO 8601; raise ValueError otherwise."""
    if not text:
        return text
    if not _PARTIAL_DATE.fullmatch(text):
        raise ValueError("Give a day, a month or a year, such as 2024-07-01, 2024-07 or 2024.")
    try:
        first_day(text)
    except ValueError:
        raise ValueError(f"There is no such {_PERIODS[text.count('-')]} as {text}.") from None
    return text


def first_day(partial: str) -> date:
    """Return the first day of a partial date's period; a start counts from it. Raise ValueError when there is none."""
    year, month, day = ([int(part) for part in partial.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """Return the last day of a partial date's period; an end counts to it. Raise ValueError when there is none."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(*parts)


def spoken_date(partial: str) -> str:
    """Return a partial date as it is printed: "1 July 2024", "July 2024", "2024", or "" for none."""
    if not partial:
        return ""
    start = first_day(partial)
    if len(partial) == 4:
        return partial
    month = f"{calendar.month_name[start.month]} {start.year}"
    return month if len(partial) == 7 else f"{start.day} {month}"


def months_after(start: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month where the day does not exist in it."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, 1) + timedelta(days=min(start.day, calendar.monthrange(year, month)[1]) - 1)


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(clean_text)]
Code = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9][a-z0-9_.:-]*$|^$")]
RowId = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9-]*$")]
PartialDate = Annotated[str, AfterValidator(check_partial_date)]
Months = Annotated[int, Field(ge=0, le=1200)]
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
Texts = Annotated[tuple[Text, ...], Field(max_length=LONGEST_LIST)]
Codes = Annotated[tuple[Code, ...], Field(max_length=LONGEST_LIST)]
RowIds = Annotated[tuple[RowId, ...], Field(max_length=LONGEST_LIST)]


class Part(BaseModel):
    """A part of a document: strict, closed to unknown keys, unchanging, and with an empty value for every field."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=True)


Row = TypeVar("Row", bound=Part)


class Rows(Part, Generic[Row]):
    """An optional section: not answered (""), "none" (which prints its sentence), or rows."""

    answer: Literal["", "none", "rows"] = ""
    rows: Annotated[tuple[Row, ...], Field(max_length=LONGEST_LIST)] = ()


class OptionalText(Part):
    """An optional text: not answered (""), "none", or the text."""

    answer: Literal["", "none", "text"] = ""
    text: Text = ""


class YesNo(Part):
    """A question answered yes or no, or not yet, with what there is to say about it."""

    answer: Literal["", "yes", "no"] = ""
    text: Text = ""


class Wording(Part):
    """A section in words: the partnership's standard terms (copied whole, with their source), or its own."""

    source: Literal["", "standard", "own"] = ""
    source_name: Text = ""
    source_version: Text = ""
    text: Text = ""


class LegalChoice(Part):
    """A choice from a legal list: its code, the label and law as printed that day, and the words as printed."""

    code: Code = ""
    label: Text = ""
    law: Text = ""
    words: Text = ""


class Contact(Part):
    """A post and its shared mailbox: never a person, so that a change of officer is not a new version."""

    role: Literal["contact", "dpo", "caldicott", "rights", "complaints", "incidents", "other"] = "contact"
    post: Text = ""
    mailbox: Text = ""
    telephone: Text = ""


class ItemChoice(Part):
    """Which data items something concerns: all of them, whole groups, or chosen rows."""

    scope: Literal["", "all", "groups", "chosen"] = ""
    groups: Texts = ()
    items: RowIds = ()


class PartyChoice(Part):
    """Which parties something concerns: those named, each party, or all who sit at the meeting."""

    scope: Literal["", "named", "each_party", "all_at_meeting"] = ""
    codes: Codes = ()


class Link(Part):
    """A paper that stands elsewhere: what it is, where, and the day on which it was looked at."""

    title: Text = ""
    url: Text = ""
    checked_on: PartialDate = ""


class AmendmentRow(Part):
    """One row of a document amendment record, in the five columns of the founding protocol and who proposed it."""

    issue: Text = ""
    detail: Text = ""
    author: Text = ""
    proposer: Text = ""
    on: PartialDate = ""
    agreed_by: Text = ""
    approved: Text = ""


class Block(Part):
    """One block inside a clause; `level` says how deep it is nested (0 to 3), in place of recursion."""

    level: Annotated[int, Field(ge=0, le=3)] = 0
    kind: Literal["paragraph", "list", "quotation", "table", "reference"] = "paragraph"
    label: Text = ""
    text: Text = ""
    lines: Texts = ()
    table: Annotated[tuple[Texts, ...], Field(max_length=500)] = ()


class Clause(Part):
    """A numbered clause, in the order and with the number of the original."""

    id: RowId = ""
    number: Text = ""
    heading: Text = ""
    kind: Literal["", "interpretation", "governance", "liability", "audit", "intellectual_property", "law", "other"] = (
        ""
    )
    source: Literal["own", "protocol", "standard", "template"] = "own"
    source_name: Text = ""
    concerns: Texts = ()
    blocks: Annotated[tuple[Block, ...], Field(max_length=500)] = ()
