"""Reads the life of a reference: its events from the log, folded."""

from collections.abc import Iterable
from datetime import datetime

from register.entries.status import FoldEvent, Life, fold
from register.models import Event

PROTOCOL_REFERENCE = "ISP"


def least_bound(reference: str) -> int:
    """Return how many must be bound before a reference commences: one for a protocol, two for an agreement."""
    return 1 if reference == PROTOCOL_REFERENCE else 2


def events_of(references: Iterable[str]) -> dict[str, list[Event]]:
    """Return the events of each reference in the order of the log, without their leaves; empty lists where none."""
    found: dict[str, list[Event]] = {reference: [] for reference in references}
    rows = Event.objects.filter(reference__in=found).order_by("number")
    for event in rows.defer("leaf", "leaf_hash", "particulars_text", "salt", "particulars_hash"):
        found[event.reference].append(event)
    return found


def fold_events(events: Iterable[Event]) -> list[FoldEvent]:
    """Return rows of the log as the fold takes them; an erased event keeps what its row says."""
    return [
        FoldEvent(
            number=event.number,
            at=event.at,
            on=event.effective_on,
            verb=event.verb,
            version=event.version,
            organisation=event.organisation,
            particulars=event.particulars or {},
        )
        for event in events
    ]


def life_from(reference: str, events: Iterable[Event], *, known_at: datetime | None = None) -> Life:
    """Return the life of a reference folded from `events`, as known at a moment (now, when none is given)."""
    return fold(fold_events(events), known_at=known_at, least=least_bound(reference))


def life_of(reference: str, *, known_at: datetime | None = None) -> Life:
    """Return the life of one reference, read from the log in one query."""
    return life_from(reference, events_of([reference])[reference], known_at=known_at)
