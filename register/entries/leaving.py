"""Records that a party need not sign, or leaves: excused by SIMG, or withdrawn by itself at the end of its notice."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.documents.common import spoken_date
from register.entries.known import known
from register.entries.lives import fold_events
from register.entries.recording import CANCELLABLE, SIGNABLE
from register.entries.refusals import Refused
from register.entries.status import VersionLife
from register.entries.writing import Deed, Place, done_before, locked, record
from register.log.append import said_by
from register.log.verbs import Excused, Withdrew
from register.models import Event

LONGEST_NOTICE = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Leave:
    """How a party leaves: why, the notice that it gave, in words, and the first day without it."""

    reason: str
    notice: str
    on: date


def check_excusable(life: VersionLife, organisation: str) -> None:
    """Raise Refused unless the signature of `organisation` is awaited on this version today."""
    if organisation not in life.awaited_on(today()):
        raise Refused("The signature of this organisation is not awaited, so there is nothing to excuse it from.")
    if life.status_on(today()) not in SIGNABLE:
        raise Refused("This version is over, so nobody is asked to sign it any more.")


@transaction.atomic
def excuse(*, reference: str, version: int, organisation: str, reason: str, by: Actor, act: uuid.UUID) -> Event:
    """Record that `organisation` need not sign, with the reason. Raises Refused when its signature is not awaited."""
    place = locked(reference, version)
    if done := done_before(act, "excused"):
        return done
    check_excusable(place.life, organisation)
    deed = Deed("excused", Excused(reason=reason, **said_by(by)), organisation, today())
    return record(place, deed, by=by, act=act)


def has_begun_for(life: VersionLife, organisation: str) -> bool:
    """Return whether this version binds `organisation` today."""
    return organisation in life.bound_on(today())


def leaving_on(events: Sequence[Event], version: int, organisation: str) -> date | None:
    """Return the day on which a notice already given ends, or None where none runs."""
    return next(
        (
            event.on
            for event in known(fold_events(events))
            if event.verb == "withdrew"
            and (event.version, event.organisation) == (version, organisation)
            and event.on > today()
        ),
        None,
    )


def check_may_leave(life: VersionLife, organisation: str) -> None:
    """Raise Refused unless `organisation` is bound by this version, or has signed it before it began."""
    before = organisation in life.signed_on(today()) and life.status_on(today()) in CANCELLABLE
    if not before and not has_begun_for(life, organisation):
        raise Refused("Your organisation is not bound by this version and has not signed it, so it cannot withdraw.")


def can_leave(life: VersionLife, organisation: str) -> bool:
    """Return whether `organisation` may withdraw from this version today."""
    try:
        check_may_leave(life, organisation)
    except Refused:
        return False
    return True


def _check_day(place: Place, organisation: str, on: date) -> None:
    if given := leaving_on(place.events, place.entry.version, organisation):
        raise Refused(f"Your organisation has given notice already: it leaves on {spoken_date(given.isoformat())}.")
    if not has_begun_for(place.life, organisation):
        if on != today():
            raise Refused("A signature withdrawn before the agreement begins stops counting at once.")
        return
    if on < today():
        raise Refused("The notice cannot have ended before today: a withdrawal is not recorded backwards.")
    if on > today() + LONGEST_NOTICE:
        raise Refused("Give a day within the next five years.")
    ends = next(days.end for days in place.life.bindings[organisation] if days.contains(today()))
    if ends is not None and on >= ends:
        raise Refused(f"It binds your organisation only until {spoken_date(ends.isoformat())} as it is.")


@transaction.atomic
def withdraw(*, reference: str, version: int, leave: Leave, by: Actor, act: uuid.UUID) -> Event:
    """Record that `by`'s organisation leaves; the event counts from the end of its notice.

    A signature withdrawn before the version began counts no more from today. Raises Refused when the organisation is
    not held by the version, has given notice already, or names a day that cannot be.
    """
    place = locked(reference, version)
    if done := done_before(act, "withdrew"):
        return done
    check_may_leave(place.life, by.organisation)
    _check_day(place, by.organisation, leave.on)
    said = Withdrew(reason=leave.reason, notice=leave.notice, **said_by(by))
    return record(place, Deed("withdrew", said, by.organisation, leave.on), by=by, act=act)
