"""Whether what a choice names still stands in the document."""

from register.documents.agreement import Agreement
from register.documents.common import ItemChoice, PartyChoice


def party_stands(document: Agreement, code: str) -> bool:
    """Return whether a code is a party's; a choice not made is not gone."""
    return not code or any(party.code == code for party in document.parties)


def parties_stand(document: Agreement, choice: PartyChoice) -> bool:
    """Return whether all parties that a choice names are parties."""
    return choice.scope != "named" or all(party_stands(document, code) for code in choice.codes)


def items_stand(document: Agreement, choice: ItemChoice) -> bool:
    """Return whether all items, or groups of items, that a choice names are there."""
    if choice.scope == "groups":
        return set(choice.groups) <= {item.group for item in document.items}
    return choice.scope != "chosen" or set(choice.items) <= {item.id for item in document.items}


def flow_stands(document: Agreement, flow_id: str) -> bool:
    """Return whether a flow with the id is there."""
    return any(flow.id == flow_id for flow in document.flows)
