"""What the fold answers: the life of each version, and of the reference that they are versions of."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from register.entries.course import Standing
from register.entries.ranges import Days, runs
from register.entries.terms import Rule, Status

LIVE = frozenset({Status.IN_FORCE, Status.AWAITED, Status.SUSPENDED})
OVER = frozenset({Status.ENDED, Status.SUPERSEDED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a version has one status."""

    days: Days
    status: Status


@dataclass(frozen=True)
class VersionLife:
    """One version, all its days.

    `stretches` are contiguous from `entered_on`, the last without end. `signed`: party to the day of its first
    signature that counts. `in_force` is None when it never commenced, or was superseded on the day it did.
    `bindings`: party to its ranges of days, in order; who was never bound is not in it.
    """

    version: int
    entered_on: date
    supersedes: int | None
    rule: Rule
    must_sign: frozenset[str]
    carried: frozenset[str]
    commenced_on: date | None
    in_force: Days | None
    bindings: Mapping[str, tuple[Days, ...]]
    stretches: tuple[Stretch, ...]
    signed: Mapping[str, date]
    standings: tuple[Standing, ...]

    def status_on(self, day: date) -> Status | None:
        """Return the status on a day, or None before the version was entered."""
        return next((stretch.status for stretch in self.stretches if stretch.days.contains(day)), None)

    def bound_on(self, day: date) -> frozenset[str]:
        """Return the organisations bound to this version on a day."""
        return frozenset(party for party, ranges in self.bindings.items() if any(days.contains(day) for days in ranges))

    def standing_on(self, day: date) -> Standing | None:
        """Return where everybody stood on a day, or None before the version was entered."""
        index = bisect_right(self.standings, day, key=lambda standing: standing.since)
        return self.standings[index - 1] if index else None

    def signed_on(self, day: date) -> frozenset[str]:
        """Return who had signed by a day: not who withdrew before commencement, but who left after it."""
        standing = self.standing_on(day)
        return standing.signed if standing else frozenset()

    def awaited_on(self, day: date) -> frozenset[str]:
        """Return whose signature is required and still awaited on a day."""
        standing = self.standing_on(day)
        return standing.awaited if standing else frozenset()


class Listed(NamedTuple):
    """What the register's list shows of a reference on these days; `required` is who signed and who is awaited."""

    days: Days
    version: int
    status: Status
    signed: int
    required: int


@dataclass(frozen=True)
class Life:
    """A reference: all its versions by number."""

    versions: Mapping[int, VersionLife]

    def bound_on(self, day: date) -> dict[str, int]:
        """Return each organisation bound on a day with the version that binds it."""
        return {party: life.version for life in self.versions.values() for party in life.bound_on(day)}

    def shown_on(self, day: date) -> int | None:
        """Return the version that the list shows on a day, or None before any was entered.

        The greatest in force; else the greatest that is not over; else the greatest entered.
        """
        return max(_foremost(self._entered_by(day)), default=None)

    def listing(self) -> tuple[Listed, ...]:
        """Return the stretches of days in which what the list shows stays the same, contiguous and without end."""
        turns = ((day, self._row(day)) for day in sorted(self._turning_days()))
        return tuple(Listed(days, *shown) for days, shown in runs(turns))

    def _turning_days(self) -> set[date]:
        lives = self.versions.values()
        statuses = {stretch.days.start for life in lives for stretch in life.stretches}
        return statuses | {standing.since for life in lives for standing in life.standings}

    def _entered_by(self, day: date) -> dict[int, Status]:
        told = ((version, life.status_on(day)) for version, life in self.versions.items())
        return {version: status for version, status in told if status is not None}

    def _row(self, day: date) -> tuple[int, Status, int, int]:
        entered = self._entered_by(day)
        version = max(_foremost(entered))
        signed = len(self.versions[version].signed_on(day))
        return version, entered[version], signed, signed + len(self.versions[version].awaited_on(day))


def _foremost(entered: Mapping[int, Status]) -> list[int]:
    live = [version for version, status in entered.items() if status in LIVE]
    return live or [version for version, status in entered.items() if status not in OVER] or list(entered)
