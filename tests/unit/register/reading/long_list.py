"""A list that is longer than is counted: rows of listings alone, since no test waits for a thousand acts."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from register.clock import today
from register.models import Listing


def listings(number: int, **changes: object) -> list[Listing]:
    """Write listings of today; every three stand alike in the orders by change, by title and by review."""
    return Listing.objects.bulk_create([_listing(place, changes) for place in range(number)])


def _listing(place: int, changes: dict[str, object]) -> Listing:
    changed_on = today() - timedelta(days=place // 3)
    values: dict[str, object] = {
        "reference": f"ISA-{place + 1:04d}",
        "during": DateRange(changed_on, None),
        "version": 1,
        "status": "open",
        "kind": "agreement",
        "title": f"Sharing {place // 3:04d}",
        "visibility": "public",
        "organisations": [f"body-{place % 30:02d}"],
        "signed": 0,
        "required": 2,
        "changed_on": changed_on,
        "review_on": today() + timedelta(days=place // 3) if place % 2 else None,
        "words": "'share':1A",
    }
    return Listing(**values | changes)
