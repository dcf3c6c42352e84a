"""How the sentences of findings name things."""

from collections.abc import Sequence

from register.documents.agreement import Agreement, DataItem, Flow
from register.documents.common import Wording
from register.documents.visible import is_visible

_MOST_NAMED = 3


def is_blank(text: str) -> bool:
    """Return whether a text says nothing, or nothing that can be seen."""
    return not is_visible(text)


def is_standard(wording: Wording) -> bool:
    """Return whether a section is the partnership's standard terms, which say all that it must."""
    return wording.source == "standard" and not is_blank(wording.text)


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    return f"“{text.strip()}”"


def listed(names: Sequence[str]) -> str:
    """Return names as "A, B and C"; more than three as "A, B, C and 4 more"."""
    shown = list(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        shown.append(f"{len(names) - _MOST_NAMED} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def lowered(sentence: str) -> str:
    """Return a sentence as the second half of another: its first letter small."""
    return sentence[:1].lower() + sentence[1:]


def party_name(document: Agreement, code: str) -> str:
    """Return what a party is called; its code when it has no name or is no party."""
    for party in document.parties:
        if party.code == code:
            return party.short_name or party.name or code
    return code or "an organisation"


def item_name(document: Agreement, item: DataItem) -> str:
    """Return an item's label in quotation marks, or its place in the list when it has none."""
    return f"item {document.items.index(item) + 1}" if is_blank(item.label) else quoted(item.label)


def flow_name(document: Agreement, flow: Flow) -> str:
    """Return what a flow is called, or its place in the list."""
    return f"flow {document.flows.index(flow) + 1}" if is_blank(flow.label) else quoted(flow.label)
