"""The page of an entry: the version that stands, or an earlier one, as on any day and as known at any moment."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.clock import london_day, today
from register.reading.days import read_day
from register.reading.entry.page import entry_page
from register.reading.entry.record import NotOnRecord, NotYetEntered, NotYetKnown, Record, record_of
from register.reading.moments import read_moment
from register.reading.requests import ReadingRequest
from register.web.forms import ErrorLink
from register.web.rules import public

TODAY_INSTEAD = "What follows is how it stands today."
Answer = TypeVar("Answer")


class Unanswerable(ValueError):
    """A day or a moment was asked that names none, or of which the record says nothing; `box` is where it stands."""

    def __init__(self, sentence: str, box: str) -> None:
        super().__init__(sentence)
        self.box = box


@public
@require_safe
def entry(request: ReadingRequest, reference: str) -> HttpResponse:
    """Shows the version of a reference that stands on the day asked, today unless said (`?on=2024-03-27`).

    With `?known=2026-11-02`, or a day and a time, nothing counts that was recorded later.
    """
    return _page(request, reference, version=None)


@public
@require_safe
def version(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Shows one version, whatever has become of it."""
    return _page(request, reference, version=version)


def _page(request: ReadingRequest, reference: str, *, version: int | None) -> HttpResponse:
    try:
        errors: list[ErrorLink] = []
        record = _record(request, reference, version, *_asked(request))
    except Unanswerable as refusal:
        errors = [ErrorLink(f"{refusal} {TODAY_INSTEAD}", refusal.box)]
        record = _record(request, reference, version, today(), None)
    shown = entry_page(record) | {
        "errors": errors,
        "wrong": {error.target: error.text for error in errors},
        "typed": {box: request.GET.get(box, "") for box in ("on", "known")},
        "version": version,
    }
    return render(request, "register/entry.html", shown, status=400 if errors else 200)


def _asked(request: ReadingRequest) -> tuple[date, datetime | None]:
    """Return the day asked and the moment up to which things are known; that moment's day when no day is said."""
    known_at, day = _read(request, "known", read_moment), _read(request, "on", read_day)
    return day or (london_day(known_at) if known_at else today()), known_at


def _read(request: ReadingRequest, box: str, read: Callable[[str], Answer]) -> Answer | None:
    typed = request.GET.get(box, "")
    try:
        return read(typed) if typed.strip() else None
    except ValueError as error:
        raise Unanswerable(str(error), box) from None


def _record(
    request: ReadingRequest, reference: str, version: int | None, day: date, known_at: datetime | None
) -> Record:
    try:
        record = record_of(request.viewer, reference, day=day, version=version, known_at=known_at)
        if day < record.life.entered_on:
            raise NotYetEntered(reference, record.life.entered_on)
    except NotOnRecord:
        raise Http404(f"{reference} is not on the register.") from None
    except (NotYetEntered, NotYetKnown) as refusal:
        raise Unanswerable(str(refusal), "on" if isinstance(refusal, NotYetEntered) else "known") from None
    return record
