"""The hand-over point of one flow: the question is a sentence made from the answers of the chapter before."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import Place, StaleRow, fingerprint, put_rows
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.responsibility import HandOverForm
from agreements.models import Draft, Section
from agreements.views.chapters import why_closed
from agreements.views.conflicts import Conflict, sides
from agreements.views.opening import attempted, open_draft, sent, status_of
from agreements.views.reading import sections_of
from register.documents.agreement import Agreement, Flow
from register.documents.printing.naming import Names
from signatories.permissions import rule

PRESET = {"event": "arrives", "kept": "own_record"}


def _flow(document: Agreement, flow_id: str) -> Flow:
    for flow in document.flows:
        if flow.id == flow_id:
            return flow
    raise Http404


def _stored(draft: Draft, flow_id: str) -> dict[str, Any]:
    section = draft.sections.filter(chapter="responsibility", party="").first()
    rows = section.content.get("handovers", []) if section else []
    return next((row for row in rows if row["flow"] == flow_id), {})


def _row(flow: Flow, order: int, answers: dict[str, Any]) -> dict[str, Any]:
    whole = flow.model_dump(mode="json", by_alias=True)
    return {**answers, "flow": flow.id, "order": order} | {key: whole[key] for key in ("giver", "receiver", "items")}


def _answered(draft: Draft, document: Agreement, flow: Flow, form: HandOverForm) -> dict[str, Any]:
    """Return the row of a flow's hand-over point with the answers of the form."""
    order = [row.id for row in document.flows].index(flow.id) + 1
    stored = _stored(draft, flow.id)
    # Its id follows from the flow: a flow has one hand-over point, whoever answers first.
    return {"id": f"h-{flow.id}", **_row(flow, order, form.content(stored))}


def _write(request: HttpRequest, draft: Draft, document: Agreement, flow: Flow, form: HandOverForm) -> Section:
    """Write the answers for the flow that was asked about and, where that was asked for, for all others with it."""
    others = [other for other in document.flows if form.cleaned_data.get("same_for_all") and other.id != flow.id]
    rows: list[tuple[dict[str, Any], str | None]] = [
        (_answered(draft, document, flow, form), form.cleaned_data["was"]),
        *((_answered(draft, document, other, form), None) for other in others),
    ]
    place = Place(draft.pk, "responsibility", "handovers")
    return put_rows(place, rows=rows, by=request.access)  # type: ignore[attr-defined]


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, draft_id: int, flow_id: str) -> HttpResponse:
    """Ask from which moment the receiver of a flow answers for its copy."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    flow, stored = _flow(document, flow_id), _stored(draft, flow_id)
    initial = (HandOverForm.initial_from(stored) or PRESET) | {"was": fingerprint(stored)}
    form = HandOverForm(sent(request), initial=initial)
    if len(document.flows) == 1:
        del form.fields["same_for_all"]
    conflict: Conflict | None = None
    if form.is_valid():
        try:
            if attempted(form, lambda: _write(request, draft, document, flow, form)):
                return _onward(draft, document, flow, form)
        except StaleRow as stale:
            conflict = sides(
                form, stale.theirs or {}, "What stands now" if stale.theirs else "Removed by somebody else"
            )
            form.data = form.data.copy()
            form.data["was"] = fingerprint(stale.theirs)
    form.gaps = _gaps(stored) if not form.is_bound else {}
    context = _context(draft, document, flow) | {
        "form": form,
        "conflict": conflict,
        "closed": why_closed(request.access, draft),  # type: ignore[attr-defined]
    }
    return render(request, "agreements/handover.html", context, status=409 if conflict else status_of(form))


def _gaps(stored: dict[str, Any]) -> dict[str, str]:
    """Say which questions were passed over, once any was answered."""
    asked = ("event", "kept", "evidence")
    return {name: "Gap: not yet answered" for name in asked if stored and not stored.get(name)}


def _context(draft: Draft, document: Agreement, flow: Flow) -> dict[str, Any]:
    names = Names(document)
    return {
        "draft": draft,
        "chapter": BY_KEY["responsibility"],
        "flow": flow,
        "number": [row.id for row in document.flows].index(flow.id) + 1,
        "count": len(document.flows),
        "giver": names.parties(flow.giver) or "Somebody",
        "receiver": names.parties(flow.receiver) or "somebody",
        "sections": sections_of(document, "responsibility"),
    }


def _onward(draft: Draft, document: Agreement, flow: Flow, form: HandOverForm) -> HttpResponse:
    """Go to the next flow, or back to the chapter after the last one and where all have the same answers."""
    ids = [row.id for row in document.flows]
    at = ids.index(flow.id) + 1
    if at < len(ids) and not form.cleaned_data.get("same_for_all"):
        return redirect("handover", draft.pk, ids[at])
    return redirect("chapter", draft.pk, "responsibility")
