"""Erases what an event says about people: its particulars and their salt. Row, leaf and tree stay as they were."""

import uuid
from collections.abc import Mapping

from django.db import connection, transaction

from register.actor import Actor
from register.clock import today
from register.entries.entering import lock_reference
from register.entries.projecting import project
from register.entries.refusals import Refused
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Erased
from register.models import Event

# The advisory lock of erasures: one number of the project's own choosing, "ISPera" in ASCII.
ERASING_LOCK = int.from_bytes(b"ISPera", "big")

# Verb → what would be lost with its particulars. None of them names a person but the one who recorded it.
NEEDED: Mapping[str, str] = {
    "entered": "they say which text was entered and who must sign it",
    "annulled": "they say which event was recorded in error",
    "erased": "they say which event was erased, and by what authority",
    "rendered": "they say which file was printed",
    "visibility set": "they say who may read the entry",
    "transferred": "they say who is bound in whose place",
}


def check_erasable(event: Event | None) -> Event:
    """Return the event when its particulars may be erased; raise Refused with the sentence that says why not."""
    if event is None:
        raise Refused("There is no such event on record.")
    if event.verb in NEEDED:
        raise Refused(f"The particulars of “{event.verb}” cannot be erased: {NEEDED[event.verb]}.")
    if event.particulars is None:
        raise Refused(f"The particulars of event {event.number} have been erased already.")
    return event


@transaction.atomic
def erase(*, event: int, authority: str, by: Actor, act: uuid.UUID) -> Event:
    """Clear the particulars of the event numbered `event`, and return the event that records by what authority.

    The same act again returns the first answer. Raises Refused when there is no such event, when it is erased
    already, and when the register could not be folded or verified without what it says. A name in a document, or in
    a PDF that others hold, is not erased by this.
    """
    _lock()
    found = Event.objects.filter(number=event).first()
    versions = lock_reference(found.reference) if found else []
    if done := Event.objects.filter(act=act, verb="erased").first():
        return done
    told = check_erasable(found)
    if not authority.strip():
        raise Refused("Say by what authority it is erased: a decision, a request, its date.")
    _clear(told.number)
    (row,) = append([_erased(told, authority, by)], act=act)
    if versions:
        project(told.reference)
    return row


def _lock() -> None:
    """Let one erasure happen at a time: an event under a reference without entries has no row to lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ERASING_LOCK])


def _clear(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_erase_particulars(%s)", [number])


def _erased(told: Event, authority: str, by: Actor) -> NewEvent:
    return NewEvent(
        verb="erased",
        reference=told.reference,
        version=told.version,
        effective_on=today(),
        organisation=by.organisation,
        role=by.role,
        particulars=Erased(event=told.number, authority=authority, **said_by(by)),
    )
