"""Pasting a list of data items: what was read is shown first, and added only when it is confirmed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import Place, add_rows
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.pasting import LINE, ConfirmPasteForm, PasteForm, mended_text
from agreements.forms.row_form import item_groups
from agreements.law import lists
from agreements.models import Draft
from agreements.pasting import Pasted, PastedRow
from agreements.views.chapters import why_closed
from agreements.views.opening import UNPROCESSABLE, attempted, open_draft, status_of
from register.documents.agreement import Agreement
from signatories.permissions import rule
from signatories.roles import Right

FORBIDDEN = 403


@dataclass(frozen=True)
class ShownLine:
    """One line of the list as the table shows it; `mend`: the id of the control in which it is mended."""

    number: int
    text: str
    kind: str = ""
    remark: str = ""
    mend: str = ""
    is_heading: bool = False


@rule(Right.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def paste_items(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show where to paste, then what was read; add the items once they are confirmed."""
    draft = open_draft(request, draft_id)
    if closed := why_closed(request.access, draft):  # type: ignore[attr-defined]
        return _page(request, draft, "agreements/paste.html", FORBIDDEN, closed=closed)
    if request.method != "POST":
        return _ask(request, draft, PasteForm(initial={"group": request.GET.get("group", "")}, known=()))
    document = assemble(draft)
    known = [item.label for item in document.items]
    if "pasted" not in request.POST:
        paste = PasteForm(request.POST, known=known)
    elif "change" in request.POST:
        return _ask(request, draft, PasteForm(initial=_as_sent(request), known=known))
    else:
        paste = PasteForm(_as_sent(request), known=known)
    if not paste.is_valid():
        return _ask(request, draft, paste)
    return _confirm(request, draft, document, paste)


def _as_sent(request: HttpRequest) -> dict[str, str]:
    """Return the list with its mended lines, and the group, as the page that shows what was read sent them back."""
    return {"text": mended_text(request.POST), "group": request.POST.get("group", "")}


def _ask(request: HttpRequest, draft: Draft, form: PasteForm) -> HttpResponse:
    return _page(request, draft, "agreements/paste.html", status_of(form), form=form)


def _confirm(request: HttpRequest, draft: Draft, document: Agreement, paste: PasteForm) -> HttpResponse:
    """Add what was read when that was asked for and nothing is wrong; else show it."""
    sent = "pasted" in request.POST
    form = ConfirmPasteForm(
        request.POST, text=paste.cleaned_data["text"], reading=paste.reading, groups=item_groups(document)
    )
    if form.is_valid() and sent and paste.reading.to_add:
        place = Place(draft.pk, "items", "items")
        if attempted(form, lambda: add_rows(place, rows=form.items(), by=request.access)):  # type: ignore[attr-defined]
            messages.success(request, f"{_items(len(paste.reading.to_add))} added.")
            return redirect("chapter", draft.pk, "items")
    status = UNPROCESSABLE if sent and form.errors else 200
    shown = {
        "form": form,
        "tried": sent,
        "title": _title(paste.reading),
        "lines": shown_lines(paste.reading),
        "rows": paste.reading.to_add,
        "add": f"Add {_items(len(paste.reading.to_add))}",
    }
    return _page(request, draft, "agreements/paste_read.html", status, **shown)


def _page(request: HttpRequest, draft: Draft, name: str, status: int, **shown: Any) -> HttpResponse:
    back = {"chapter": BY_KEY["items"], "chapter_url": reverse("chapter", args=[draft.pk, "items"])}
    return render(request, name, {"draft": draft, **back, **shown}, status=status)


def _items(count: int) -> str:
    return f"{count} item{'' if count == 1 else 's'}"


def _title(reading: Pasted) -> str:
    read, missed = len(reading.rows), len(reading.unread)
    if missed:
        return f"We read {read} of the {read + missed} lines that you pasted"
    return "We read the line that you pasted" if read == 1 else f"We read all {read} lines that you pasted"


def kind_of(row: PastedRow) -> str:
    """Return how sensitive a row is, in words; "Not clear" where its name does not tell."""
    if not row.sensitivity:
        return "Not clear"
    label = lists.label("sensitivities", row.sensitivity)
    if row.sensitivity == "special":
        return f"{lists.label('categories', row.category)} (special category)" if row.category else label
    return f"{label} (special category)" if row.sensitivity == "health" else label


def shown_lines(reading: Pasted) -> list[ShownLine]:
    """Return every line in the order of the list: read, unread, and those that name a group."""
    found = [ShownLine(row.line, row.label, kind_of(row), row.remark) for row in reading.rows]
    found += [ShownLine(line.line, line.raw, mend=f"id_{LINE}{line.line}") for line in reading.unread]
    found += [ShownLine(number, group, is_heading=True) for number, group in reading.headings.items() if group]
    return sorted(found, key=lambda line: line.number)
