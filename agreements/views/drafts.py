"""Beginning a draft, its task list, how it will read, and giving it up."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agreements.acts.drafting import begin_draft, begin_version, check_propose
from agreements.acts.submitting import abandon
from agreements.assembling import document_of
from agreements.chapters import chapters_by_choice, shown_chapters
from agreements.checking import gaps_while_drafting
from agreements.checks import Finding
from agreements.finding_links import url_of, waits_for_others
from agreements.forms.about import BeginForm
from agreements.forms.fields import Words
from agreements.judging import judged
from agreements.lifecycle import check_move
from agreements.models import Draft, Section
from agreements.permissions import can_lead, can_review, check_abandon
from agreements.views.annexes import papers_of
from agreements.views.opening import attempted, is_editable, open_draft, sent, status_of
from register.documents.agreement import Agreement
from register.documents.printing import printed
from register.entries.refusals import Refused
from register.models import Entry, Event
from signatories.access import Access, NotAllowed
from signatories.drafting.chapter import Chapter
from signatories.forms.tokens import ActToken
from signatories.permissions import rule
from signatories.roles import Right


class ReasonForm(forms.Form):
    """A reason for what cannot be taken back; the token makes a second sending do nothing."""

    reason = Words(label="Why?", required=True, rows=3, error_messages={"required": "Say why."})
    act = ActToken()


@dataclass(frozen=True)
class TaskRow:
    """A chapter on the task list: its address, state and gaps."""

    chapter: Chapter
    state: str
    gaps: int
    hint: str


@rule(Right.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def new_draft(request: HttpRequest) -> HttpResponse:
    """Begin a draft, led by an organisation that the person drafts for."""
    held = request.access.appointments_with(Right.DRAFT)  # type: ignore[attr-defined]
    leads = sorted({(row.organisation.code, row.organisation.name) for row in held})
    form = BeginForm(sent(request), leads=leads, initial={"act": uuid.uuid4()})
    if form.is_valid():
        draft = attempted(form, lambda: begin_draft(**form.cleaned_data, by=request.access))  # type: ignore[attr-defined]
        if draft:
            return redirect("draft", draft.pk)
    return render(request, "agreements/new.html", {"form": form}, status=status_of(form))


def _state(section: Section | None, gaps: int) -> str:
    if section is None or not section.revision:
        return "not_started"
    return "completed" if section.is_finished and not gaps else "in_progress"


def task_rows(
    document: Agreement, sections: Sequence[Section], findings: tuple[Finding, ...]
) -> dict[str, list[TaskRow]]:
    """Return the rows of the task list by group, in the order of the chapters."""
    groups: dict[str, list[TaskRow]] = {}
    for chapter in shown_chapters(document):
        own = [finding for finding in findings if finding.chapter == chapter.key and finding.level == "error"]
        saved = [section for section in sections if section.chapter == chapter.key and section.revision]
        shared = next((section for section in saved if not section.party), saved[0] if saved else None)
        hint = own[0].sentence if own else ""
        row = TaskRow(chapter, _state(shared, len(own)), len(own), hint)
        groups.setdefault(chapter.group, []).append(row)
    return groups


@rule("signed_in")
@require_safe
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show a draft's task list: what is done, what is open, and the one next step."""
    opened = open_draft(request, draft_id)
    read = judged(opened)
    groups = task_rows(read.document, read.sections, read.findings)
    access = request.access  # type: ignore[attr-defined]
    errors = gaps_while_drafting(read.findings)
    mine = [finding for finding in errors if not waits_for_others(opened, finding, access)]
    rows = [row for group in groups.values() for row in group]
    context = {
        "draft": opened,
        "groups": groups,
        "by_choice": chapters_by_choice(read.document),
        "figures": _figures(opened, rows, len(mine), len(errors) - len(mine)),
        "errors": errors,
        "next_url": url_of(opened, mine[0]) if mine else "",
        "parties": read.parties,
        "leads": can_lead(access, opened),
        "editable": is_editable(opened),
        "reviews": opened.state == "submitted" and can_review(access, opened, read.sections),
        "returned": _reasons(opened),
        "last": max((row for row in read.sections if row.saved_at), key=lambda row: row.saved_at, default=None),
    }
    return render(request, "agreements/draft.html", context)


def _figures(opened: Draft, rows: list[TaskRow], mine: int, others: int) -> list[dict[str, str]]:
    done = sum(row.state == "completed" for row in rows)
    minutes = sum(row.chapter.minutes for row in rows if row.state != "completed")
    check = reverse("check", args=[opened.pk])
    return [
        {"figure": f"{done} of {len(rows)}", "words": "sections completed"},
        {"figure": str(mine), "words": f"gap{'' if mine == 1 else 's'} for you to answer", "url": f"{check}#gaps"},
        {
            "figure": str(others),
            "words": f"gap{' that waits' if others == 1 else 's that wait'} for others",
            "url": f"{check}#waiting",
        },
        {"figure": f"{minutes} minute{'' if minutes == 1 else 's'}", "words": "left, roughly"},
    ]


def _reasons(opened: Draft) -> Event | None:
    """The last return, while it is what the draft waits on."""
    if opened.state not in {"returned", "drafting"}:
        return None
    events = Event.objects.filter(reference=opened.log_reference, verb__in=["returned", "submitted"])
    last = events.order_by("-number").first()
    return last if last and last.verb == "returned" else None


@rule("signed_in")
@require_safe
def draft_text(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show a draft as the agreement will read, gaps and all."""
    opened = open_draft(request, draft_id)
    document = document_of(opened.sections.all())
    context = {"draft": opened, "sections": printed(document), "papers": papers_of(opened, document)}
    return render(request, "agreements/text.html", context)


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def abandon_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Give a draft up, with a reason, after asking."""
    opened = open_draft(request, draft_id)
    form = ReasonForm(sent(request), initial={"act": uuid.uuid4()})
    if form.is_valid():
        done = attempted(form, lambda: abandon(draft_id=opened.pk, by=request.access, **form.cleaned_data))  # type: ignore[attr-defined]
        if done:
            return redirect("desk")
    context = {"draft": opened, "form": form, "closed": _why_kept(request.access, opened)}  # type: ignore[attr-defined]
    return render(request, "agreements/abandon.html", context, status=status_of(form))


def _why_kept(access: Access, opened: Draft) -> str:
    """Return the sentence that says why a person cannot give a draft up, or "" where it is theirs to do."""
    try:
        check_abandon(access, opened)
        check_move(opened, "abandon")
    except (NotAllowed, Refused) as refusal:
        return str(refusal)
    return ""


@rule(Right.DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def propose_version(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Begin the next version as a copy of what is on record, after asking."""
    viewer = request.viewer  # type: ignore[attr-defined]
    entry = get_object_or_404(Entry.objects.visible_to(viewer), reference=reference, version=version)
    form = forms.Form(sent(request))
    if form.is_valid():
        begun = attempted(form, lambda: begin_version(reference=reference, version=version, by=request.access))  # type: ignore[attr-defined]
        if begun:
            return redirect("draft", begun.pk)
    closed = _why_not_proposed(request.access, entry)  # type: ignore[attr-defined]
    context = {"entry": entry, "form": form, "closed": closed}
    return render(request, "agreements/propose.html", context, status=status_of(form))


def _why_not_proposed(access: Access, entry: Entry) -> str:
    """Return the sentence that says why the next version cannot be drafted, or "" where it can."""
    try:
        check_propose(entry, access)
    except (NotAllowed, Refused) as refusal:
        return str(refusal)
    return ""
