"""What every act on an entry does alike: lock and fold first; append and project last; answer the same act once."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from register.actor import Actor
from register.clock import today
from register.entries.entering import lock_reference
from register.entries.lives import events_of, life_from
from register.entries.projecting import project
from register.entries.refusals import Refused
from register.entries.status import Life, VersionLife
from register.log.append import NewEvent, append
from register.log.verbs import Particulars
from register.models import Entry, Event


@dataclass(frozen=True)
class Place:
    """A version whose reference is locked: its row, the life of the reference, and the reference's events so far."""

    entry: Entry
    whole: Life
    events: Sequence[Event]

    @property
    def life(self) -> VersionLife:
        """The life of the version itself."""
        return self.whole.versions[self.entry.version]


@dataclass(frozen=True)
class Deed:
    """What is put on record: the verb, what it says, whom it is about, and the day it counts from."""

    verb: str
    particulars: Particulars
    organisation: str
    on: date


def locked(reference: str, version: int) -> Place:
    """Lock all versions of a reference and return the one asked for; raise Refused when it is not on the register."""
    for entry in lock_reference(reference):
        if entry.version == version:
            events = events_of([reference])[reference]
            return Place(entry, life_from(reference, events), events)
    raise Refused(f"{reference} version {version} is not on the register.")


def deed_today(verb: str, particulars: Particulars, by: Actor) -> Deed:
    """Return the deed of `by` for its own organisation, which counts from today."""
    return Deed(verb, particulars, by.organisation, today())


def record(place: Place, deed: Deed, *, by: Actor, act: uuid.UUID) -> Event:
    """Append a deed to the log, project the reference anew, and return the event."""
    event = NewEvent(
        verb=deed.verb,
        reference=place.entry.reference,
        version=place.entry.version,
        effective_on=deed.on,
        organisation=deed.organisation,
        role=by.role,
        particulars=deed.particulars,
    )
    (row,) = append([event], act=act)
    project(place.entry.reference)
    return row


def done_before(act: uuid.UUID, verb: str) -> Event | None:
    """Return the event that this very act has recorded already, or None."""
    return Event.objects.filter(act=act, verb=verb).first()
