"""The course of one version by its own events: who signed, who is bound from when, when it commences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from register.entries.known import FoldEvent
from register.entries.ranges import Days
from register.entries.terms import Rule, Stop, Terms, own_stop


@dataclass(frozen=True, slots=True)
class Standing:
    """Where each organisation stands from the day `since` until the next standing."""

    since: date
    must_sign: frozenset[str]
    signed: frozenset[str]
    awaited: frozenset[str]
    declined: frozenset[str]
    excused: frozenset[str]
    enough: bool
    suspended: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One version as its own events tell it. `held` are the days each party is held by consent, begun or not."""

    terms: Terms
    stop: Stop | None
    commenced_on: date | None
    held: dict[str, list[Days]]
    signed: dict[str, date]
    standings: list[Standing]


def course_of(terms: Terms, events: Iterable[FoldEvent], *, least: int) -> Course:
    """Walk the events of one version (ordered by day) and return its course; `least` must be held to commence.

    Nothing of a version counts before the day it was entered: an earlier signature counts from that day.
    """
    mine = list(events)
    stop = own_stop(terms, mine)
    walk = _Walk(terms, least=least, stop=stop)
    for day, of_the_day in _by_day(terms, mine):
        if stop is None or day <= stop.on:
            walk.take(day, of_the_day)
    return walk.course()


def _by_day(terms: Terms, events: list[FoldEvent]) -> list[tuple[date, list[FoldEvent]]]:
    """Group events by the day they count from; the days of entry and start are there without an event."""
    days: dict[date, list[FoldEvent]] = {terms.entered_on: []}
    if terms.start is not None:
        days[max(terms.start, terms.entered_on)] = []
    for day, group in groupby(events, key=lambda event: max(event.on, terms.entered_on)):
        days.setdefault(day, []).extend(group)
    return sorted(days.items())


class _Walk:
    """The state of a version while its days are walked."""

    def __init__(self, terms: Terms, *, least: int, stop: Stop | None) -> None:
        self.terms, self.least, self.stop = terms, least, stop
        self.must_sign = set(terms.must_sign)
        self.excused: set[str] = set()
        self.declined: set[str] = set()
        self.settled: set[str] = set()  # consented, and by leaving after commencement does not become awaited again
        self.open = dict.fromkeys(sorted(terms.carried), terms.entered_on)
        self.settled.update(self.open)
        self.held: dict[str, list[Days]] = {}
        self.signed: dict[str, date] = {}
        self.suspended = False
        self.commenced_on: date | None = None
        self.standings: list[Standing] = []

    def take(self, day: date, events: list[FoldEvent]) -> None:
        """Apply the events of a day, in order, then see whether the version commences on it."""
        for event in events:
            self._apply(day, event)
        if self.commenced_on is None and self._commences(day):
            self.commenced_on = day
        self.standings.append(self._standing(day))

    def course(self) -> Course:
        """Return what has been walked; who still holds does so without end."""
        for party, since in self.open.items():
            self.held.setdefault(party, []).append(Days(since))
        return Course(self.terms, self.stop, self.commenced_on, self.held, self.signed, self.standings)

    def _apply(self, day: date, event: FoldEvent) -> None:
        party = event.organisation
        match event.verb:
            case "signed" | "acceded":
                self._hold(party, day)
                self.signed.setdefault(party, event.on)
            case "carried":
                self._hold(party, day)
            case "withdrew":
                self._withdraw(party, day)
            case "declined" if party not in self.open:
                self.declined.add(party)
            case "excused":
                self.excused.add(party)
            case "transferred":
                self._transfer(party, event.particulars["to"], day)
            case "suspended" | "resumed":
                self.suspended = event.verb == "suspended"

    def _hold(self, party: str, day: date) -> None:
        self.open.setdefault(party, day)
        self.settled.add(party)
        self.declined.discard(party)

    def _withdraw(self, party: str, day: date) -> None:
        if party not in self.open:
            return
        self._let_go(party, day)
        if self.commenced_on is None:
            self.settled.discard(party)
            self.signed.pop(party, None)

    def _let_go(self, party: str, day: date) -> None:
        since = self.open.pop(party, day)
        if since < day:
            self.held.setdefault(party, []).append(Days(since, day))

    def _transfer(self, party: str, successor: str, day: date) -> None:
        """Put the successor in the party's place, bound or merely named; its days begin anew."""
        for group in (self.must_sign, self.excused, self.declined):
            if party in group:
                group.remove(party)
                group.add(successor)
        if party in self.open:
            self._let_go(party, day)
            self._let_go(successor, day)
            self._hold(successor, day)

    def _commences(self, day: date) -> bool:
        return (
            (self.terms.start is None or day >= self.terms.start)
            and (self.stop is None or day < self.stop.on)
            and len(self.open) >= self.least
            and (self.terms.rule is not Rule.ALL or not self._awaited())
        )

    def _awaited(self) -> set[str]:
        return self.must_sign - self.excused - self.settled

    def _standing(self, day: date) -> Standing:
        return Standing(
            since=day,
            must_sign=frozenset(self.must_sign),
            signed=frozenset(self.signed),
            awaited=frozenset(self._awaited()),
            declined=frozenset(self.declined),
            excused=frozenset(self.excused),
            enough=len(self.open) >= self.least,
            suspended=self.suspended,
        )
