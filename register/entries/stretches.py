"""The status of a version over its days, and its life put together."""

from register.entries.course import Standing
from register.entries.life import Stretch, VersionLife
from register.entries.ranges import Days, runs
from register.entries.superseding import Settled
from register.entries.terms import Rule, Status


def life_of(settled: Settled) -> VersionLife:
    """Return the life of a settled version; what happened after it stopped is left out."""
    course, terms, stop = settled.course, settled.course.terms, settled.stop
    standings = tuple(standing for standing in course.standings if stop is None or standing.since <= stop.on)
    signed = standings[-1].signed
    return VersionLife(
        version=terms.version,
        entered_on=terms.entered_on,
        supersedes=terms.supersedes,
        rule=terms.rule,
        must_sign=terms.must_sign,
        carried=terms.carried,
        commenced_on=settled.commenced_on,
        in_force=_in_force(settled),
        bindings=settled.bindings,
        stretches=_stretches(settled, standings),
        signed={party: day for party, day in sorted(course.signed.items()) if party in signed},
        standings=standings,
    )


def _in_force(settled: Settled) -> Days | None:
    if settled.commenced_on is None:
        return None
    return Days(settled.commenced_on).clipped(start=settled.commenced_on, end=settled.stop.on if settled.stop else None)


def _stretches(settled: Settled, standings: tuple[Standing, ...]) -> tuple[Stretch, ...]:
    stop = settled.stop
    turns = [
        (standing.since, _status(standing, settled))
        for standing in standings
        if stop is None or standing.since < stop.on
    ]
    if stop is not None:
        turns.append((max(stop.on, settled.course.terms.entered_on), stop.status))
    return tuple(Stretch(days, status) for days, status in runs(turns))


def _status(standing: Standing, settled: Settled) -> Status:
    if settled.commenced_on is None or standing.since < settled.commenced_on:
        return _status_before(standing, settled.course.terms.rule)
    if standing.suspended:
        return Status.SUSPENDED
    return Status.AWAITED if standing.awaited else Status.IN_FORCE


def _status_before(standing: Standing, rule: Rule) -> Status:
    """Only *all* is stalled by a party that declined: the others begin without it."""
    if rule is Rule.ALL and standing.declined & standing.awaited:
        return Status.STALLED
    return Status.OPEN if standing.awaited or not standing.enough else Status.AGREED
