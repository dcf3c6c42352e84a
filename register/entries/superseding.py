"""How the versions of a reference end one another: supersession follows `supersedes`, not version numbers.

Under *date* and *all* the old version ends for everybody on the day the new one commences. Under *each* it ends
for a party when the new one binds it, and for who is not asked to sign the new one when that commences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from register.entries.course import Course, Standing
from register.entries.ranges import Days, earliest
from register.entries.terms import Rule, Status, Stop, first_stop

Bindings = dict[str, tuple[Days, ...]]


@dataclass(frozen=True, slots=True)
class Settled:
    """A version after all later ones have had their say: when it commenced, whom it bound, what stopped it."""

    course: Course
    commenced_on: date | None
    bindings: Bindings
    stop: Stop | None


def settle(courses: Mapping[int, Course]) -> dict[int, Settled]:
    """Return every version settled, in the order of their numbers; later versions are settled first."""
    settled: dict[int, Settled] = {}
    for version in sorted(courses, reverse=True):
        later = [other for other in settled.values() if version in _ancestors(other.course, courses)]
        settled[version] = _settle(courses[version], [other for other in later if other.commenced_on])
    return dict(sorted(settled.items()))


def _ancestors(course: Course, courses: Mapping[int, Course]) -> list[int]:
    """Return the versions that one supersedes: the one it names, the one that names, and so on."""
    found: list[int] = []
    old = course.terms.supersedes
    while old is not None and old in courses:
        found.append(old)
        old = courses[old].terms.supersedes
    return found


def _settle(course: Course, later: list[Settled]) -> Settled:
    """Settle one version against the later ones that commenced and supersede it, itself or through others."""
    first = earliest(*(other.commenced_on for other in later))
    begun = course.commenced_on
    if begun is None or (first is not None and first < begun):  # not begun when a later one commences: never begins
        return Settled(course, None, {}, _stop(course, first))
    held = _held(course, later, begun)
    stop = _stop(course, _over_on(held, later))
    until = stop.on if stop else None
    return Settled(course, begun, _clipped(held, begun, until), stop)


def _stop(course: Course, superseded_on: date | None) -> Stop | None:
    if superseded_on is None:
        return course.stop
    return first_stop([course.stop, Stop(max(superseded_on, course.terms.entered_on), Status.SUPERSEDED)])


def _held(course: Course, later: list[Settled], begun: date) -> Bindings:
    """Return whom a version binds from its commencement until it stops or a later version takes them."""
    stop = course.stop.on if course.stop else None
    bindings: Bindings = {}
    for party, ranges in course.held.items():
        cut = [
            days.clipped(start=begun, end=earliest(stop, *(_taken_on(party, days.start, other) for other in later)))
            for days in ranges
        ]
        bindings[party] = tuple(days for days in cut if days is not None)
    return bindings


def _taken_on(party: str, since: date, new: Settled) -> date | None:
    """Return when a new version ends the older ones for a party held `since` a day, or None while it does not."""
    if new.commenced_on is None or new.course.terms.rule is not Rule.EACH:
        return new.commenced_on
    if party not in _must_sign_on(max(since, new.commenced_on), new.course.standings):
        return new.commenced_on
    return earliest(*(days.start for days in new.bindings.get(party, ())))


def _must_sign_on(day: date, standings: Iterable[Standing]) -> frozenset[str]:
    asked: frozenset[str] = frozenset()
    for standing in standings:
        if standing.since <= day:
            asked = standing.must_sign
    return asked


def _over_on(held: Bindings, later: list[Settled]) -> date | None:
    """Return the day a version is superseded for everybody: none is left bound by it, and a later one commenced."""
    first = earliest(*(other.commenced_on for other in later))
    if first is None:
        return None
    outright = earliest(*(other.commenced_on for other in later if other.course.terms.rule is not Rule.EACH))
    ranges = [days for party in held.values() for days in party]
    turns = {first} | {days.end for days in ranges if days.end is not None and days.end > first}
    empty = (day for day in sorted(turns) if not any(days.contains(day) for days in ranges))
    return earliest(outright, next(empty, None))


def _clipped(held: Bindings, begun: date, until: date | None) -> Bindings:
    cut = {
        party: tuple(part for days in ranges if (part := days.clipped(start=begun, end=until)) is not None)
        for party, ranges in held.items()
    }
    return {party: ranges for party, ranges in sorted(cut.items()) if ranges}
