"""Putting the rows of a list in another order, and into groups: one step, or one group, at a time."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import Place, move_row, row_keys, rows_of, set_in_rows
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.fields import Words
from agreements.forms.row_form import item_groups
from agreements.forms.row_kinds import KINDS, RowKind, key_of
from agreements.views.chapters import why_closed
from agreements.views.lists import GROUPED, SHARED
from agreements.views.opening import attempted, open_draft, sent, status_of
from agreements.views.rows import back_url
from register.documents.agreement import Agreement
from register.documents.printing.naming import Names
from signatories.permissions import rule

UNGROUPED = "No group"


class GroupForm(forms.Form):
    """Which rows go into which group; without a name they go into none."""

    rows = forms.MultipleChoiceField(
        required=True,
        error_messages={
            "required": "Tick the items that go into the group.",
            "invalid_choice": "One of these items is not on the list any more. Load the page again.",
        },
    )
    group = Words(label="Put the ticked items into which group?", help_text="Leave it empty for no group.", longest=200)

    def __init__(self, *args: Any, document: Agreement, **kwargs: Any) -> None:
        """Offer the items of the document, and name its groups."""
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = [(item.id, item.label) for item in document.items]  # type: ignore[attr-defined]
        if groups := item_groups(document):
            self.fields["group"].help_text = f"Groups so far: {', '.join(groups)}. Leave it empty for no group."


def _grouped(document: Agreement, kind: RowKind, owner: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows by group, each with how many places lie between it and its neighbours in the group."""
    whole = rows_of(document.model_dump(mode="json", by_alias=True), key_of(kind, owner))
    names, groups = Names(document), dict[str, list[dict[str, Any]]]()
    for at, (key, row) in enumerate(zip(row_keys(whole), whole, strict=True)):
        name = row.get("group") or UNGROUPED
        groups.setdefault(name, []).append({"id": key, "head": kind.head(row, names), "at": at})
    for rows in groups.values():
        for before, after in zip(rows, rows[1:], strict=False):
            before["down"], after["up"] = after["at"] - before["at"], before["at"] - after["at"]
    return groups


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def row_order(request: HttpRequest, draft_id: int, slug: str, party: str) -> HttpResponse:
    """Put the rows of a list in another order; of items, ticked ones also into a group."""
    draft = open_draft(request, draft_id)
    if slug not in KINDS or not KINDS[slug].may_order or (party != SHARED) != bool(KINDS[slug].within):
        raise Http404
    document, kind = assemble(draft), KINDS[slug]
    place = Place(draft.pk, kind.chapter, key_of(kind, party), has_ids=kind.has_ids)
    groups = _grouped(document, kind, party)
    moving = "move" in request.POST or slug != GROUPED
    form: forms.Form = forms.Form(sent(request)) if moving else GroupForm(sent(request), document=document)
    if form.is_valid() and (anchor := _done(request, place, form, groups)) is not None:
        return redirect(reverse("row_order", args=[draft.pk, slug, party]) + anchor)
    context = {
        "draft": draft,
        "chapter": BY_KEY[kind.chapter],
        "back_url": back_url(draft, kind, party),
        "groups": groups,
        "form": form,
        "may_group": slug == GROUPED,
        "grouping": GroupForm(document=document) if moving else form,
        "ticked": request.POST.getlist("rows"),
        "closed": why_closed(request.access, draft),  # type: ignore[attr-defined]
    }
    return render(request, "agreements/row_order.html", context, status=status_of(form))


def _done(request: HttpRequest, place: Place, form: forms.Form, groups: dict[str, list[dict[str, Any]]]) -> str | None:
    """Move one row or group several; return where on the page to go on, None when it was refused."""
    access = request.access  # type: ignore[attr-defined]
    if isinstance(form, GroupForm):
        ids, changes = form.cleaned_data["rows"], {"group": form.cleaned_data["group"]}
        return f"#row-{ids[0]}" if attempted(form, lambda: set_in_rows(place, ids, changes, by=access)) else None
    direction, _, moved = request.POST.get("move", "").partition(":")
    steps = next((row.get(direction, 0) for rows in groups.values() for row in rows if row["id"] == moved), 0)
    if direction not in {"up", "down"} or not steps:
        return "#main"
    done = attempted(form, lambda: move_row(place, row_id=moved, by_places=steps, by=access))
    return f"#row-{moved}" if done else None
