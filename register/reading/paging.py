"""A page of the list, and the ways from it: numbers where the list is short, steps where it is long."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from register.models import Listing
from register.reading.asking import ListForm
from register.reading.counting import MOST, Counts
from register.reading.facets import instead, others
from register.reading.ordering import END, ROWS, Stretch, numbered, rows_after, rows_before
from register.reading.search import Search, found
from register.viewer import Viewer


class NoSuchPage(LookupError):
    """A page was asked for by a number that the list does not have; the sentence says which it has."""


@dataclass(frozen=True)
class Steps:
    """The ways through a long list as encoded questions; "" where there is none."""

    first: str
    previous: str
    next: str
    last: str


@dataclass(frozen=True)
class ListPage:
    """The rows of a page, what they are in words, and the ways on: by number, or by steps."""

    rows: Sequence[Listing]
    caption: str
    numbers: Page[Listing] | None = None
    steps: Steps | None = None


def page_of(viewer: Viewer, search: Search, counts: Counts, form: ListForm, address: QueryDict) -> ListPage:
    """Return the page that is asked for; raise NoSuchPage or NotInList, each with a sentence."""
    listings = found(viewer, search)
    if form.begins_after:
        return _walked(rows_after(listings, search, form.begins_after), counts, address)
    if form.ends_before:
        return _walked(rows_before(listings, search, form.ends_before), counts, address)
    _check_number(form.page_number, counts)
    stretch = numbered(listings, search, form.page_number)
    if counts.is_more and search.order != "best":
        return _walked(stretch, counts, address)
    return _numbered(stretch, counts, form.page_number)


def _check_number(number: int, counts: Counts) -> None:
    pages = max(1, -(-min(counts.total, MOST) // ROWS))
    if number <= pages:
        return
    if counts.is_more:
        raise NoSuchPage(
            f"Only the first {pages} pages of a list this long have numbers. Narrow it, or go on by steps."
        )
    raise NoSuchPage(f"There is no page {number}: this list has {pages} page{'' if pages == 1 else 's'}.")


class _Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, rows: object, per_page: int, *, total: int) -> None:
        super().__init__(rows, per_page)  # type: ignore[arg-type]
        self.count = total


def _numbered(stretch: Stretch, counts: Counts, number: int) -> ListPage:
    total = min(counts.total, MOST)
    page: Page[Listing] = Page(stretch.rows, number, _Counted(stretch.rows, ROWS, total=total))
    of = f"the newest {MOST:,}" if counts.is_more else f"{total}"
    caption = f"Agreements, {page.start_index()} to {page.end_index()} of {of}"
    return ListPage(stretch.rows, caption, numbers=page)


def _walked(stretch: Stretch, counts: Counts, address: QueryDict) -> ListPage:
    of = f"more than {MOST:,}" if counts.is_more else f"{counts.total}"
    return ListPage(stretch.rows, f"Agreements, {len(stretch.rows)} of {of}", steps=_steps(stretch, address))


def _steps(stretch: Stretch, address: QueryDict) -> Steps:
    references = [row.reference for row in stretch.rows]
    back, on = not stretch.is_first, not stretch.is_last
    return Steps(
        first=others(address) or "page=1" if back else "",
        previous=instead(address, "before", references[0]) if back and references else "",
        next=instead(address, "after", references[-1]) if on and references else "",
        last=instead(address, "before", END) if on else "",
    )
