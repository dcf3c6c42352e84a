"""Annuls what was recorded in error: the event stays on the log, and counts for no day any more."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.entries.recording import CANCELLABLE
from register.entries.refusals import Refused
from register.entries.writing import Place, deed_today, done_before, locked, record
from register.log.append import said_by
from register.log.verbs import Annulled
from register.models import Event

ANNULLABLE = frozenset({"signed", "acceded", "declined", "withdrew", "excused", "cancelled"})
# Verbs of the log that people ask to annul, and the way that is open instead.
INSTEAD: Mapping[str, str] = {
    "entered": "A version is not annulled: cancel it while it is open, or enter another.",
    "annulled": "An annulment is not annulled: record again what was annulled by mistake.",
    "appointed": "An appointment is not annulled here: end it on the page of its organisation.",
    "appointment ended": "The end of an appointment is not annulled here: appoint the person again.",
}


def annulled_numbers(events: Sequence[Event]) -> frozenset[int]:
    """Return the numbers of the events that later ones annul."""
    return frozenset(
        event.particulars["event"] for event in events if event.verb == "annulled" and event.particulars is not None
    )


def _same_person(event: Event, by: Actor) -> bool:
    """Whether `by` may have recorded an event: by name, and where the name was erased by the role."""
    if event.particulars is None:
        return event.role == by.role
    return " ".join(event.particulars["name"].split()).casefold() == " ".join(by.name.split()).casefold()


def check_annullable(event: Event | None, events: Sequence[Event], by: Actor) -> Event:
    """Return the event when `by` may annul it; raise Refused with the sentence that says why not.

    `events` are those of its reference, or of its version.
    """
    if event is None:
        raise Refused("There is no such event on this version.")
    if event.verb not in ANNULLABLE:
        raise Refused(INSTEAD.get(event.verb, f"An event of the kind “{event.verb}” cannot be annulled."))
    if event.number in annulled_numbers(events):
        raise Refused(f"Event {event.number} has been annulled already.")
    if _same_person(event, by):
        raise Refused("You recorded this event yourself, so another member of SIMG must annul it.")
    return event


def _check_one_open(place: Place, event: Event) -> None:
    """One version of a reference is open for signature at a time: a cancelled one cannot come back beside another."""
    others = [life for life in place.whole.versions.values() if life.version != place.entry.version]
    found = [life.version for life in others if life.status_on(today()) in CANCELLABLE]
    if event.verb == "cancelled" and found:
        raise Refused(f"Version {found[-1]} is open for signature, and only one may be. Cancel it first.")


@transaction.atomic
def annul(*, reference: str, version: int, event: int, reason: str, by: Actor, act: uuid.UUID) -> Event:
    """Record that the event numbered `event`, of this version, was recorded in error, and return the annulment.

    The same act again returns the first answer. Raises Refused when the event cannot be annulled, or not by `by`.
    """
    place = locked(reference, version)
    if done := done_before(act, "annulled"):
        return done
    found = next((one for one in place.events if (one.number, one.version) == (event, version)), None)
    _check_one_open(place, check_annullable(found, place.events, by))
    said = Annulled(event=event, reason=reason, **said_by(by))
    return record(place, deed_today("annulled", said, by), by=by, act=act)
