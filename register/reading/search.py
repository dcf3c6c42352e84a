"""Search: which agreements stand on the register on a day, by words, organisation, theme and status."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, Exists, F, Func, OuterRef, TextField, Value
from django.db.models.functions import Lower

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


@dataclass(frozen=True)
class Counts:
    """How many are found, and how many there are behind each choice of each facet (by code)."""

    total: int
    organisations: Mapping[str, int]
    themes: Mapping[str, int]
    statuses: Mapping[str, int]


def reference_in(words: str) -> str:
    """Return the reference that words are ("isa 42" is ISA-0042), or "" when they are none."""
    found = _REFERENCE.fullmatch(words)
    return f"{found[1].upper()}-{int(found[2]):04d}" if found else ""


def found(viewer: Viewer, search: Search) -> ListingQuerySet:
    """Return all that the question finds among what `viewer` may see, in no order."""
    return _of_statuses(_of_themes(_asked(viewer, search), search), search)


def in_order(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    """Return listings in the order asked for; what is alike stands in the order in which it was written."""
    if search.order == "title":
        return listings.order_by(Lower("title"), "reference")
    if search.order == "review":
        return listings.order_by(F("review_on").asc(nulls_last=True), "reference")
    if search.order == "best" and search.words:
        return listings.order_by(SearchRank(F("words"), _query(search.words)).desc(), "-changed_on", "-id")
    return listings.order_by("-changed_on", "-id")


def counted(viewer: Viewer, search: Search) -> Counts:
    """Return how many are found, and the number behind each choice, in one query.

    A theme's number leaves the themes chosen aside (choosing it too would add to them), a status's the statuses;
    an organisation's leaves out nothing, because choosing it narrows what is found.
    """
    asked = _asked(viewer, search)
    total = _of_statuses(_of_themes(asked, search), search)
    each_party = Func(F("organisations"), function="unnest", output_field=TextField())
    branches = [
        _numbered("organisation", total.annotate(code=each_party)),
        _numbered("theme", _of_statuses(asked, search).annotate(code=F("theme"))),
        _numbered("status", _of_themes(asked, search).annotate(code=F("status"))),
    ]
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, code, number in _numbered("total", total.annotate(code=Value(""))).union(*branches, all=True):
        numbers[facet][code] = number
    return Counts(
        total=numbers["total"].get("", 0),
        organisations=numbers["organisation"],
        themes=numbers["theme"],
        statuses=numbers["status"],
    )


def _numbered(facet: str, listings: Any) -> Any:
    """Returns rows (facet, code, number) of listings that were given a `code`."""
    rows = listings.order_by().values("code").annotate(facet=Value(facet), number=Count("pk"))
    return rows.values_list("facet", "code", "number")


def _asked(viewer: Viewer, search: Search) -> ListingQuerySet:
    listings = Listing.objects.agreements().visible_to(viewer).on(search.day)
    if search.known_at:
        listings = listings.filter(Exists(_entered(search.known_at, search.day)))
        if hidden := hidden_then(viewer, day=search.day, known_at=search.known_at):
            listings = listings.exclude(reference__in=hidden)
    if search.organisations:
        listings = listings.filter(organisations__contains=list(search.organisations))
    if reference := reference_in(search.words):
        return listings.filter(reference=reference)
    return listings.filter(words=_query(search.words)) if search.words else listings


def _entered(known_at: datetime, day: date) -> Any:
    """Return the entries, known at a moment, that put a reference on the register by a day."""
    return Event.objects.filter(
        reference=OuterRef("reference"), verb="entered", at__lte=known_at, effective_on__lte=day
    )


def _of_themes(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    return listings.filter(theme__in=search.themes) if search.themes else listings


def _of_statuses(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    return listings.filter(status__in=search.statuses) if search.statuses else listings


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")
