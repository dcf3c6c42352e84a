"""Organisations and appointments are kept: added, changed, appointed, ended, by SIMG or an organisation's own."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from register.templatetags.register_words import day
from signatories.acts.appointing import end_appointment
from signatories.acts.inviting import invite
from signatories.acts.organisations import OWN, add_organisation, change_organisation, lapsing
from signatories.forms.appointment import AppointForm, EndAppointmentForm
from signatories.forms.organisation import NewOrganisationForm, OrganisationForm, kept
from signatories.middleware import AccessRequest
from signatories.models import Appointment, Organisation
from signatories.permissions import can_keep_organisation, can_keep_register, check_keep_organisation, rule
from signatories.roles import Right, Role
from signatories.views.answering import asked
from signatories.views.people import term_of

asking = require_http_methods(["GET", "HEAD", "POST"])


@rule(Right.KEEP_REGISTER)
@asking
def new_organisation(request: AccessRequest) -> HttpResponse:
    """Add an organisation."""
    form = NewOrganisationForm(request.POST or None)
    if form.is_valid() and (made := form.attempt(add_organisation, by=request.access, **form.answers())):
        messages.success(request, f"{made.name} takes part now.")
        return redirect("organisation", made.code)
    return asked(request, "signatories/organisation_form.html", form)


@rule(Right.KEEP_REGISTER, Right.KEEP_ORGANISATION)
@asking
def edit_organisation(request: AccessRequest, code: str) -> HttpResponse:
    """Change what is kept of an organisation; its own administrator changes what it says of itself."""
    found = get_object_or_404(Organisation.objects.select_related("parent"), code=code)
    check_keep_organisation(request.access, found)
    only = None if can_keep_register(request.access) else OWN
    form = OrganisationForm(request.POST or None, initial=kept(found), only=only)
    said, left_before = {"organisation": found, "by": request.access}, found.left_on
    if form.is_valid() and (made := form.attempt(change_organisation, **said, **form.answers())):
        messages.success(request, f"The details of {made.name} are changed.{_departure(made, left_before)}")
        return redirect("organisation", code)
    return asked(request, "signatories/organisation_form.html", form, organisation=found, is_own=only is not None)


def _departure(organisation: Organisation, left_before: date | None) -> str:
    """Return what follows for its people from a departure just recorded; "" when none was."""
    if organisation.left_on is None or organisation.left_on == left_before:
        return ""
    number = lapsing(organisation)
    many = {0: "No appointment lapses", 1: "One appointment lapses"}.get(number, f"{number} appointments lapse")
    return f" {many} as it leaves on {day(organisation.left_on)}."


@rule(Right.KEEP_REGISTER, Right.KEEP_ORGANISATION)
@asking
def appoint_somebody(request: AccessRequest, code: str) -> HttpResponse:
    """Appoint somebody at an organisation by e-mail address, and invite them."""
    found = get_object_or_404(Organisation, code=code)
    check_keep_organisation(request.access, found)
    for_all = can_keep_register(request.access)
    form = AppointForm(request.POST or None, organisation=found, for_all=for_all)
    if form.is_valid() and (made := form.attempt(invite, organisation=found, by=request.access, **form.answers())):
        messages.success(request, f"{made.person.name} is appointed, and a letter is on its way.")
        return redirect("organisation", code)
    return asked(request, "signatories/appoint.html", form, organisation=found, is_own=not for_all)


@rule(Right.KEEP_REGISTER, Right.KEEP_ORGANISATION)
@asking
def end(request: AccessRequest, number: int) -> HttpResponse:
    """End an appointment."""
    found = get_object_or_404(Appointment.objects.select_related("person", "organisation"), pk=number)
    if not can_keep_organisation(request.access, found.organisation):
        raise Http404  # Who is appointed elsewhere is not said.
    name, code = found.person.name, found.organisation.code
    form = EndAppointmentForm(request.POST or None)
    if form.is_valid() and (
        done := form.attempt(end_appointment, appointment=found, by=request.access, **form.answers())
    ):
        messages.success(request, f"The appointment of {name} ends on {day(done.until)}.")
        return redirect("organisation", code)
    shown = {
        "title": f"End the appointment of {name}",
        "text": f"{Role(found.role).label} of {found.organisation.name}, {term_of(found)}. Its rights end with it.",
    }
    return asked(request, "signatories/end_appointment.html", form, organisation=found.organisation, **shown)
