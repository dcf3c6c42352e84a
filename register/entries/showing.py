"""Sets who may see versions on record. Today's decision governs every reader of today, whatever day is asked of."""

import uuid
from collections.abc import Collection

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.entries.entering import lock_reference
from register.entries.lives import PROTOCOL_REFERENCE
from register.entries.projecting import project
from register.entries.refusals import Refused
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Visibility, VisibilitySet
from register.models import Entry, Event

# From the narrowest circle of readers to the widest.
CIRCLES: tuple[Visibility, ...] = ("parties", "partners", "public")


def is_wider(than: str, visibility: str) -> bool:
    """Return whether more people see what is `visibility` than see what is `than`."""
    return CIRCLES.index(visibility) > CIRCLES.index(than)


def check_shown(reference: str) -> None:
    """Raise Refused for the protocol, which is public by what it is."""
    if reference == PROTOCOL_REFERENCE:
        raise Refused("The protocol is public: the partnership publishes what it commits itself to.")


def _changed(reference: str, versions: Collection[int], visibility: str) -> list[Entry]:
    """Return the versions named that are to be shown otherwise; raise Refused when one is not on the register."""
    found = {entry.version: entry for entry in lock_reference(reference)}
    for version in versions:
        if version not in found:
            raise Refused(f"{reference} version {version} is not on the register.")
    return [found[version] for version in sorted(versions) if found[version].visibility != visibility]


@transaction.atomic
def set_visibility(
    *, reference: str, versions: Collection[int], visibility: Visibility, reason: str, by: Actor, act: uuid.UUID
) -> list[Event]:
    """Record who may see versions of a reference from now on; return one event for each that is shown otherwise.

    The same act again returns the first answer. Raises Refused when it is so already, and for the protocol.
    """
    check_shown(reference)
    changed = _changed(reference, versions, visibility)
    if done := list(Event.objects.filter(act=act, verb="visibility set").order_by("number")):
        return done
    if not changed:
        raise Refused("It is shown to them already, and to nobody else. Choose another answer.")
    said = VisibilitySet(visibility=visibility, reason=reason, **said_by(by))
    events = [
        NewEvent(
            verb="visibility set",
            reference=reference,
            version=entry.version,
            effective_on=today(),
            organisation=by.organisation,
            role=by.role,
            particulars=said,
        )
        for entry in changed
    ]
    rows = append(events, act=act)
    project(reference)
    return rows
