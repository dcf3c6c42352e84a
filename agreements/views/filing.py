"""Filing an agreement made elsewhere in the browser: file, title, days, and who signed when."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.filing import record_agreement
from agreements.forms.filing import (
    FEWEST_ROWS,
    MOST_ROWS,
    FilingForm,
    PartyRow,
    description_of,
    organisation_choices,
    party_rows,
    put_at_questions,
)
from agreements.views.opening import UNPROCESSABLE
from register.documents.faults import NotFit
from register.entries.entering import NewEntry
from signatories.middleware import AccessRequest
from signatories.permissions import rule
from signatories.roles import Right


@rule(Right.KEEP_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def file_agreement(request: AccessRequest) -> HttpResponse:
    """Ask for the scan, the days and the parties; file the agreement when nothing is wrong."""
    choices = organisation_choices()
    if request.method != "POST":
        form, rows = FilingForm(organisations=choices), party_rows(None, choices, count=FEWEST_ROWS)
        return _page(request, form, rows)
    count = _count(request.POST.get("rows", ""))
    if "more" in request.POST:
        return _with_more(request, choices, count)
    form = FilingForm(request.POST, request.FILES, organisations=choices)
    rows = party_rows(request.POST, choices, count=count)
    if all([form.is_valid(), *(row.is_valid() for row in rows)]) and (entry := _filed(request, form, rows)):
        messages.success(request, "It is filed. Its signatures count when somebody else has confirmed them.")
        return redirect("version", entry.reference, entry.version)
    return _page(request, form, rows, status=UNPROCESSABLE)


def _filed(request: AccessRequest, form: FilingForm, rows: Sequence[PartyRow]) -> NewEntry | None:
    """File what the forms describe; None when it is refused, with each sentence at its question."""
    scan, act = form.cleaned_data["scan"], form.cleaned_data["act"]
    try:
        description = description_of(form, rows)
        content = scan.read() if scan else b""
        return record_agreement(description=description, scan=content, by=request.access, act=act)
    except NotFit as unfit:
        put_at_questions(unfit.faults, form, rows)
        return None


def _with_more(request: AccessRequest, choices: Sequence[tuple[str, str]], count: int) -> HttpResponse:
    """Show the page with one row more and all that was typed, and judge nothing yet."""
    typed = request.POST.dict()
    form = FilingForm(initial=_typed(FilingForm(organisations=choices), typed), organisations=choices)
    rows = party_rows(None, choices, count=count + 1)
    for row in rows:
        row.initial = _typed(row, typed)
    return _page(request, form, rows)


def _typed(form: FilingForm | PartyRow, typed: dict[str, str]) -> dict[str, object]:
    """Return what was typed into the boxes of a form; a file cannot be kept, and is chosen last."""
    found = {}
    for name, field in form.fields.items():
        found[name] = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))  # type: ignore[arg-type]
    return found


def _count(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(MOST_ROWS)) else FEWEST_ROWS


def _page(request: AccessRequest, form: FilingForm, rows: Sequence[PartyRow], *, status: int = 200) -> HttpResponse:
    shown = {"form": form, "rows": rows, "forms": [form, *rows], "has_room": len(rows) < MOST_ROWS}
    return render(request, "agreements/file.html", shown, status=status)
