"""SIMG keeps the names of an organisation: a new one, an earlier one, and how one is spelt."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from register.templatetags.register_words import day
from register.web.tables import Cell, Row, Table
from signatories.acts.naming import correct_name, record_earlier_name, rename_organisation
from signatories.forms.naming import EarlierNameForm, NewNameForm, SpellingForm
from signatories.middleware import AccessRequest
from signatories.models import Organisation, OrganisationName
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.answering import asked

asking = require_http_methods(["GET", "HEAD", "POST"])


@rule(Right.KEEP_REGISTER)
@require_safe
def names(request: AccessRequest, code: str) -> HttpResponse:
    """Show all names of an organisation with their days."""
    found = get_object_or_404(Organisation, code=code)
    rows = tuple(_row(name) for name in found.names.order_by("-borne"))
    table = Table("Names", ("Name", "Borne", "Known from", "Change"), rows)
    return render(request, "signatories/names.html", {"organisation": found, "table": table})


@rule(Right.KEEP_REGISTER)
@asking
def new_name(request: AccessRequest, code: str) -> HttpResponse:
    """Give an organisation a new name."""
    return _named(request, code, NewNameForm, rename_organisation, "Record a new name")


@rule(Right.KEEP_REGISTER)
@asking
def earlier_name(request: AccessRequest, code: str) -> HttpResponse:
    """Say what an organisation was called before."""
    return _named(request, code, EarlierNameForm, record_earlier_name, "Record an earlier name")


def _named(
    request: AccessRequest, code: str, asks: type[NewNameForm], deed: Callable[..., Organisation], title: str
) -> HttpResponse:
    found = get_object_or_404(Organisation, code=code)
    form = asks(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.attempt(deed, organisation=found, by=request.access, **form.answers()):
        messages.success(request, f"The name is recorded: {form.cleaned_data['name']}.")
        return redirect("names", code)
    return _asked(request, form, found, title)


@rule(Right.KEEP_REGISTER)
@asking
def spelling(request: AccessRequest, code: str, number: int) -> HttpResponse:
    """Put right how a name is spelt."""
    rows = OrganisationName.objects.select_related("organisation")
    found = get_object_or_404(rows, pk=number, organisation__code=code)
    spelt = {"name": found.name, "short_name": found.short_name}
    form = SpellingForm(request.POST if request.method == "POST" else None, initial=spelt)
    if form.is_valid() and form.attempt(correct_name, named=found, by=request.access, **form.answers()):
        messages.success(request, f"The name is put right: {form.cleaned_data['name']}.")
        return redirect("names", code)
    return _asked(request, form, Organisation.objects.get(code=code), "Put right how the name is spelt")


def _asked(request: AccessRequest, form: Any, found: Organisation, title: str) -> HttpResponse:
    return asked(request, "signatories/name_form.html", form, organisation=found, title=title)


def _row(name: OrganisationName) -> Row:
    url = reverse("spelling", args=[name.organisation.code, name.pk])
    borne = Cell(text=borne_in_words(name))
    known = Cell(text=name.instrument) if name.instrument else Cell(empty="Not stated")
    return Row(Cell(text=name.name, under=name.short_name), (borne, known, Cell(text="Put right", url=url)))


def borne_in_words(name: OrganisationName) -> str:
    """Return the days of a name: "Until 1 April 2015", "1 April 2015 to 1 May 2020", "Since 1 May 2020"."""
    since, until = day(name.since), day(name.until)
    if since and until:
        return f"{since} to {until}"
    return f"Until {until}" if until else f"Since {since}" if since else "Always"
