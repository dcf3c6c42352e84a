"""The page of an entry: the version that stands, or an earlier one, as on any day."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.clock import today
from register.reading.days import read_day
from register.reading.entry.page import entry_page
from register.reading.entry.record import NotOnRecord, NotYetEntered, Record, record_of
from register.reading.requests import ReadingRequest
from register.web.forms import ErrorLink
from register.web.rules import public

TODAY_INSTEAD = "What follows is how it stands today."


@public
@require_safe
def entry(request: ReadingRequest, reference: str) -> HttpResponse:
    """Shows the version of a reference that stands on the day asked, today unless said (`?on=2024-03-27`)."""
    return _page(request, reference, version=None)


@public
@require_safe
def version(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Shows one version, whatever has become of it."""
    return _page(request, reference, version=version)


def _page(request: ReadingRequest, reference: str, *, version: int | None) -> HttpResponse:
    typed = request.GET.get("on", "")
    try:
        errors: list[ErrorLink] = []
        record = _record(request, reference, read_day(typed) if typed.strip() else today(), version)
    except (ValueError, NotYetEntered) as error:
        errors = [ErrorLink(f"{error} {TODAY_INSTEAD}", "on")]
        record = _record(request, reference, today(), version)
    shown = entry_page(record) | {"errors": errors, "typed": typed, "version": version}
    return render(request, "register/entry.html", shown, status=400 if errors else 200)


def _record(request: ReadingRequest, reference: str, day: date, version: int | None) -> Record:
    try:
        record = record_of(request.viewer, reference, day=day, version=version)
    except NotOnRecord:
        raise Http404(f"{reference} is not on the register.") from None
    if day < record.life.entered_on:
        raise NotYetEntered(reference, record.life.entered_on)
    return record
