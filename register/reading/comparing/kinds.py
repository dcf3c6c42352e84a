"""The kinds of answer that documents are made of, each with the way in which it is said."""

from collections.abc import Sequence
from typing import Any

from register.documents.common import Clause, Contact, ItemChoice, LegalChoice, PartyChoice, spoken_date
from register.documents.labels import Labels, in_sentence, label
from register.documents.printing.phrasing import legal as printed_legal
from register.documents.printing.phrasing import linked, months
from register.reading.comparing.change import Weight
from register.reading.comparing.lists import Many, Optional, itself
from register.reading.comparing.side import GONE, Side
from register.reading.comparing.specs import Choices, Inner, Leaf, Table, Writer

# Words that keep their capital inside a sentence.
PROPER = ("Caldicott", "Part ")
MARK = "kept under another mark; what it says is the same"


def text(field: str, aspect: str, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of a text in somebody's own words."""
    return Leaf((field,), aspect, lambda part, side: str(getattr(part, field)), weight, free=True)


def coded(field: str, aspect: str, table: Labels, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of one choice from a list of labels."""
    return Leaf((field,), aspect, lambda part, side: named(table, getattr(part, field)), weight)


def chosen(field: str, aspect: str, table: Labels, other: str, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of a choice with its text in `other`, which stands for it or beside it."""

    def write(part: Any, side: Side) -> str:
        return beside(named(table, getattr(part, field)), getattr(part, other))

    return Leaf((field, other), aspect, write, weight)


def named(table: Labels, code: str) -> str:
    """Return the words of a code inside a sentence; "" for none, "another" for one that says "other"."""
    if not code:
        return ""
    words = label({"other": "another", **table}, code)
    return words if words.startswith(PROPER) else in_sentence(words)


def beside(words: str, text: str) -> str:
    """Return words with a text in brackets behind them, or either alone."""
    bare = text.strip().rstrip(".")
    return f"{words} ({bare})" if words and bare else words or bare


def codes(field: str, aspect: str, table: Labels) -> Choices:
    """Return the comparison of several choices from a list of labels."""

    def members(part: Any, side: Side) -> tuple[str, Sequence[str]]:
        return "", [named(table, code) for code in getattr(part, field)]

    return Choices((field,), aspect, members)


def codes_and(field: str, other: str, aspect: str, table: Labels) -> Choices:
    """Return the comparison of several choices from a list, with one more in words."""

    def members(part: Any, side: Side) -> tuple[str, Sequence[str]]:
        said = getattr(part, other)
        return "", [*(named(table, code) for code in getattr(part, field)), *([said] if said else [])]

    return Choices((field, other), aspect, members)


def party(field: str, aspect: str, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of one organisation, by its name."""
    return Leaf((field,), aspect, lambda part, side: side.party(getattr(part, field)), weight)


def named_parties(field: str, aspect: str) -> Choices:
    """Return the comparison of several organisations, by their names."""

    def members(part: Any, side: Side) -> tuple[str, Sequence[str]]:
        return "", [side.party(code) for code in getattr(part, field)]

    return Choices((field,), aspect, members)


def parties(field: str, aspect: str) -> Choices:
    """Return the comparison of who is meant: each party, all at the meeting, or those named."""

    def members(part: Any, side: Side) -> tuple[str, Sequence[str]]:
        choice: PartyChoice = getattr(part, field)
        scopes = {"each_party": ("each party",), "all_at_meeting": ("all at the meeting",)}
        return choice.scope, scopes.get(choice.scope) or [side.party(code) for code in choice.codes]

    return Choices((field,), aspect, members)


def item_names(choice: ItemChoice, side: Side) -> Sequence[str]:
    """Return which items are meant, by name, not by numbers that differ between versions."""
    if choice.scope == "all":
        return ("all items",)
    if choice.scope == "groups":
        return [f"the group “{group}”" for group in choice.groups]
    return [found if found == GONE else f"“{found}”" for found in (side.item(row) for row in choice.items)]


def items(field: str, aspect: str) -> Choices:
    """Return the comparison of which data items are meant."""

    def members(part: Any, side: Side) -> tuple[str, Sequence[str]]:
        choice: ItemChoice = getattr(part, field)
        return choice.scope, item_names(choice, side)

    return Choices((field,), aspect, members)


def legal_words(choice: LegalChoice) -> str:
    """Return a choice from a legal list as it is printed; its label as words where it carries none."""
    return printed_legal(choice) or (choice.code and label({}, choice.code.replace("-", " ")))


def legal(field: str, aspect: str) -> Leaf:
    """Return the comparison of a choice from a legal list."""
    same = "in the same words, which stand for another entry of the list of laws"
    return Leaf((field,), aspect, lambda part, side: legal_words(getattr(part, field)), same=same)


def link(field: str, aspect: str) -> Leaf:
    """Return the comparison of a paper that stands elsewhere."""
    return Leaf((field,), aspect, lambda part, side: linked(getattr(part, field)))


def contact_words(contact: Contact) -> str:
    """Return a post with its mailbox and telephone."""
    return ", ".join(part for part in (contact.post, contact.mailbox, contact.telephone) if part)


def contact(field: str, aspect: str) -> Leaf:
    """Return the comparison of a post and its mailbox."""
    same = "the same post, kept for another purpose"
    return Leaf((field,), aspect, lambda part, side: contact_words(getattr(part, field)), Weight.DETAILS, same=same)


def day(field: str, aspect: str, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of a day, month or year."""
    return Leaf((field,), aspect, lambda part, side: spoken_date(getattr(part, field)), weight)


def some_months(field: str, aspect: str) -> Leaf:
    """Return the comparison of a length of time in months."""

    def write(part: Any, side: Side) -> str:
        count = getattr(part, field)
        return months(count) if count else ""

    return Leaf((field,), aspect, write)


def count(field: str, aspect: str, unit: str = "", *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of a number, 0 for none."""

    def write(part: Any, side: Side) -> str:
        value = getattr(part, field)
        return f"{value:,} {unit}".strip() if value else ""

    return Leaf((field,), aspect, write, weight)


def either(field: str, aspect: str, yes: str, no: str, *, weight: Weight | None = None) -> Leaf:
    """Return the comparison of a mark that is set or not."""
    return Leaf((field,), aspect, lambda part, side: yes if getattr(part, field) else no, weight)


def yes_no(field: str, aspect: str) -> Leaf:
    """Return the comparison of a question answered yes or no, with what is said about it."""

    def write(part: Any, side: Side) -> str:
        return beside(getattr(part, field).answer, getattr(part, field).text)

    return Leaf((field,), aspect, write)


def optional_text(field: str, aspect: str) -> Leaf:
    """Return the comparison of a text that may be "none"."""

    def write(part: Any, side: Side) -> str:
        answer, said = getattr(part, field).answer, getattr(part, field).text
        return beside("none", said) if answer == "none" else said

    return Leaf((field,), aspect, write, same="answered otherwise, in the same words")


def mark(*fields: str) -> Leaf:
    """Return the comparison of a mark by which the register knows a row, and which no page prints."""
    return Leaf(fields or ("id",), "", lambda part, side: "", Weight.PAPERS, same=MARK)


SOURCES = {"standard": "the partnership’s standard terms", "own": "the agreement’s own words"}
WORDING: Table = (
    text("text", ""),
    coded("source", "where the words come from", SOURCES, weight=Weight.WORDING),
    text("source_name", "the standard terms it was copied from", weight=Weight.WORDING),
    text("source_version", "the version of the standard terms", weight=Weight.WORDING),
)


def wording(field: str, aspect: str) -> Inner:
    """Return the comparison of a section in words, as standard terms or one's own."""
    return Inner((field,), aspect, WORDING)


def lines(field: str, one: str, several: str, *, weight: Weight | None = None) -> Many:
    """Return the comparison of a list of texts."""
    return Many((field,), one, several, itself, weight=weight)


def optional_lines(field: str, aspect: str, one: str, several: str) -> Optional:
    """Return the comparison of a list of single lines (`Use`) that may be "none"."""
    return Optional((field,), aspect, Many(("rows",), one, several, lambda row, side: str(row.text)))


def pairs(*parts: tuple[str, Writer]) -> Writer:
    """Return the writer of a whole row: its parts that say something, each behind its own words."""

    def write(row: Any, side: Side) -> str:
        said = [(words, value(row, side).strip().rstrip(".")) for words, value in parts]
        return ". ".join(f"{words}: {found}" if words else found for words, found in said if found)

    return write


def of_field(field: str) -> Writer:
    """Return the writer of a text as it stands."""
    return lambda row, side: str(getattr(row, field))


def clause_text(clause: Clause) -> str:
    """Return all that a clause says, block by block, its nesting shown by dashes."""
    return "\n".join(line for block in clause.blocks for line in _block_lines(block))


def _block_lines(block: Any) -> Sequence[str]:
    before = "– " * block.level + (f"{block.label} " if block.label else "")
    words = {"quotation": f"“{block.text}”", "reference": f"See {block.text}", "list": f"{block.text}:"}
    rows = [" | ".join(row) for row in block.table]
    heads = [f"Table: {block.text}"] if block.kind == "table" else [words.get(block.kind, block.text)]
    return [f"{before}{head}" for head in heads] + [f"{before}– {line}" for line in block.lines] + rows
