"""Adding, changing, removing and ordering single rows of a chapter's lists."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import Place, StaleRow, add_rows, fingerprint, move_row, remove_row, rows_of, save_row
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.row_form import RowForm
from agreements.forms.row_kinds import KINDS, RowKind
from agreements.models import Draft
from agreements.views.conflicts import Conflict, sides
from agreements.views.lists import SHARED
from agreements.views.opening import attempted, open_draft, status_of
from register.documents.agreement import Agreement
from register.documents.printing.naming import Names
from signatories.permissions import rule


def _kind(slug: str, party: str, document: Agreement) -> RowKind:
    """Return the kind of list; raise Http404 for one that is not known, or a party that does not take part."""
    if slug not in KINDS or KINDS[slug].own != (party != SHARED):
        raise Http404
    if party != SHARED and party not in {row.code for row in document.parties}:
        raise Http404
    return KINDS[slug]


def _place(draft: Draft, kind: RowKind, party: str) -> Place:
    return Place(draft.pk, kind.chapter, kind.key, "" if party == SHARED else party)


def _standing(document: Agreement, kind: RowKind, row_id: str) -> dict[str, Any]:
    whole = document.model_dump(mode="json", by_alias=True)
    return next((row for row in rows_of(whole, kind.key) if row["id"] == row_id), {})


def _stored(draft: Draft, place: Place, row_id: str) -> dict[str, Any]:
    """The row as its section holds it: the fingerprint is of this, not of what assembling adds to it."""
    section = draft.sections.filter(chapter=place.chapter, party=place.party).first()
    rows = rows_of(section.content, place.key) if section else []
    return next((row for row in rows if row["id"] == row_id), {})


def _form(kind: RowKind, document: Agreement, party: str, data: Any, initial: Mapping[str, Any]) -> RowForm:
    code = "" if party == SHARED else party
    extra = kind.extra(code) if kind.own else {}
    return kind.form(data, document=document, party=code, initial=initial, **extra)


def _back(draft: Draft, kind: RowKind) -> HttpResponse:
    return redirect("chapter", draft.pk, kind.chapter)


def _page(request: HttpRequest, draft: Draft, kind: RowKind, party: str, form: RowForm, **more: Any) -> HttpResponse:
    named = Names(form.document).full(party) if party != SHARED else ""
    context = {"draft": draft, "kind": kind, "chapter": BY_KEY[kind.chapter], "form": form, "party_name": named, **more}
    status = 409 if more.get("conflict") else status_of(form)
    return render(request, "agreements/row.html", context, status=status)


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def row_add(request: HttpRequest, draft_id: int, slug: str, party: str) -> HttpResponse:
    """Add a row to a list."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    form = _form(kind, document, party, request.POST or None, kind.form.initial_from({}))
    if form.is_valid():
        row = {**form.row({}), **({"party": party} if kind.own else {})}
        done = attempted(form, lambda: add_rows(_place(draft, kind, party), rows=[row], by=request.access))  # type: ignore[attr-defined]
        if done:
            if "another" in request.POST:
                return redirect("row_add", draft.pk, slug, party)
            return _back(draft, kind)
    return _page(request, draft, kind, party, form, adding=True)


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, draft_id: int, slug: str, party: str, row_id: str) -> HttpResponse:
    """Change a row; when somebody changed it meanwhile both texts are shown and neither is lost."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    place = _place(draft, kind, party)
    standing, stored = _standing(document, kind, row_id), _stored(draft, place, row_id)
    if not stored:
        raise Http404
    initial = kind.form.initial_from(standing) | {"was": fingerprint(stored)}
    form = _form(kind, document, party, request.POST or None, initial)
    conflict: Conflict | None = None
    if form.is_valid():
        changed = {**stored, **form.row(stored)}
        was = form.cleaned_data["was"]
        try:
            if attempted(form, lambda: save_row(place, row=changed, was=was, by=request.access)):  # type: ignore[attr-defined]
                return _back(draft, kind)
        except StaleRow as stale:
            conflict = sides(form, stale.theirs or {}, "What stands now")
            form.data = form.data.copy()
            form.data["was"] = fingerprint(stale.theirs)
    title = kind.head(standing, Names(document))
    return _page(request, draft, kind, party, form, title=title, conflict=conflict)


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def row_remove(request: HttpRequest, draft_id: int, slug: str, party: str, row_id: str) -> HttpResponse:
    """Remove a row, after asking."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    standing = _standing(document, kind, row_id)
    if not standing:
        return _back(draft, kind)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        place = _place(draft, kind, party)
        if attempted(form, lambda: remove_row(place, row_id=row_id, by=request.access)):  # type: ignore[attr-defined]
            return _back(draft, kind)
    context = {
        "draft": draft,
        "kind": kind,
        "form": form,
        "title": f"Remove “{kind.head(standing, Names(document))}”?",
        "cancel_url": reverse("chapter", args=[draft.pk, kind.chapter]),
    }
    return render(request, "agreements/row_remove.html", context, status=status_of(form))


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def row_order(request: HttpRequest, draft_id: int, slug: str, party: str) -> HttpResponse:
    """Put the rows of a list in another order, one step up or down at a time."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        direction, _, moved = request.POST.get("move", "").partition(":")
        steps = {"up": -1, "down": 1}.get(direction, 0)
        place = _place(draft, kind, party)
        if attempted(form, lambda: move_row(place, row_id=moved, by_places=steps, by=request.access)):  # type: ignore[attr-defined]
            return redirect(f"{reverse('row_order', args=[draft.pk, slug, party])}#row-{moved}")
    whole = document.model_dump(mode="json", by_alias=True)
    rows = [{"id": row["id"], "head": kind.head(row, Names(document))} for row in rows_of(whole, kind.key)]
    context = {"draft": draft, "kind": kind, "chapter": BY_KEY[kind.chapter], "rows": rows, "form": form}
    return render(request, "agreements/row_order.html", context, status=status_of(form))
