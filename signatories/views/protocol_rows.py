"""The lists of the protocol's draft: tiers, commitments, clauses and amendments, one row a page."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from signatories.forms.protocol import AmendmentForm, ChapterForm, ClauseForm, CommitmentForm, RowForm, TierForm
from signatories.middleware import AccessRequest
from signatories.models import ProtocolDraft, ProtocolSection, ProtocolState
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.protocol_saving import DONE, UNPROCESSABLE, attempt_save

asking = require_http_methods(["GET", "HEAD", "POST"])
LONGEST = 300  # letters of a row on the page of its chapter


@dataclass(frozen=True)
class ListKind:
    """A list of a chapter: its key in the document, the form of a row, what a row is called, and whether it has ids."""

    key: str
    form: type[RowForm]
    noun: str
    has_ids: bool = False


LISTS: Mapping[str, ListKind] = {
    "context": ListKind("tiers", TierForm, "tier"),
    "commitments": ListKind("commitments", CommitmentForm, "commitment", has_ids=True),
    "clauses": ListKind("clauses", ClauseForm, "clause", has_ids=True),
    "amendments": ListKind("amendment_record", AmendmentForm, "amendment"),
}
Row = dict[str, Any]


def rows_shown(draft: ProtocolDraft, chapter: str, content: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a chapter's list for components/summary_list.html; none for a chapter without a list."""
    kind = LISTS.get(chapter)
    rows = content.get(kind.key, []) if kind else []
    return [_shown(draft, chapter, place, row) for place, row in enumerate(rows, start=1)]


def _shown(draft: ProtocolDraft, chapter: str, place: int, row: Row) -> Row:
    where = [draft.pk, chapter, place]
    said = {
        "context": (f"Tier {row.get('number', '')}", row.get("heading"), row.get("governance")),
        "commitments": (row.get("number"), row.get("body"), row.get("heading")),
        "clauses": (row.get("number"), row.get("heading"), ""),
        "amendments": (row.get("issue"), row.get("detail"), row.get("author")),
    }[chapter]
    key, value, note = (str(part or "") for part in said)
    actions = [
        {"text": "Change", "url": reverse("protocol_row", args=where), "about": f"row {place}"},
        {"text": "Remove", "url": reverse("protocol_row_remove", args=where), "about": f"row {place}"},
    ]
    shown = {"key": key or f"{place}.", "value": value[:LONGEST], "note": note}
    # A draft that has come to its end is only read.
    return shown | ({"actions": actions} if draft.state == ProtocolState.DRAFTING else {})


def _found(number: int, chapter: str, place: int) -> tuple[ProtocolDraft, ListKind, ProtocolSection | None, list[Row]]:
    """Return a draft that is open, the list of one of its chapters, its section and rows; else nothing is found."""
    draft = get_object_or_404(ProtocolDraft, pk=number, state=ProtocolState.DRAFTING)
    if chapter not in LISTS:
        raise Http404
    section = draft.sections.filter(chapter=chapter).first()
    rows = list(section.content.get(LISTS[chapter].key, [])) if section else []
    if place > len(rows):
        raise Http404
    return draft, LISTS[chapter], section, rows


@rule(Right.KEEP_REGISTER)
@asking
def protocol_row(request: AccessRequest, number: int, key: str, place: int = 0) -> HttpResponse:
    """Change a row of a list, or (`place` 0) add one; its place in the list may change too."""
    draft, kind, section, rows = _found(number, key, place)
    row = rows[place - 1] if place else {}
    first = kind.form.initial_from(row) | {
        "place": place or len(rows) + 1,
        "revision": section.revision if section else 0,
    }
    form = kind.form(request.POST if request.method == "POST" else None, initial=first)
    status = UNPROCESSABLE if form.errors else DONE
    if form.is_valid():
        status = attempt_save(request, draft, key, form, {kind.key: _placed(kind, rows, place, form)}).status
        if status == DONE:
            return redirect("protocol_chapter", draft.pk, key)
    shown = {"draft": draft, "key": key, "noun": kind.noun, "adding": not place, "form": form}
    return render(request, "signatories/protocol_row.html", shown, status=status)


def _placed(kind: ListKind, rows: list[Row], place: int, form: RowForm) -> list[Row]:
    """Return the rows of a list with one of them changed, or a new one, at the place that the form says."""
    standing = rows[place - 1] if place else ({"id": secrets.token_hex(4)} if kind.has_ids else {})
    others = [row for at, row in enumerate(rows, start=1) if at != place]
    at = form.cleaned_data["place"] - 1
    return [*others[:at], standing | form.content(), *others[at:]]


@rule(Right.KEEP_REGISTER)
@asking
def protocol_row_remove(request: AccessRequest, number: int, key: str, place: int) -> HttpResponse:
    """Ask whether a row is to be removed, and remove it."""
    draft, kind, section, rows = _found(number, key, place)
    form = ChapterForm(request.POST or None, initial={"revision": section.revision if section else 0})
    status = UNPROCESSABLE if form.errors else DONE
    if form.is_valid():
        left = [row for at, row in enumerate(rows, start=1) if at != place]
        status = attempt_save(request, draft, key, form, {kind.key: left}).status
        if status == DONE:
            return redirect("protocol_chapter", draft.pk, key)
    shown = {
        "draft": draft,
        "key": key,
        "noun": kind.noun,
        "form": form,
        "row": _shown(draft, key, place, rows[place - 1]),
    }
    return render(request, "signatories/protocol_row_remove.html", shown, status=status)
