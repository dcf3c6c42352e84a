"""What the front page shows: the register in three figures, what changed lately, and who takes part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, F, Func, OuterRef, Q, TextField
from django.urls import reverse

from register.entries.status import Status
from register.models import Binding, Entry, Listing
from register.models.listing import ListingQuerySet
from register.reading.names import Name
from register.viewer import Viewer
from register.web.statuses import word_of

A_MONTH = timedelta(days=30)
SHOWN = 6
IN_FORCE = (Status.IN_FORCE.value, Status.AWAITED.value)
AWAITING = (Status.OPEN.value, Status.STALLED.value, Status.AWAITED.value)


@dataclass(frozen=True)
class Figure:
    """A figure, its words, and the list behind it."""

    figure: str
    words: str
    url: str


@dataclass(frozen=True)
class Change:
    """An agreement that changed: the day, its title and address, and what it is since then."""

    on: date
    title: str
    url: str
    note: str


@dataclass(frozen=True)
class Taker:
    """An organisation that takes part, and in how many agreements."""

    name: str
    url: str
    note: str


def figures(viewer: Viewer, day: date) -> list[Figure]:
    """Return how many agreements are in force, how many organisations they bind, how many wait for signatures."""
    listings = Listing.objects.agreements().visible_to(viewer).on(day)
    seen = Entry.objects.visible_to(viewer)
    theirs = seen.filter(kind="agreement", reference=OuterRef("reference"), version=OuterRef("version"))
    bound = Binding.objects.filter(Exists(theirs), bound__contains=day)
    counts = listings.aggregate(
        in_force=Count("pk", filter=Q(status__in=IN_FORCE)), awaiting=Count("pk", filter=Q(status__in=AWAITING))
    )
    organisations = bound.aggregate(number=Count("organisation", distinct=True))["number"]
    return [
        Figure(f"{counts['in_force']:,}", "agreements in force", _those(IN_FORCE)),
        Figure(f"{organisations:,}", "organisations bound", ""),
        Figure(f"{counts['awaiting']:,}", "awaiting signatures", _those(AWAITING)),
    ]


def _those(statuses: tuple[str, ...]) -> str:
    return f"{reverse('register')}?{'&'.join(f'status={status}' for status in statuses)}"


def not_open(viewer: Viewer, day: date) -> str:
    """Return how many agreements are hidden from a viewer, as a sentence; "" for none. No more is told of them."""
    if viewer.may_read_all:
        return ""
    agreements = Listing.objects.agreements().on(day)
    count = agreements.count() - agreements.visible_to(viewer).count()
    return f"{count} more on the register {'is' if count == 1 else 'are'} not open to you." if count else ""


def changes(viewer: Viewer, day: date) -> list[Change]:
    """Return the latest changes of the last 30 days, newest first, at most six."""
    listings = Listing.objects.agreements().visible_to(viewer).on(day).filter(changed_on__gt=day - A_MONTH)
    return [
        _change(listing) for listing in listings.order_by("-changed_on", "-id").defer("words", "organisations")[:SHOWN]
    ]


def _change(listing: Listing) -> Change:
    signed = f"signed by {listing.signed} of {listing.required}"
    note = f"{listing.reference}, version {listing.version}. {word_of(listing.status)}, {signed}."
    return Change(listing.changed_on, listing.title, reverse("entry", args=[listing.reference]), note)


def takers(viewer: Viewer, day: date, names: Mapping[str, Name]) -> list[Taker]:
    """Return the organisations in the agreements on the register, by name, each with the list of its agreements."""
    numbers = _by_organisation(Listing.objects.agreements().visible_to(viewer).on(day))
    named = [(names[code].full if code in names else code, code) for code in numbers]
    return [
        Taker(name, f"{reverse('register')}?organisation={code}", _number(numbers[code]))
        for name, code in sorted(named, key=lambda pair: pair[0].casefold())
    ]


def _by_organisation(listings: ListingQuerySet) -> dict[str, int]:
    code = Func(F("organisations"), function="unnest", output_field=TextField())
    return dict(
        listings.order_by()
        .annotate(code=code)
        .values("code")
        .annotate(number=Count("pk"))
        .values_list("code", "number")
    )


def _number(count: int) -> str:
    return f"{count} agreement{'' if count == 1 else 's'}"
