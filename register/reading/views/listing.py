"""The list of agreements: searched, filtered, ordered and paged, as on any day and as known at any moment."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.clock import today
from register.models import Listing
from register.reading.as_known import as_known
from register.reading.asking import ListForm, day_asked
from register.reading.facets import chosen, facets, instead, kept, others
from register.reading.listing_rows import listing_table
from register.reading.moments import known_in_words
from register.reading.names import names_of_organisations
from register.reading.requests import ReadingRequest
from register.reading.search import Counts, Search, counted, found, in_order
from register.reading.sentences import agreements
from register.viewer import Viewer
from register.web.forms import ErrorLink
from register.web.rules import public

ROWS = 20


@public
@require_safe
def register_list(request: ReadingRequest) -> HttpResponse:
    """Shows what the address asks for; for an address that cannot be read, what is wrong with it (400)."""
    names = names_of_organisations(request.viewer, on=day_asked(request.GET))
    form = ListForm(request.GET, organisations=names)
    shown: dict[str, Any] = {"form": form, "chosen": chosen(names, request.GET), "query": others(request.GET)}
    if not form.is_valid():
        return _refused(request, shown, form.lines())
    search = form.search()
    counts = counted(request.viewer, search)
    pages = max(1, -(-counts.total // ROWS))
    shown["facets"] = [one for one in facets(counts, names, request.GET) if one.name != "status" or not search.known_at]
    if form.page_number > pages:
        sentence = f"There is no page {form.page_number}: this list has {pages} page{'' if pages == 1 else 's'}."
        return _refused(request, shown, [ErrorLink(sentence, "")])
    return render(request, "register/list.html", shown | _results(request, search, counts, form.page_number))


def _refused(request: ReadingRequest, shown: dict[str, Any], lines: list[ErrorLink]) -> HttpResponse:
    return render(request, "register/list.html", shown | {"errors": lines, "kept": kept(request.GET)}, status=400)


def _results(request: ReadingRequest, search: Search, counts: Counts, number: int) -> dict[str, Any]:
    page = _page(request.viewer, search, counts.total, number)
    caption = f"Agreements, {page.start_index()} to {page.end_index()} of {counts.total}"
    given = urlencode({name: typed for name in ("on", "known") if (typed := request.GET.get(name, "").strip())})
    return {
        "search": search,
        "is_today": search.day == today() and search.known_at is None,
        "known": known_in_words(search.known_at) if search.known_at else "",
        "count": agreements(counts.total),
        "page": page,
        "table": listing_table(page.object_list, caption=caption, day=search.day, given=given),
        "orders": _orders(request, search),
        "asks_nothing": not any((search.words, search.organisations, search.themes, search.statuses)),
    }


class _Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, rows: object, per_page: int, *, total: int) -> None:
        super().__init__(rows, per_page)  # type: ignore[arg-type]
        self.count = total


def _page(viewer: Viewer, search: Search, total: int, number: int) -> Page[Listing]:
    listings = in_order(found(viewer, search), search).defer("words", "organisations")
    page: Page[Listing] = _Counted(listings, ROWS, total=total).page(number)
    rows = list(page.object_list)
    page.object_list = as_known(rows, day=search.day, known_at=search.known_at) if search.known_at else rows
    return page


def _orders(request: ReadingRequest, search: Search) -> list[dict[str, str]]:
    """Returns the orders that the list is not in now, each with its address."""
    if search.known_at:
        return []
    words = {"newest": "newest change", "title": "title", "review": "review"}
    if search.words:
        words["best"] = "best match"
    return [
        {"text": text, "query": instead(request.GET, "order", order)}
        for order, text in words.items()
        if order != search.order
    ]
