"""What is shared: the data items by group, and what they may and must not be used for."""

from dataclasses import dataclass

from register.documents.agreement import Agreement, DataItem
from register.documents.labels import in_sentence
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import number, sentence
from register.web.tables import Cell, Row, Table, cell

OPEN_GROUPS = 2
COLUMNS = ("Data item", "About", "Why needed", "Shared")
PROTECTED = {
    "health": "Health: special category",
    "special": "Special category",
    "offence": "Criminal offence data",
}
ONWARD = {
    "no": "Nobody passes it on, except where the law requires it.",
    "written_agreement": "Only with the giver’s written agreement, or where the law requires it.",
}


@dataclass(frozen=True)
class Group:
    """Items that stand together; the first groups stand open, the others behind their name and number."""

    table: Table
    is_open: bool
    summary: str


@dataclass(frozen=True)
class Rule:
    """What the items may be used for, and the like, as a key and its lines."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """The section "What is shared"."""

    sentence: str
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]


def what_is_shared(document: Agreement, names: Names) -> Items:
    """Return the items by group in the document's order, and the rules for their use."""
    groups = tuple(
        _group(heading, found, names, place) for place, (heading, found) in enumerate(names.groups.items(), start=1)
    )
    return Items(_opening(len(document.items), len(groups)), groups, _rules(document))


def _opening(items: int, groups: int) -> str:
    if not items:
        return "The agreement lists no data items."
    grouped = f" in {number(groups)} groups" if groups > 1 else ""
    return f"{items} data item{'' if items == 1 else 's'}{grouped}. Nothing may be shared that is not on this list."


def _group(heading: str, items: list[DataItem], names: Names, place: int) -> Group:
    caption = heading or "Data items"
    table = Table(caption, COLUMNS, tuple(_item(item, names) for item in items))
    return Group(table, place <= OPEN_GROUPS, f"{caption}: {len(items)} data item{'' if len(items) == 1 else 's'}")


def _item(item: DataItem, names: Names) -> Row:
    protected = PROTECTED.get(item.sensitivity, "")
    name = item.label or "Not named"
    about = names.subjects(item)
    return Row(Cell(text=name, under=protected), (cell(about), cell(item.why), _shared(item)))


def _shared(item: DataItem) -> Cell:
    if item.required == "if_relevant":
        return Cell(text="Only if relevant", under=in_sentence(item.required_when))
    return cell("Always" if item.required else "")


def _rules(document: Agreement) -> tuple[Rule, ...]:
    uses = document.uses
    onward = f"To {uses.onward.to}." if uses.onward.rule == "to" else ONWARD.get(uses.onward.rule, "")
    found = (
        Rule("May be used for", tuple(sentence(use) for use in uses.permitted if use)),
        Rule("Never used for", tuple(sentence(use.text) for use in uses.prohibited.rows if use.text)),
        Rule("Passing it on", (onward,) if onward else ()),
    )
    return tuple(rule for rule in found if rule.lines)
