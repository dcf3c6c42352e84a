"""SIMG drafts the protocol: the list of chapters, each chapter, and giving a draft up."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from register.entries.refusals import Refused
from signatories.acts.agreeing import can_agree
from signatories.acts.protocol_drafting import abandon_protocol, begin_protocol
from signatories.drafting.chapter import Chapter
from signatories.drafting.protocol import BY_KEY, CHAPTERS, assembled, contents_of, terms_in
from signatories.forms.protocol import AbandonForm, AboutForm, ChapterForm, ContextForm, DeclarationForm, SigningForm
from signatories.middleware import AccessRequest
from signatories.models import ProtocolDraft, ProtocolSection, ProtocolState
from signatories.permissions import can_keep_register, rule
from signatories.protocol_checks import findings_in
from signatories.roles import Right
from signatories.views.answering import asked
from signatories.views.protocol_rows import LISTS, rows_shown
from signatories.views.protocol_saving import CONFLICT, DONE, UNPROCESSABLE, Outcome, attempt_save

FORMS: dict[str, type[ChapterForm]] = {
    "about": AboutForm,
    "context": ContextForm,
    "declaration": DeclarationForm,
    "signing": SigningForm,
}
asking = require_http_methods(["GET", "HEAD", "POST"])


@rule(Right.KEEP_REGISTER)
@asking
def new_protocol(request: AccessRequest) -> HttpResponse:
    """Begin the draft of the next version."""
    reason = ""
    if request.method == "POST":
        try:
            draft = begin_protocol(partnership=settings.PARTNERSHIP_NAME, by=request.access)
            return redirect("protocol_draft", draft.pk)
        except Refused as refusal:
            reason = str(refusal)
    shown = {"reason": reason, "form": forms.Form()}
    return render(request, "signatories/protocol_new.html", shown, status=CONFLICT if reason else 200)


@rule(Right.READ_EVERYTHING, hidden=True)
@require_safe
def protocol_draft(request: AccessRequest, number: int) -> HttpResponse:
    """Show a draft: its chapters, what is missing in each, and what comes next."""
    draft = get_object_or_404(ProtocolDraft.objects.select_related("begun_by", "agreed_by"), pk=number)
    sections = list(draft.sections.all())
    contents = contents_of(sections)
    findings = findings_in(assembled(draft, contents), terms_in(contents))
    shown = {
        "draft": draft,
        "is_open": draft.state == ProtocolState.DRAFTING,
        "chapters": [_row(draft, chapter, sections, findings) for chapter in CHAPTERS],
        "errors": [finding for finding in findings if finding.level == "error"],
        "warnings": [finding for finding in findings if finding.level == "warning"],
        "may_keep": can_keep_register(request.access),
        "may_agree": can_agree(request.access, draft),
    }
    return render(request, "signatories/protocol_draft.html", shown)


def _row(draft: ProtocolDraft, chapter: Chapter, sections: list[ProtocolSection], findings: Any) -> dict[str, Any]:
    gaps = [finding for finding in findings if finding.chapter == chapter.key and finding.level == "error"]
    section = next((section for section in sections if section.chapter == chapter.key), None)
    state = "not_started" if section is None or not section.content else "in_progress" if gaps else "completed"
    return {
        "key": chapter.key,
        "title": chapter.title,
        "url": reverse("protocol_chapter", args=[draft.pk, chapter.key]),
        "gaps": len(gaps),
        "hint": gaps[0].sentence if gaps else "",
        "state": state,
    }


@rule(Right.KEEP_REGISTER)
@asking
def protocol_chapter(request: AccessRequest, number: int, key: str) -> HttpResponse:
    """Show a chapter and save it; a text that somebody else has saved meanwhile is never written over."""
    draft = get_object_or_404(ProtocolDraft, pk=number)
    if key not in BY_KEY:
        raise Http404
    section = draft.sections.filter(chapter=key).select_related("saved_by").first()
    form_class, content = FORMS.get(key), section.content if section else {}
    form = _form(request, form_class, content, section)
    outcome = Outcome(UNPROCESSABLE if form is not None and form.errors else DONE)
    if form is not None and form.is_valid():
        outcome = attempt_save(request, draft, key, form, form.content())
        if outcome.status == DONE:
            return redirect("protocol_draft", draft.pk)
    shown = {
        "draft": draft,
        "chapter": BY_KEY[key],
        "form": form,
        "outcome": outcome,
        "list": LISTS.get(key),
        "rows": rows_shown(draft, key, content),
        "saved": section,
        "is_open": draft.state == ProtocolState.DRAFTING,
    }
    return render(request, "signatories/protocol_chapter.html", shown, status=outcome.status)


def _form(
    request: AccessRequest, form_class: type[ChapterForm] | None, content: Any, section: ProtocolSection | None
) -> ChapterForm | None:
    if form_class is None:
        return None
    first = form_class.initial_from(content) | {"revision": section.revision if section else 0}
    return form_class(request.POST if request.method == "POST" else None, initial=first)


@rule(Right.KEEP_REGISTER)
@asking
def protocol_abandon(request: AccessRequest, number: int) -> HttpResponse:
    """Give a draft up, with the reason."""
    draft = get_object_or_404(ProtocolDraft, pk=number)
    form = AbandonForm(request.POST or None)
    if form.is_valid() and form.attempt(abandon_protocol, draft=draft, by=request.access, **form.answers()):
        messages.success(request, "The draft is given up. What it said is kept for its retention period.")
        return redirect("protocol")
    return asked(request, "signatories/protocol_abandon.html", form, draft=draft)
