"""Opens a version on the register for the page of an act, and says on a page why the act is not open now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from register.clock import today
from register.reading.entry.record import NotOnRecord, Record, record_of
from signatories.middleware import AccessRequest

CONFLICT = 409


def open_record(request: AccessRequest, reference: str, version: int) -> Record:
    """Return a version that the person may see, as it stands today; raise Http404 otherwise."""
    try:
        return record_of(request.viewer, reference, day=today(), version=version)
    except NotOnRecord:
        raise Http404(f"{reference} is not on the register.") from None


def not_now(request: HttpRequest, record: Record, title: str, reason: str) -> HttpResponse:
    """Say in one sentence why an act is not open in the state in which the version is, and where to go."""
    shown = {"entry": record.entry, "title": title, "reason": reason}
    return render(request, "signatories/not_now.html", shown, status=CONFLICT)
