"""The page of who is signed in: which appointments they hold, and what each allows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from signatories.middleware import AccessRequest
from signatories.models import Appointment
from signatories.permissions import SIGNED_IN, can_read_downloads, rule
from signatories.roles import ROLES, Role
from signatories.views.people import may_sign, term_of


@rule(SIGNED_IN)
@require_safe
def account(request: AccessRequest) -> HttpResponse:
    """Show who is signed in and what their appointments in force today allow."""
    shown = {
        "appointments": [_row(appointment) for appointment in request.access.appointments],
        "reads_downloads": can_read_downloads(request.access),
    }
    return render(request, "signatories/account.html", shown)


@rule("public")
def address(request: HttpRequest) -> HttpResponse:
    """Lead from the page where an address could be changed to one's own account; nothing is changed here."""
    return redirect("account")


def _row(appointment: Appointment) -> dict[str, str]:
    role, where = Role(appointment.role), appointment.organisation
    said = [f"{appointment.post}, {term_of(appointment)}", ROLES[role].sentence.rstrip("."), may_sign(appointment)]
    return {
        "name": where.name,
        "url": reverse("organisation", args=[where.code]),
        "part": role.label,
        "note": " ".join(f"{sentence}." for sentence in said if sentence),
    }
