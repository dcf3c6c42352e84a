"""What an organisation is part of, who signs for it, and the services and units beneath it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from signatories.models import Organisation


def line_above(body: Organisation) -> list[Organisation]:
    """Return what an organisation is part of, the nearest first."""
    above, found = body.parent, list[Organisation]()
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def who_signs(body: Organisation, above: list[Organisation]) -> Organisation | None:
    """Return who signs for a body that is not a legal entity; None for one that is, or that belongs to nobody."""
    return None if body.is_legal_entity else next((one for one in above if one.is_legal_entity), None)


def parts_of(body: Organisation) -> list[dict[str, Any]]:
    """Return the services and units that take part beneath an organisation, each after the one that it is part of."""
    below = defaultdict[int, list[Organisation]](list)
    for part in Organisation.objects.exclude(parent=None).filter(left_on=None).order_by("name"):
        below[part.parent_id or 0].append(part)
    return list(_parts(body, below, deeper=False))


def _parts(body: Organisation, below: dict[int, list[Organisation]], *, deeper: bool) -> Iterator[dict[str, Any]]:
    for part in below[body.pk]:
        yield {
            "name": part.name,
            "url": reverse("organisation", args=[part.code]),
            "part": f"in {body.called}" if deeper else "",
        }
        yield from _parts(part, below, deeper=True)
