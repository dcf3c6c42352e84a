"""The rows of the register's list, in words, as on a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from register.documents.labels import DEPTHS, THEMES, label
from register.entries.status import Status
from register.models import Listing
from register.templatetags.register_words import day as written
from register.web.tables import Cell, Row, Table

COLUMNS = ("Agreement", "Status", "Signed", "In force", "Next review")
OVER = {Status.ENDED.value, Status.SUPERSEDED.value, Status.CANCELLED.value}


def listing_table(listings: Iterable[Listing], *, caption: str, day: date, given: str = "") -> Table:
    """Return the table of listings that hold on `day`; `given`: the address's question, passed on to the entries."""
    return Table(caption, COLUMNS, tuple(_row(listing, day, given) for listing in listings))


def _row(listing: Listing, day: date, given: str) -> Row:
    address = reverse("entry", args=[listing.reference])
    theme = label(THEMES, listing.theme) if listing.theme else ""
    elsewhere = f"{label(DEPTHS, listing.depth)}: made elsewhere" if listing.depth else ""
    return Row(
        head=Cell(
            text=listing.title or listing.reference,
            url=f"{address}?{given}" if given else address,
            under=" · ".join(part for part in (listing.reference, theme, elsewhere) if part),
        ),
        cells=(
            Cell(status=listing.status),
            Cell(text=f"{listing.signed} of {listing.required}"),
            in_force(listing, day),
            next_review(listing, day),
        ),
    )


def in_force(listing: Listing, day: date) -> Cell:
    """Return since when, from when, or from when to when an agreement is in force."""
    begun = listing.commenced_on
    if begun is None:
        return Cell(empty="Not begun")
    if listing.status in OVER:
        last = max(listing.during.lower - timedelta(days=1), begun)
        return Cell(text=written(begun), under=f"to {written(last)}")
    return Cell(text=f"From {written(begun)}" if begun > day else written(begun))


def next_review(listing: Listing, day: date) -> Cell:
    """Return the day of the next review; "Overdue" where it has passed; nothing for what is over or has not begun."""
    if listing.review_on is None or listing.status in OVER:
        return Cell(empty="None")
    if listing.review_on < day:
        return Cell(strong="Overdue", text="since", under=written(listing.review_on))
    return Cell(text=written(listing.review_on))
