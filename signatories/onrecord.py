"""What the register's list says of organisations: how many agreements each is in, and which."""

from datetime import date

from django.db.models import Count, F, Func, TextField

from register.models import Listing
from register.viewer import Viewer

# The codes of listings that bind: in force, with all signatures or some still awaited.
BINDING = ("in_force", "awaited")


def numbers_in_force(*, viewer: Viewer, on: date) -> dict[str, int]:
    """Return how many agreements that `viewer` may see are in force on a day, by code of organisation."""
    listings = Listing.objects.visible_to(viewer).on(on).filter(status__in=BINDING, kind="agreement")
    coded = listings.annotate(code=Func(F("organisations"), function="unnest", output_field=TextField()))
    rows = coded.values("code").annotate(number=Count("pk"))
    return dict(rows.values_list("code", "number"))


def agreements_of(code: str, *, viewer: Viewer, on: date) -> list[Listing]:
    """Return the agreements of an organisation that `viewer` may see, as listed on a day, ordered by reference."""
    listings = Listing.objects.visible_to(viewer).on(on).filter(organisations__contains=[code], kind="agreement")
    return list(listings.defer("words").order_by("reference"))
