"""Records that one organisation took over from another, and sets aside what was recorded in error."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from register.clock import now, today
from register.documents.common import spoken_date
from signatories.access import Access
from signatories.acts.authority import authorised
from signatories.acts.fitting import AHEAD
from signatories.acts.refusing import FieldRefused
from signatories.models import Appointment, Organisation, Succession
from signatories.predecessors import predecessors_of
from signatories.roles import Right


class SuccessionRefused(FieldRefused):
    """A succession cannot be recorded or set aside so; the message is the sentence for people."""


@dataclass(frozen=True)
class TakeOver:
    """Who took over from whom, from which day, by what instrument."""

    predecessor: Organisation
    successor: Organisation
    effective_on: date
    instrument: str


@transaction.atomic(durable=True)
def record_succession(*, take_over: TakeOver, by: Access | Appointment, act: uuid.UUID) -> Succession:
    """Record that one organisation took over from another, and return it; the same act again returns the first answer.

    From its day the successor's people read what the predecessor's did; nobody signs more than before. Raises
    NotAllowed unless `by` keeps the register, and SuccessionRefused with the reason.
    """
    authority = authorised(by, Right.KEEP_REGISTER, take_over.predecessor, take_over.successor)
    if done := Succession.objects.filter(recording_act=act).first():
        return done
    check_succession(take_over)
    return Succession.objects.create(
        predecessor=take_over.predecessor,
        successor=take_over.successor,
        effective_on=take_over.effective_on,
        instrument=take_over.instrument,
        recorded_by=authority.person,
        recorded_at=now(),
        recording_act=act,
    )


@transaction.atomic(durable=True)
def set_succession_aside(
    *, succession: Succession, reason: str, by: Access | Appointment, act: uuid.UUID
) -> Succession:
    """Set aside a succession that was recorded in error, and return it: what it opened is closed at once.

    Raises NotAllowed unless `by` keeps the register, and SuccessionRefused with the reason.
    """
    authority = authorised(by, Right.KEEP_REGISTER, succession)
    if succession.set_aside_at is not None:
        return succession
    if not reason.strip():
        raise SuccessionRefused("Say what is wrong with it.", field="reason")
    succession.set_aside_by, succession.set_aside_at, succession.set_aside_because = authority.person, now(), reason
    succession.save()
    return succession


def check_succession(said: TakeOver) -> None:
    """Raise SuccessionRefused unless a take-over can be so."""
    if said.predecessor == said.successor:
        raise SuccessionRefused("An organisation does not take over from itself.", field="predecessor")
    if not said.instrument.strip():
        raise SuccessionRefused("Say by what instrument it took over.", field="instrument")
    _check_days(said)
    _check_others(said)


def _check_days(said: TakeOver) -> None:
    before, after, on = said.predecessor, said.successor, said.effective_on
    if on > today() + AHEAD:
        raise SuccessionRefused("Give a day within the next year.", field="effective_on")
    if after.left_on is not None and after.left_on <= on:
        raise SuccessionRefused(f"{after.name} had left by then.", field="effective_on")
    if before.left_on is None:
        # Its own people still read what is theirs alone: nobody else does while they are there.
        raise SuccessionRefused(
            f"{before.name} still takes part. Record on its page when it left, then who took over from it.",
            field="predecessor",
        )
    if before.left_on > on:
        left = spoken_date(before.left_on.isoformat())
        raise SuccessionRefused(f"{before.name} left on {left}. Give that day or a later one.", field="effective_on")


def _check_others(said: TakeOver) -> None:
    before, after = said.predecessor, said.successor
    if Succession.objects.standing().filter(predecessor=before, successor=after).exists():
        raise SuccessionRefused(
            f"It is recorded already that {after.name} took over from {before.name}.", field="predecessor"
        )
    if after.code in predecessors_of(before, on=date.max):
        raise SuccessionRefused(f"{before.name} itself took over from {after.name}.", field="predecessor")
