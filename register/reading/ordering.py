"""The orders of the list, and its pages: numbered up to a thousand rows, beyond them walked from row to row by keyset.

A page that is walked to costs what the first costs, however far on it stands; an OFFSET reads all that it passes over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from register.models import Listing
from register.models.listing import ListingQuerySet
from register.reading.counting import MOST
from register.reading.search import Search, words_query

ROWS = 20
# What stands behind the last row, in the place of a reference.
END = "end"


class NotInList(LookupError):
    """The agreement from which the list should go on is not on it, or no longer; the sentence says what to do."""


@dataclass(frozen=True)
class Order:
    """What the list is ordered by; rows alike in it stand by `tie`, which no two rows of one day share."""

    key: Any
    tie: str
    is_falling: bool = False

    def by(self, *, backwards: bool = False) -> list[Any]:
        """Return the terms of ORDER BY."""
        falling = self.is_falling != backwards
        return [self.key.desc() if falling else self.key.asc(), f"-{self.tie}" if falling else self.tie]

    def beyond(self, row: Mapping[str, Any], *, backwards: bool) -> Q:
        """Return the condition on the rows that come after `row` (key, tie), or before it."""
        than = "lt" if self.is_falling != backwards else "gt"
        # The first part bounds the walk along the index; the second leaves out the row and those alike before it.
        bound = Q(**{f"key__{than}e": row["key"]})
        return bound & (Q(**{f"key__{than}": row["key"]}) | Q(**{f"{self.tie}__{than}": row[self.tie]}))


ORDERS = {
    "newest": Order(F("changed_on"), "id", is_falling=True),
    "title": Order(Lower("title"), "reference"),
    "review": Order(Coalesce("review_on", Value(date.max)), "reference"),
}


@dataclass(frozen=True)
class Stretch:
    """The rows of a page, and whether the list begins or ends with them."""

    rows: Sequence[Listing]
    is_first: bool
    is_last: bool


def in_order(listings: ListingQuerySet, search: Search) -> ListingQuerySet:
    """Return listings in the order asked for; by best match only the newest thousand, since each must be weighed."""
    if search.order == "best" and search.words:
        newest = listings.order_by("-changed_on", "-id").values("pk")[:MOST]
        weighed = Listing.objects.filter(pk__in=newest)
        return weighed.order_by(SearchRank(F("words"), words_query(search.words)).desc(), "-changed_on", "-id")
    return listings.order_by(*_order(search).by())


def numbered(listings: ListingQuerySet, search: Search, number: int) -> Stretch:
    """Return the page of a number, counted from 1."""
    rows = list(_light(in_order(listings, search))[(number - 1) * ROWS : number * ROWS + 1])
    return Stretch(rows[:ROWS], is_first=number == 1, is_last=len(rows) <= ROWS)


def rows_after(listings: ListingQuerySet, search: Search, reference: str) -> Stretch:
    """Return the page that follows a reference; raise NotInList when it is not among the listings."""
    rows = list(_walked(listings, search, reference, backwards=False)[: ROWS + 1])
    return Stretch(rows[:ROWS], is_first=False, is_last=len(rows) <= ROWS)


def rows_before(listings: ListingQuerySet, search: Search, reference: str) -> Stretch:
    """Return the page that leads up to a reference, or to END; raise NotInList when it is not among the listings."""
    rows = list(_walked(listings, search, reference, backwards=True)[: ROWS + 1])
    return Stretch(rows[:ROWS][::-1], is_first=len(rows) <= ROWS, is_last=reference == END)


def _light(listings: ListingQuerySet) -> ListingQuerySet:
    """Leave aside what no row of the list shows."""
    return listings.defer("words", "organisations")


def _order(search: Search) -> Order:
    return ORDERS.get(search.order, ORDERS["newest"])


def _walked(listings: ListingQuerySet, search: Search, reference: str, *, backwards: bool) -> ListingQuerySet:
    order = _order(search)
    walked = _light(listings).annotate(key=order.key).order_by(*order.by(backwards=backwards))
    if reference == END:
        return walked
    row = listings.filter(reference=reference).annotate(key=order.key).values("key", order.tie).first()
    if row is None:
        raise NotInList(f"{reference} is not on this list, or no longer. Begin again at its first page.")
    return walked.filter(order.beyond(row, backwards=backwards))
