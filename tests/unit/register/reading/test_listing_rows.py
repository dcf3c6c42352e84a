"""A row of the list says when an agreement was in force and when it is next reviewed, as on the day asked."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from register.models import Listing
from register.reading.listing_rows import in_force, listing_table, next_review
from register.web.tables import Cell

DAY = date(2025, 4, 1)


def a_listing(status: str, commenced_on: date | None, *, since: date = DAY, review_on: date | None = None) -> Listing:
    """Return a listing that has had its status since a day."""
    return Listing(
        reference="ISA-0001",
        title="Fire safety visits",
        status=status,
        commenced_on=commenced_on,
        review_on=review_on,
        during=DateRange(since, None),
        signed=2,
        required=2,
    )


@pytest.mark.parametrize(
    ("listing", "cell"),
    [
        (a_listing("open", None), Cell(empty="Not begun")),
        (a_listing("in_force", date(2025, 1, 1)), Cell(text="1\N{NO-BREAK SPACE}January 2025")),
        (a_listing("agreed", date(2025, 6, 1)), Cell(text="From 1\N{NO-BREAK SPACE}June 2025")),
        (
            a_listing("superseded", date(2018, 4, 3), since=date(2024, 6, 2)),
            Cell(text="3\N{NO-BREAK SPACE}April 2018", under="to 1\N{NO-BREAK SPACE}June 2024"),
        ),
    ],
)
def test_in_force(listing: Listing, cell: Cell) -> None:
    assert in_force(listing, DAY) == cell


@pytest.mark.parametrize(
    ("listing", "cell"),
    [
        (a_listing("in_force", DAY), Cell(empty="None")),
        (a_listing("ended", DAY, review_on=date(2024, 1, 1)), Cell(empty="None")),
        (a_listing("in_force", DAY, review_on=DAY), Cell(text="1\N{NO-BREAK SPACE}April 2025")),
        (
            a_listing("in_force", DAY, review_on=date(2025, 3, 31)),
            Cell(strong="Overdue", text="since", under="31\N{NO-BREAK SPACE}March 2025"),
        ),
    ],
)
def test_next_review(listing: Listing, cell: Cell) -> None:
    assert next_review(listing, DAY) == cell


def test_a_row_without_a_theme_shows_its_reference_alone() -> None:
    (row,) = listing_table([a_listing("open", None)], caption="", day=DAY).rows

    assert row.head == Cell(text="Fire safety visits", url="/register/ISA-0001/", under="ISA-0001")
