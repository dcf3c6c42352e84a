"""The list of agreements: searched, filtered, ordered and paged, as on any day and as known at any moment."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from register.clock import today
from register.reading.as_known import as_known
from register.reading.asking import UNKNOWN, ListForm, day_asked, is_code
from register.reading.counting import MOST, Counts, counted
from register.reading.facets import Facet, chosen, counted_of, facets, instead, left_chosen, offered, others
from register.reading.keeping import kept
from register.reading.listing_rows import listing_table
from register.reading.moments import known_in_words
from register.reading.names import Name, names_of_organisations
from register.reading.ordering import NotInList
from register.reading.paging import NoSuchPage, page_of
from register.reading.requests import ReadingRequest
from register.reading.search import Search
from register.reading.sentences import agreements
from register.web.forms import ErrorLink
from register.web.rules import public

LIST = "register/list_drawn.html"


@public
@require_safe
def register_list(request: ReadingRequest) -> HttpResponse:
    """Shows what the address asks for; for an address that cannot be read, what is wrong with it (400)."""
    try:
        drawn = kept(request.viewer, f"list?{request.GET.urlencode()}", lambda: _drawn(request))
    except Unanswerable as refusal:
        return _page(request, refusal.drawn, is_refused=True)
    return _page(request, drawn)


class Unanswerable(ValueError):
    """The address asks what the list cannot answer; `drawn` is the list that says so, as HTML."""

    def __init__(self, **shown: Any) -> None:
        """Take what the template of the list is to show."""
        super().__init__()
        self.drawn = render_to_string(LIST, shown)


def _page(request: ReadingRequest, drawn: str, *, is_refused: bool = False) -> HttpResponse:
    shown = {"drawn": drawn, "is_refused": is_refused}
    return render(request, "register/list.html", shown, status=400 if is_refused else 200)


def _drawn(request: ReadingRequest) -> str:
    """Return the list as HTML; raise Unanswerable with what is wrong with its question."""
    form = ListForm(request.GET)
    if not form.is_valid():
        raise _refused(request, form, form.lines())
    search = form.search()
    counts = counted(request.viewer, search)
    names = names_of_organisations(request.viewer, on=search.day, codes={*search.organisations, *offered(counts)})
    if not {*names, *counts.organisations}.issuperset(search.organisations):
        raise _refused(request, form, [ErrorLink(UNKNOWN, "")])
    shown: dict[str, Any] = {"form": form, "chosen": chosen(names, request.GET), "query": others(request.GET)}
    shown |= {"facets": _facets(request, search, counts, names), "counted_of": counted_of(counts)}
    try:
        return render_to_string(LIST, shown | _results(request, search, counts, form))
    except (NoSuchPage, NotInList) as refusal:
        shown |= {"errors": [ErrorLink(str(refusal), "")], "kept": left_chosen(request.GET)}
        raise Unanswerable(**shown) from None


def _facets(request: ReadingRequest, search: Search, counts: Counts, names: Mapping[str, Name]) -> list[Facet]:
    """Return the facets; what is known at a moment cannot be narrowed by status."""
    made = facets(counts, names, request.GET)
    return [one for one in made if one.name != "status" or not search.known_at]


def _refused(request: ReadingRequest, form: ListForm, lines: list[ErrorLink]) -> Unanswerable:
    codes = [code for code in request.GET.getlist("organisation") if is_code(code)]
    names = names_of_organisations(request.viewer, on=day_asked(request.GET), codes=codes)
    return Unanswerable(form=form, chosen=chosen(names, request.GET), errors=lines, kept=left_chosen(request.GET))


def _results(request: ReadingRequest, search: Search, counts: Counts, form: ListForm) -> dict[str, Any]:
    page = page_of(request.viewer, search, counts, form, request.GET)
    rows = as_known(page.rows, day=search.day, known_at=search.known_at) if search.known_at else page.rows
    given = urlencode({name: typed for name in ("on", "known") if (typed := request.GET.get(name, "").strip())})
    return {
        "search": search,
        "is_today": search.day == today() and search.known_at is None,
        "known": known_in_words(search.known_at) if search.known_at else "",
        "count": f"More than {agreements(MOST)}" if counts.is_more else agreements(counts.total),
        "page": page.numbers,
        "steps": page.steps,
        "table": listing_table(rows, caption=page.caption, day=search.day, given=given),
        "orders": _orders(request, search),
        "asks_nothing": not any((search.words, search.organisations, search.themes, search.statuses)),
    }


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
