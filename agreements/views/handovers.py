"""The hand-over point of one flow: the question is a sentence made from the answers of the chapter before."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import Place, StaleRow, add_rows, fingerprint, save_row
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.responsibility import HandOverForm
from agreements.models import Draft
from agreements.views.opening import attempted, open_draft, status_of
from register.documents.agreement import Agreement, Flow
from register.documents.printing import printed_section
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


def _write(request: HttpRequest, draft: Draft, document: Agreement, flow: Flow, form: HandOverForm, was: str) -> None:
    place, access = Place(draft.pk, "responsibility", "handovers"), request.access  # type: ignore[attr-defined]
    order = [row.id for row in document.flows].index(flow.id) + 1
    stored = _stored(draft, flow.id)
    row = _row(flow, order, form.content(stored))
    if stored:
        save_row(place, row=row, was=was, by=access)
    else:
        add_rows(place, rows=[row], by=access)


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def handover(request: HttpRequest, draft_id: int, flow_id: str) -> HttpResponse:
    """Ask from which moment the receiver of a flow answers for its copy."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    flow, stored = _flow(document, flow_id), _stored(draft, flow_id)
    form = HandOverForm(request.POST or None, initial=HandOverForm.initial_from(stored) or PRESET)
    was = request.POST.get("was", "")
    if form.is_valid():
        flows = document.flows if form.cleaned_data["same_for_all"] else (flow,)
        if attempted(form, lambda: _write_all(request, draft, document, flows, form, was)):
            following = _next_flow(document, flow)
            if following and not form.cleaned_data["same_for_all"]:
                return redirect("handover", draft.pk, following)
            return redirect("chapter", draft.pk, "responsibility")
    names = Names(document)
    context = {
        "draft": draft,
        "chapter": BY_KEY["responsibility"],
        "flow": flow,
        "number": [row.id for row in document.flows].index(flow.id) + 1,
        "count": len(document.flows),
        "giver": names.parties(flow.giver) or "Somebody",
        "receiver": names.parties(flow.receiver) or "somebody",
        "form": form,
        "was": fingerprint(stored),
        "section": printed_section(document, "responsibility"),
    }
    return render(request, "agreements/handover.html", context, status=status_of(form))


def _write_all(
    request: HttpRequest, draft: Draft, document: Agreement, flows: tuple[Flow, ...], form: HandOverForm, was: str
) -> bool:
    for flow in flows:
        mine = was if len(flows) == 1 else fingerprint(_stored(draft, flow.id))
        try:
            _write(request, draft, document, flow, form, mine)
        except StaleRow as stale:
            form.add_error(None, f"{stale} Send your answers again to put them over what stands now.")
            return False
    return True


def _next_flow(document: Agreement, flow: Flow) -> str:
    ids = [row.id for row in document.flows]
    at = ids.index(flow.id)
    return ids[at + 1] if at + 1 < len(ids) else ""
