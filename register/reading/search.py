"""Search: which agreements stand on the register on a day, by words, organisation, theme and status."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef

from register.models import Event, Listing
from register.models.listing import ListingQuerySet
from register.reading.as_known import hidden_then
from register.viewer import Viewer

_REFERENCE = re.compile(r"(isa)[ -]?0*([0-9]{1,9})", re.IGNORECASE)


@dataclass(frozen=True)
class Search:
    """A question to the list; empty parts ask nothing. All organisations take part; any of the themes and statuses.

    With `known_at` only references are found that were entered by that moment (register/reading/as_known.py).
    """

    day: date
    words: str = ""
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    order: str = "newest"
    known_at: datetime | None = None


def reference_in(words: str) -> str:
    """Return the reference that words are ("isa 42" is ISA-0042), or "" when they are none."""
    found = _REFERENCE.fullmatch(words)
    return f"{found[1].upper()}-{int(found[2]):04d}" if found else ""


def found(viewer: Viewer, search: Search) -> ListingQuerySet:
    """Return all that the question finds among what `viewer` may see, in no order."""
    return of_statuses(of_themes(asked(viewer, search), search), search)


def asked(viewer: Viewer, search: Search) -> ListingQuerySet:
    """Return what the question finds, its themes and statuses left aside."""
    listings = Listing.objects.agreements().visible_to(viewer).on(search.day)
    if search.known_at:
        listings = listings.filter(Exists(_entered(search.known_at, search.day)))
        if hidden := hidden_then(viewer, day=search.day, known_at=search.known_at):
            listings = listings.exclude(reference__in=hidden)
    if search.organisations:
        listings = listings.filter(organisations__contains=list(search.organisations))
    if reference := reference_in(search.words):
        return listings.filter(reference=reference)
    return listings.filter(words=words_query(search.words)) if search.words else listings


def _entered(known_at: datetime, day: date) -> Any:
    """Return the entries, known at a moment, that put a reference on the register by a day."""
    return Event.objects.filter(
        reference=OuterRef("reference"), verb="entered", at__lte=known_at, effective_on__lte=day
    )


def of_themes(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    """Return those listings that have one of the themes asked for."""
    return listings.filter(theme__in=search.themes) if search.themes else listings


def of_statuses(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    """Return those listings that have one of the statuses asked for."""
    return listings.filter(status__in=search.statuses) if search.statuses else listings


def words_query(words: str) -> SearchQuery:
    """Return words as the search takes them: quotation marks for a phrase, "or", and a minus for what is left out."""
    return SearchQuery(words, config="english", search_type="websearch")
