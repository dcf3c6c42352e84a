"""SIMG corrects the record: it excuses a party that is awaited, and annuls what was recorded in error."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from register.entries.correcting import ANNULLABLE, annulled_numbers, check_annullable
from register.entries.leaving import check_excusable
from register.entries.recording import SIGNABLE
from register.entries.refusals import Refused
from register.models import Event
from register.reading.entry.happenings import told
from register.reading.entry.record import Record
from register.templatetags.register_words import day
from signatories.access import Access, actor
from signatories.acts.correcting import annul_event, check_correct, excuse_party
from signatories.forms.leaving import ReasonForm
from signatories.middleware import AccessRequest
from signatories.permissions import rule
from signatories.views.answering import asked
from signatories.views.records import not_now, open_record

asking = require_http_methods(["GET", "HEAD", "POST"])


@rule("signed_in")
@require_safe
def correct(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Show whom SIMG may excuse, and which events it may annul."""
    record = open_record(request, reference, version)
    check_correct(request.access)
    shown = {"entry": record.entry, "awaited": _awaited(record), "events": _events(record, request.access)}
    return render(request, "signatories/correct.html", shown)


def _awaited(record: Record) -> list[dict[str, Any]]:
    """Return the organisations that may be excused, as rows of components/summary_list.html."""
    if record.status not in SIGNABLE:
        return []
    place = [record.entry.reference, record.entry.version]
    return [
        {
            "key": record.full(code),
            "value": f"Asked on {day(record.life.entered_on)}, and has not signed",
            "actions": [{"text": "Excuse", "url": reverse("excuse", args=[*place, code])}],
        }
        for code in record.parties
        if code in record.life.awaited_on(record.day)
    ]


def _events(record: Record, access: Access) -> list[dict[str, Any]]:
    """Return the events that stand and are of a kind that may be annulled, the latest first."""
    gone = annulled_numbers(record.events)
    mine = [event for event in record.events if event.version == record.entry.version and event.number not in gone]
    return [_event(record, event, access) for event in reversed(mine) if event.verb in ANNULLABLE]


def _event(record: Record, event: Event, access: Access) -> dict[str, Any]:
    row = {"key": f"Event {event.number}", "value": told(record, event), "note": f"Recorded on {day(event.at)}"}
    try:
        check_annullable(event, record.events, actor(check_correct(access)))
    except Refused as refusal:
        return row | {"note": f"{row['note']}. {refusal}"}
    url = reverse("annul", args=[event.reference, event.version, event.number])
    return row | {"actions": [{"text": "Annul", "url": url}]}


@rule("signed_in")
@asking
def excuse(request: AccessRequest, reference: str, version: int, organisation: str) -> HttpResponse:
    """Excuse an organisation from signing, with the reason."""
    record = open_record(request, reference, version)
    check_correct(request.access)
    form, name = ReasonForm(request.POST if request.method == "POST" else None), record.full(organisation)
    if not form.is_bound:
        try:
            check_excusable(record.life, organisation)
        except Refused as refusal:
            return not_now(request, record, "Nobody can be excused here now", str(refusal))
    said = {"entry": record.entry, "organisation": organisation, "by": request.access}
    if form.is_valid() and (done := form.attempt(excuse_party, **said, **form.answers())):
        messages.success(request, f"{name} need not sign version {done.version}.")
        return redirect("version", reference, version)
    return asked(request, "signatories/excuse.html", form, entry=record.entry, title=f"Excuse {name} from signing?")


@rule("signed_in")
@asking
def annul(request: AccessRequest, reference: str, version: int, number: int) -> HttpResponse:
    """Annul an event that was recorded in error, with the reason."""
    record = open_record(request, reference, version)
    held = check_correct(request.access)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    event = next((one for one in record.events if (one.number, one.version) == (number, version)), None)
    if not form.is_bound:
        try:
            check_annullable(event, record.events, actor(held))
        except Refused as refusal:
            return not_now(request, record, "This cannot be annulled", str(refusal))
    said = {"entry": record.entry, "event": number, "by": request.access}
    if form.is_valid() and (done := form.attempt(annul_event, **said, **form.answers())):
        messages.success(request, f"Event {number} is annulled: event {done.number} says so.")
        return redirect("version", reference, version)
    sentence = told(record, event) if event else ""
    text = f"{sentence} It stays on the log, and counts for no day any more."
    return asked(request, "signatories/annul.html", form, entry=record.entry, number=number, text=text)
