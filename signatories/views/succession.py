"""SIMG records who took over from whom; what the page of an organisation shows of it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from register.templatetags.register_words import day
from register.web.tables import Cell, Row, Table
from signatories.acts.succeeding import record_succession, set_succession_aside
from signatories.forms.succession import SetSuccessionAsideForm, TakeOverForm
from signatories.middleware import AccessRequest
from signatories.models import Organisation, Succession
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.answering import asked

asking = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = ("Name", "Which", "Took over", "Instrument")


@rule(Right.KEEP_REGISTER)
@asking
def take_over(request: AccessRequest, code: str) -> HttpResponse:
    """Record from whom an organisation took over."""
    found = get_object_or_404(Organisation, code=code)
    form = TakeOverForm(request.POST if request.method == "POST" else None, successor=found)
    if form.is_valid() and (made := form.attempt(record_succession, by=request.access, **form.answers())):
        messages.success(request, f"{found.name} took over from {made.predecessor.name} on {day(made.effective_on)}.")
        return redirect("organisation", code)
    return asked(request, "signatories/take_over.html", form, organisation=found)


@rule(Right.KEEP_REGISTER)
@asking
def succession_aside(request: AccessRequest, number: int) -> HttpResponse:
    """Set aside a succession that was recorded in error."""
    rows = Succession.objects.standing().select_related("predecessor", "successor")
    found = get_object_or_404(rows, pk=number)
    code = found.successor.code
    form = SetSuccessionAsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.attempt(set_succession_aside, succession=found, by=request.access, **form.answers()):
        messages.success(request, "It is set aside.")
        return redirect("organisation", code)
    text = f"{found}. Once it is set aside, the people of {found.successor.name} read no more than before."
    return asked(request, "signatories/succession_aside.html", form, succession=found, text=text)


def successions_of(body: Organisation, *, may_keep: bool) -> Table:
    """Return the table of those that an organisation took over from, and that took over from it."""
    rows = Succession.objects.standing().filter(Q(predecessor=body) | Q(successor=body))
    found = tuple(_row(one, body, may_keep) for one in rows.select_related("predecessor", "successor"))
    return Table("Before and after", (*COLUMNS, "Change") if may_keep else COLUMNS, found)


def _row(one: Succession, body: Organisation, may_keep: bool) -> Row:
    took_over = one.successor_id == body.pk
    other = one.predecessor if took_over else one.successor
    cells = [
        Cell(text="Predecessor" if took_over else "Successor"),
        Cell(text=day(one.effective_on)),
        Cell(text=one.instrument),
    ]
    if may_keep:
        cells.append(Cell(text="Set aside", url=reverse("succession_aside", args=[one.pk])))
    return Row(Cell(text=other.name, url=reverse("organisation", args=[other.code])), tuple(cells))
