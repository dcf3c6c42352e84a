"""Traces of signings: written beside the event, read by auditors and SIMG's administrators, removed after two years."""

from datetime import timedelta

from register.clock import now
from register.models import Event
from signatories.access import Access
from signatories.models import SigningTrace

# Retention: a signing's address and browser, two years.
KEPT = timedelta(days=2 * 365)


def traced(event: Event, by: Access) -> Event:
    """Keep where an act came from beside its event, and return the event; the same act again keeps the first."""
    if by.came_from is not None:
        SigningTrace.objects.get_or_create(
            event=event,
            defaults={"address": by.came_from.address, "browser": by.came_from.browser, "at": event.at},
        )
    return event


def remove_old_traces() -> int:
    """Remove the traces whose two years are over, and return how many there were."""
    removed, _ = SigningTrace.objects.filter(at__lt=now() - KEPT).delete()
    return removed
