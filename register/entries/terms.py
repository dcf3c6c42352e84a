"""How a version begins and ends by itself: what its `entered` event says, and the events that stop it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from register.entries.known import FoldEvent


class Status(StrEnum):
    """What a version is on a day. Stored nowhere: it is folded, because days pass without events."""

    OPEN = "open"
    STALLED = "stalled"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    AWAITED = "awaited"
    SUSPENDED = "suspended"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


class Rule(StrEnum):
    """When a version commences: on its day, when all have signed, or for each party as it signs."""

    DATE = "date"
    ALL = "all"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Terms:
    """A version as it was entered; organisations are codes.

    `start` is the first day on which it may bind, `expires` the first on which it no longer does.
    """

    version: int
    number: int
    entered_on: date
    supersedes: int | None
    rule: Rule
    must_sign: frozenset[str]
    carried: frozenset[str]
    start: date | None
    expires: date | None

    @classmethod
    def of(cls, entered: FoldEvent) -> "Terms":
        """Read an `entered` event; raises ValueError when it supersedes anything but an earlier version."""
        said = entered.particulars
        supersedes, start, expires = said.get("supersedes"), said.get("start"), said.get("expires")
        if supersedes is not None and supersedes >= entered.version:
            raise ValueError(f"Version {entered.version} cannot supersede version {supersedes}.")
        return cls(
            version=entered.version,
            number=entered.number,
            entered_on=entered.on,
            supersedes=supersedes,
            rule=Rule(said["rule"]),
            must_sign=frozenset(said["must_sign"]),
            carried=frozenset(said.get("carried", ())),
            start=date.fromisoformat(start) if start else None,
            expires=date.fromisoformat(expires) if expires else None,
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """The day from which a version binds nobody, and what it is called from then on."""

    on: date
    status: Status


STOPPING = {"cancelled": Status.CANCELLED, "superseded": Status.SUPERSEDED, "ended": Status.ENDED}
# Two stops on one day: a version renewed on the day it expires reads as superseded, not as ended.
PRECEDENCE = (Status.CANCELLED, Status.SUPERSEDED, Status.ENDED)


def own_stop(terms: Terms, events: Iterable[FoldEvent]) -> Stop | None:
    """Return what stops a version by its own events or expiry, or None; supersession by a later one comes apart."""
    stops = [(event.on, STOPPING[event.verb]) for event in events if event.verb in STOPPING]
    if terms.expires is not None:
        stops.append((terms.expires, Status.ENDED))
    return first_stop(Stop(max(day, terms.entered_on), status) for day, status in stops)


def first_stop(stops: Iterable[Stop | None]) -> Stop | None:
    """Return the earliest stop, where None stands for never."""
    given = [stop for stop in stops if stop is not None]
    return min(given, key=lambda stop: (stop.on, PRECEDENCE.index(stop.status)), default=None)
