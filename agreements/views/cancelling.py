"""Cancelling a version that is open for signature."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.cancelling import cancel_version, check_cancel
from agreements.views.drafts import ReasonForm
from agreements.views.opening import attempted, sent, status_of
from register.entries.lives import life_of
from register.entries.recording import check_cancellable
from register.entries.refusals import Refused
from register.entries.status import VersionLife
from register.models import Entry
from signatories.permissions import rule


def _why_not(life: VersionLife) -> str:
    """Return the sentence that says why a version cannot be cancelled, or "" while it can."""
    try:
        check_cancellable(life)
    except Refused as refusal:
        return str(refusal)
    return ""


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Cancel a version with a reason, after asking; NotAllowed answers those who may not."""
    viewer, access = request.viewer, request.access  # type: ignore[attr-defined]
    entry = get_object_or_404(Entry.objects.visible_to(viewer), reference=reference, version=version)
    check_cancel(access, entry)
    life = life_of(entry.reference).versions[entry.version]
    form = ReasonForm(sent(request), initial={"act": uuid.uuid4()})
    if form.is_valid() and attempted(form, lambda: cancel_version(entry=entry, by=access, **form.cleaned_data)):
        return redirect("entry", reference)
    return render(
        request,
        "agreements/cancel.html",
        {"entry": entry, "form": form, "closed": _why_not(life)},
        status=status_of(form),
    )
