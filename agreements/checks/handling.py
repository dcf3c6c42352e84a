"""Who handles what: the parties and items that the choices of a document come down to.

Names that stand for nothing any more are left out here; the rules called "gone" report them.
"""

from collections.abc import Collection, Iterable

from agreements.lawful import GIVING, RECEIVING
from register.documents.agreement import Agreement, DataItem, Flow, JointControl
from register.documents.common import ItemChoice, PartyChoice

NAMELESS = frozenset({"anonymous", "aggregate"})
CONTROLLERS = frozenset({"controller", "joint_controller"})
WITHOUT_DATA = frozenset({"signatory", "processor"})
DIRECTIONS = (GIVING, RECEIVING)


def party_codes(document: Agreement) -> tuple[str, ...]:
    """Return the codes of all parties."""
    return tuple(party.code for party in document.parties)


def sharing_codes(document: Agreement) -> tuple[str, ...]:
    """Return the codes of the parties that handle information in their own right."""
    return tuple(party.code for party in document.parties if party.capacity not in WITHOUT_DATA)


def is_answered(choice: PartyChoice) -> bool:
    """Return whether a choice of parties names any."""
    return bool(choice.codes) if choice.scope == "named" else bool(choice.scope)


def chosen_parties(document: Agreement, choice: PartyChoice) -> tuple[str, ...]:
    """Return the codes of the parties that a choice comes down to; none when it is not answered."""
    if choice.scope == "named":
        known = party_codes(document)
        return tuple(code for code in choice.codes if code in known)
    return sharing_codes(document) if choice.scope else ()


def chosen_items(document: Agreement, choice: ItemChoice) -> tuple[DataItem, ...]:
    """Return the items that a choice comes down to; none when it is not answered."""
    if choice.scope == "all":
        return document.items
    if choice.scope == "groups":
        return tuple(item for item in document.items if item.group in choice.groups)
    return tuple(item for item in document.items if choice.scope == "chosen" and item.id in choice.items)


def about_people(items: Iterable[DataItem]) -> tuple[DataItem, ...]:
    """Return the items from which somebody could be identified."""
    return tuple(item for item in items if item.identifiability not in NAMELESS)


def flows_of(document: Agreement, code: str, direction: str) -> tuple[Flow, ...]:
    """Return the flows in which a party gives, or receives."""
    return tuple(
        flow
        for flow in document.flows
        if code in chosen_parties(document, flow.giver if direction == GIVING else flow.receiver)
    )


def joint_rows(document: Agreement) -> tuple[JointControl, ...]:
    """Return what is controlled jointly; none when the answer is none."""
    return document.joint_control.rows if document.joint_control.answer == "rows" else ()


def joint_items(document: Agreement, row: JointControl) -> tuple[DataItem, ...]:
    """Return the items that are controlled jointly: all, unless some are chosen."""
    return chosen_items(document, row.items) if row.items.scope else document.items


def handled(document: Agreement, code: str, directions: Collection[str]) -> tuple[DataItem, ...]:
    """Return the items about people that a party gives or receives in these directions, or controls jointly."""
    flows = [flow for direction in directions for flow in flows_of(document, code, direction)]
    found = {item.id for flow in flows for item in chosen_items(document, flow.items)}
    found |= {item.id for row in joint_rows(document) if code in row.parties for item in joint_items(document, row)}
    return about_people(item for item in document.items if item.id in found)


def received(document: Agreement, code: str) -> tuple[DataItem, ...]:
    """Return the items about people that a party receives or controls jointly."""
    return handled(document, code, (RECEIVING,))


def sensitivities(items: Iterable[DataItem]) -> frozenset[str]:
    """Return how sensitive items are, without those not yet judged."""
    return frozenset(item.sensitivity for item in items if item.sensitivity)


def covered_directions(direction: str) -> tuple[str, ...]:
    """Return the directions that a row of a lawful basis covers; both, until it has said which."""
    return (direction,) if direction in DIRECTIONS else DIRECTIONS
