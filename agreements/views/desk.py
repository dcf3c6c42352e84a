"""The desk: what waits for me, each with its one next step, and what waits for others because of me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements.desk import desk_of
from register.clock import today
from register.templatetags.register_words import weekday
from signatories.access import Access
from signatories.permissions import rule
from signatories.roles import Right


@rule("signed_in")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk of whoever is signed in."""
    access = request.access  # type: ignore[attr-defined]
    context = {
        "lead": _lead(access),
        "desk": desk_of(access),
        "may_draft": access.may(Right.DRAFT),
        "whose": _whose(access),
    }
    return render(request, "agreements/desk.html", context)


def _whose(access: Access) -> str:
    """Return the heading of the list of what an organisation has; "" for who has no organisation."""
    if access.viewer.may_read_all:
        return "Drafts and agreements that you may read"
    names = {row.organisation.code for row in access.appointments}
    whose = "Your organisation’s" if len(names) == 1 else "Your organisations’"
    return f"{whose} drafts and agreements" if names else ""


def _lead(access: Access) -> str:
    """Say what day it is, and for whom the person acts."""
    names = sorted({row.organisation.name for row in access.appointments})
    signs = "You sign for " if names and access.may(Right.SIGN_AGREEMENTS) else ""
    return f"{weekday(today())}. {signs}{', '.join(names)}{'.' if names else ''}".strip()
