"""Setting who may see an agreement: SIMG either way; a manager of the lead to fewer readers, at once."""

import uuid
from collections.abc import Collection, Iterable

from django.db import transaction

from register.duties import nudge
from register.entries.entering import lock_reference
from register.entries.showing import CIRCLES, is_wider, set_visibility
from register.log.verbs import Visibility
from register.models import Entry, Event
from signatories.access import Access, NotAllowed, actor
from signatories.acts.authority import authorised
from signatories.models import Appointment
from signatories.roles import Right

REFUSAL = "Only SIMG, or a manager of the organisation that leads an agreement, may set who sees it."
ONLY_FEWER = "Only SIMG may open an agreement to more readers. Ask it to."
SIMG = (Right.KEEP_REGISTER, Right.CANCEL)


def check_show(access: Access, entry: Entry) -> tuple[Appointment, Right]:
    """Return the appointment, and its right, to set who sees an entry; raise NotAllowed where there is none."""
    for right in SIMG:
        if access.may(right):
            return access.appointment(right), right
    if access.may(Right.DRAFT, code=entry.owner):
        return access.appointment(Right.DRAFT, code=entry.owner), Right.DRAFT
    raise NotAllowed(REFUSAL)


def can_show(access: Access, entry: Entry) -> bool:
    """Return whether the person may set who sees an entry."""
    try:
        check_show(access, entry)
    except NotAllowed:
        return False
    return True


def open_choices(access: Access, entries: Collection[Entry]) -> list[Visibility]:
    """Return to whom the person may show these versions of a reference, from the widest circle to the narrowest."""
    _, right = check_show(access, next(iter(entries)))
    choices = [choice for choice in reversed(CIRCLES) if any(entry.visibility != choice for entry in entries)]
    if right in SIMG:
        return choices
    return [choice for choice in choices if not any(is_wider(entry.visibility, choice) for entry in entries)]


@transaction.atomic(durable=True)
def show_to(
    *, entry: Entry, versions: Collection[int], visibility: Visibility, reason: str, by: Access, act: uuid.UUID
) -> list[Event]:
    """Set who may see versions of an entry's reference, and return the events.

    Raises NotAllowed, and Refused when all of them are shown so already.
    """
    held, right = check_show(by, entry)
    standing = {row.version: row.visibility for row in lock_reference(entry.reference)}
    _check_only_fewer(right, [standing[version] for version in versions if version in standing], visibility)
    nudge()
    return set_visibility(
        reference=entry.reference,
        versions=versions,
        visibility=visibility,
        reason=reason,
        by=actor(authorised(held, right)),
        act=act,
    )


def _check_only_fewer(right: Right, standing: Iterable[str], visibility: Visibility) -> None:
    if right not in SIMG and any(is_wider(before, visibility) for before in standing):
        raise NotAllowed(ONLY_FEWER)
