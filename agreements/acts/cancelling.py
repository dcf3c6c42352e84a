"""Cancels a version that is open for signature: the lead's manager or a SIMG member, with a reason."""

import uuid

from django.db import transaction

from register.duties import nudge
from register.entries.entering import lock_reference
from register.entries.recording import cancel
from register.models import Entry, Event
from signatories.access import Access, actor
from signatories.acts.telling import tell_cancelled
from signatories.models import Appointment
from signatories.roles import Right


def check_cancel(access: Access, entry: Entry) -> Appointment:
    """Return the appointment under which a version may be cancelled; raise NotAllowed otherwise."""
    if access.may(Right.CANCEL):
        return access.appointment(Right.CANCEL)
    return access.appointment(Right.DRAFT, code=entry.owner)


@transaction.atomic(durable=True)
def cancel_version(*, entry: Entry, reason: str, by: Access, act: uuid.UUID) -> Event:
    """Cancel a version and return the event. Raises NotAllowed, and Refused when it is not open for signature."""
    lock_reference(entry.reference)
    appointment = check_cancel(by, entry)
    tell_cancelled(entry.reference, entry.version, by=by)
    nudge()
    return cancel(reference=entry.reference, version=entry.version, reason=reason, by=actor(appointment), act=act)
