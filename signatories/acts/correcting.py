"""Excusing a party and annulling what was recorded in error: members of SIMG, with a reason."""

import uuid

from django.db import transaction

from register.duties import nudge
from register.entries.correcting import annul
from register.entries.entering import lock_reference
from register.entries.leaving import excuse
from register.models import Entry, Event
from signatories.access import Access, NotAllowed, actor
from signatories.acts.authority import authorised
from signatories.acts.telling import tell_if_complete
from signatories.models import Appointment
from signatories.roles import Right

REFUSAL = "Only a SIMG member may excuse an organisation or annul an event, and you hold no such appointment today."


def check_correct(access: Access) -> Appointment:
    """Return the appointment under which the record may be corrected; raise NotAllowed otherwise."""
    if not access.may(Right.CANCEL):
        raise NotAllowed(REFUSAL)
    return access.appointment(Right.CANCEL)


def can_correct(access: Access) -> bool:
    """Return whether the person may excuse and annul."""
    return access.may(Right.CANCEL)


def _held(entry: Entry, by: Access) -> Appointment:
    held = check_correct(by)
    lock_reference(entry.reference)
    nudge()
    return authorised(held, Right.CANCEL)


@transaction.atomic(durable=True)
def excuse_party(*, entry: Entry, organisation: str, reason: str, by: Access, act: uuid.UUID) -> Event:
    """Excuse an organisation from signing. Raises NotAllowed, and Refused when its signature is not awaited."""
    held = _held(entry, by)
    tell_if_complete(entry.reference, entry.version, organisation, by=by)
    return excuse(
        reference=entry.reference,
        version=entry.version,
        organisation=organisation,
        reason=reason,
        by=actor(held),
        act=act,
    )


@transaction.atomic(durable=True)
def annul_event(*, entry: Entry, event: int, reason: str, by: Access, act: uuid.UUID) -> Event:
    """Annul an event of a version. Raises NotAllowed, and Refused when it cannot be annulled, or not by this person."""
    held = _held(entry, by)
    return annul(reference=entry.reference, version=entry.version, event=event, reason=reason, by=actor(held), act=act)
