"""The desk: what waits for me, each with its one next step, and what waits for others because of me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements.desk import waiting_for, waiting_for_others
from register.clock import today
from signatories.permissions import rule
from signatories.roles import Right


@rule("signed_in")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk of whoever is signed in."""
    access = request.access  # type: ignore[attr-defined]
    context = {
        "today": today(),
        "organisations": sorted({row.organisation.name for row in access.appointments}),
        "mine": waiting_for(access),
        "others": waiting_for_others(access),
        "may_draft": access.may(Right.DRAFT),
    }
    return render(request, "agreements/desk.html", context)
