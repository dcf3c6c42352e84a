"""The fold: the events of one reference, all its versions together, become who is bound and what each version is.

Pure and bitemporal: the answer holds for every day, as known at a moment. No status word is ever stored.
"""

from collections.abc import Iterable
from datetime import datetime

from register.entries.course import Course, Standing, course_of
from register.entries.known import FoldEvent, known
from register.entries.life import Life, Listed, Stretch, VersionLife
from register.entries.ranges import Days
from register.entries.stretches import life_of
from register.entries.superseding import settle
from register.entries.terms import Rule, Status, Terms

__all__ = [
    "STATUS_WORDS",
    "Days",
    "FoldEvent",
    "Life",
    "Listed",
    "Rule",
    "Standing",
    "Status",
    "Stretch",
    "VersionLife",
    "fold",
]

STATUS_WORDS = {
    Status.OPEN: "Open for signature",
    Status.STALLED: "Stalled",
    Status.AGREED: "Agreed, not begun",
    Status.IN_FORCE: "In force",
    Status.AWAITED: "In force, signatures awaited",
    Status.SUSPENDED: "Suspended",
    Status.ENDED: "Ended",
    Status.SUPERSEDED: "Superseded",
    Status.CANCELLED: "Cancelled",
}


def fold(events: Iterable[FoldEvent], *, known_at: datetime | None = None, least: int = 2) -> Life:
    """Return the life of one reference as known at an aware moment (None: with all that is recorded).

    `least` must be bound before anything commences: two for an agreement, one for a protocol. Events of verbs
    that change nothing here (rendered, visibility set, …) may stand among the others.
    """
    seen = known(events, at=known_at)
    entered = [Terms.of(event) for event in seen if event.verb == "entered"]
    courses = {terms.version: _course(terms, seen, least=least) for terms in entered}
    return Life({version: life_of(settled) for version, settled in settle(courses).items()})


def _course(terms: Terms, seen: list[FoldEvent], *, least: int) -> Course:
    return course_of(terms, [event for event in seen if _touches(event, terms)], least=least)


def _touches(event: FoldEvent, terms: Terms) -> bool:
    """Whether an event bears on a version; a transfer, recorded once, bears on all versions then on record."""
    if event.verb == "transferred":
        return (event.on, event.number) > (terms.entered_on, terms.number)
    return event.version == terms.version
