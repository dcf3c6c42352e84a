"""Where the signatures of a version came from: for auditors, and for those who keep the register."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.reading.entry.record import Record
from register.templatetags.register_words import moment
from register.web.tables import Cell, Row, Table
from signatories.middleware import AccessRequest
from signatories.models import SigningTrace
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.records import open_record

COLUMNS = ("Organisation", "What", "Recorded", "Address", "Browser")
VERBS = {"signed": "Signed", "declined": "Declined", "acceded": "Joined"}


@rule(Right.READ_TRACES)
@require_safe
def traces(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Show from which address and browser each organisation signed or declined, while that is kept."""
    record = open_record(request, reference, version)
    shown = {"entry": record.entry, "table": Table("Where signatures came from", COLUMNS, _rows(record, version))}
    return render(request, "signatories/traces.html", shown)


def _rows(record: Record, version: int) -> tuple[Row, ...]:
    events = [event for event in record.events if event.version == version and event.verb in VERBS]
    kept = {trace.event_id: trace for trace in SigningTrace.objects.filter(event__in=[event.pk for event in events])}
    return tuple(
        Row(
            Cell(text=record.full(event.organisation), under=f"Event {event.number}"),
            (
                Cell(text=VERBS[event.verb]),
                Cell(text=moment(event.at)),
                *_cells(kept.get(event.pk)),
            ),
        )
        for event in events
    )


def _cells(trace: SigningTrace | None) -> tuple[Cell, Cell]:
    if trace is None:
        return Cell(empty="Not kept"), Cell(empty="Not kept")
    return Cell(text=trace.address), Cell(text=trace.browser or "It did not say")
