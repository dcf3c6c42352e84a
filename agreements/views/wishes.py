"""Asking for an organisation that is not on the register, and SIMG's answer to it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from agreements.acts.wishing import ANSWERED, ask_for_organisation, grant_wish, refuse_wish
from agreements.forms.parties import WishForm
from agreements.forms.wishes import AnswerForm
from agreements.models import Wish
from agreements.views.chapters import why_closed
from agreements.views.opening import attempted, open_draft, sent, status_of
from register.clock import today
from signatories.acts.organisations import add_organisation
from signatories.forms.organisation import NewOrganisationForm
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.answering import asked

asking = require_http_methods(["GET", "HEAD", "POST"])


@rule("signed_in")
@asking
def wish_for(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Ask for an organisation to be added; the draft can go on meanwhile."""
    draft = open_draft(request, draft_id)
    name = request.GET.get("name", "").replace("\x00", "")[:200]
    form = WishForm(sent(request), initial={"act": uuid.uuid4(), "name": name})
    if form.is_valid():
        said = form.cleaned_data
        if wish := attempted(form, lambda: ask_for_organisation(draft_id=draft.pk, by=request.access, **said)):  # type: ignore[attr-defined]
            messages.success(request, f"SIMG is asked to add {wish.name}. You will get a letter; go on meanwhile.")
            return redirect("chapter", draft.pk, "parties")
    context = {"draft": draft, "form": form, "closed": why_closed(request.access, draft)}  # type: ignore[attr-defined]
    return render(request, "agreements/wish_for.html", context, status=status_of(form))


def _wish(wish_id: int) -> Wish:
    return get_object_or_404(
        Wish.objects.select_related("draft__lead", "asked_by", "answered_by", "organisation"), pk=wish_id
    )


@rule(Right.KEEP_REGISTER)
@asking
def wish(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Show a wish to SIMG: add the organisation, name the one that is there already, or turn it down."""
    found, access = _wish(wish_id), request.access  # type: ignore[attr-defined]
    form = AnswerForm(sent(request))
    if form.is_valid():
        there, reason = form.cleaned_data["organisation"], form.cleaned_data["reason"]
        done = attempted(
            form,
            lambda: (
                grant_wish(wish_id=found.pk, organisation=there, by=access)
                if there
                else refuse_wish(wish_id=found.pk, reason=reason, by=access)
            ),
        )
        if done:
            messages.success(request, f"{found.asked_by.name} gets a letter with your answer.")
            return redirect("desk")
    closed = ANSWERED if found.answered_at else ""
    context = {"wish": found, "form": form, "closed": closed}
    return render(request, "agreements/wish.html", context, status=status_of(form))


@rule(Right.KEEP_REGISTER)
@asking
def wish_add(request: HttpRequest, wish_id: int) -> HttpResponse:
    """Add the organisation that was asked for, with its form filled in as far as the wish says."""
    found, access = _wish(wish_id), request.access  # type: ignore[attr-defined]
    if found.answered_at and request.method != "POST":
        return redirect("wish", wish_id)
    initial = {"name": found.name, "code": slugify(found.name)[:60], "joined_on": today(), "is_public_authority": True}
    form = NewOrganisationForm(sent(request), initial=initial)
    made = form.attempt(add_organisation, by=access, **form.answers()) if form.is_valid() else None
    if made and attempted(form, lambda: grant_wish(wish_id=found.pk, organisation=made, by=access)):
        messages.success(request, f"{made.name} takes part now, and {found.asked_by.name} gets a letter.")
        return redirect("organisation", made.code)
    return asked(request, "signatories/organisation_form.html", form)
