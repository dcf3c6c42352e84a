"""Opens a draft for a view: through what the person may see, and with refusals put on the form that was sent."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from agreements.lifecycle import EDITABLE
from agreements.models import Draft
from register.entries.refusals import Refused
from signatories.access import NotAllowed

Answer = TypeVar("Answer")
UNPROCESSABLE = 422


def open_draft(request: HttpRequest, draft_id: int) -> Draft:
    """Return a draft that the person may see; raise Http404 otherwise, since its existence is private."""
    drafts = Draft.objects.visible_to(request.access).select_related("lead", "submitted_by")  # type: ignore[attr-defined]
    return get_object_or_404(drafts, pk=draft_id)


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent to be saved; None for who only looks. An empty sending is a sending."""
    return request.POST if request.method == "POST" else None


def attempted(form: forms.BaseForm, act: Callable[[], Answer]) -> Answer | None:
    """Return what an act answers, or None after putting the sentence of its refusal on the form."""
    try:
        return act()
    except (Refused, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
        return None


def is_editable(draft: Draft) -> bool:
    """Return whether the draft's sections may be written in its present state."""
    return draft.state in EDITABLE


def status_of(form: forms.BaseForm) -> int:
    """Return the HTTP status with which a form is shown again: 422 where something is wrong with what was sent."""
    return UNPROCESSABLE if form.is_bound and form.errors else 200
