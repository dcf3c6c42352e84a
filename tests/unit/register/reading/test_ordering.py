"""A list is walked from row to row: each order shows each agreement once, forwards and backwards."""

import pytest

from register.clock import today
from register.reading.counting import MOST, counted
from register.reading.ordering import END, ROWS, NotInList, in_order, numbered, rows_after, rows_before
from register.reading.search import Search, found
from register.viewer import Viewer
from tests.unit.register.reading.long_list import listings

pytestmark = pytest.mark.django_db
PUBLIC = Viewer.public()
ORDERS = ("newest", "title", "review")


def whole(search: Search) -> list[str]:
    return [row.reference for row in in_order(found(PUBLIC, search), search)]


@pytest.mark.parametrize("order", ORDERS)
def test_walking_forwards_shows_each_once(order: str) -> None:
    listings(2 * ROWS + 5)
    search = Search(day=today(), order=order)
    page = numbered(found(PUBLIC, search), search, 1)
    walked = [row.reference for row in page.rows]

    while not page.is_last:
        page = rows_after(found(PUBLIC, search), search, walked[-1])
        walked += [row.reference for row in page.rows]

    assert walked == whole(search)


@pytest.mark.parametrize("order", ORDERS)
def test_walking_backwards_from_the_end_shows_each_once(order: str) -> None:
    listings(2 * ROWS + 5)
    search = Search(day=today(), order=order)
    page = rows_before(found(PUBLIC, search), search, END)
    walked = [row.reference for row in page.rows]

    while not page.is_first:
        page = rows_before(found(PUBLIC, search), search, walked[0])
        walked = [*(row.reference for row in page.rows), *walked]

    assert walked == whole(search)


def test_the_list_begins_and_ends_where_it_does() -> None:
    listings(2 * ROWS)
    search = Search(day=today())
    rows = whole(search)

    first, last = numbered(found(PUBLIC, search), search, 1), rows_after(found(PUBLIC, search), search, rows[ROWS - 1])
    back = rows_before(found(PUBLIC, search), search, rows[ROWS])

    assert (first.is_first, first.is_last) == (True, False)
    assert (last.is_first, last.is_last) == (False, True)
    assert (back.is_first, back.is_last) == (True, False)
    assert [row.reference for row in back.rows] == rows[:ROWS]


def test_nobody_walks_on_from_what_they_may_not_see() -> None:
    listings(ROWS, visibility="parties")
    search = Search(day=today())

    with pytest.raises(NotInList, match="ISA-0003 is not on this list"):
        rows_after(found(PUBLIC, search), search, "ISA-0003")


def test_no_more_than_a_thousand_are_counted() -> None:
    listings(MOST + 1)

    counts = counted(PUBLIC, Search(day=today()))

    assert counts.is_more
    assert sum(counts.statuses.values()) == sum(counts.organisations.values()) == MOST


def test_a_thousand_are_counted_as_they_are() -> None:
    listings(MOST)

    counts = counted(PUBLIC, Search(day=today()))

    assert (counts.total, counts.is_more) == (MOST, False)


def test_only_the_newest_thousand_are_weighed() -> None:
    listings(MOST + 1)
    search = Search(day=today(), words="sharing", order="best")

    assert len(whole(search)) == MOST
    assert "ISA-1000" not in whole(search)
