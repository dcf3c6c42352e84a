"""Check your answers, and submit with the five declarations."""

import uuid
from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agreements.acts.submitting import submit
from agreements.assembling import assemble
from agreements.chapters import shown_chapters
from agreements.checking import findings_of, gaps_while_drafting
from agreements.finding_links import linked
from agreements.forms.fields import Words
from agreements.judging import judged
from agreements.lifecycle import check_move
from agreements.models import Draft
from agreements.permissions import can_lead, check_lead
from agreements.views.opening import attempted, is_editable, open_draft, sent, status_of
from agreements.views.reading import sections_of
from register.documents.agreement import Agreement, Declarations
from register.entries.refusals import Refused
from signatories.access import Access, NotAllowed
from signatories.forms.tokens import ActToken
from signatories.permissions import rule

# Protocol 2014: the five tests that each sharing must meet.
TESTS: Mapping[str, tuple[str, str]] = {
    "requirement": ("There is a clearly defined requirement", "What is it? One sentence."),
    "lawful": ("It is lawful", "Under which law? One sentence."),
    "data_protection": ("It accords with data protection law", "On which lawful basis? One sentence."),
    "appropriate": ("Only appropriate information is shared", "How do you know? One sentence."),
    "interests": ("It is in the interests of service users and communities", "How? One sentence."),
}


class SubmitForm(forms.Form):
    """The five declarations, each with one sentence of evidence."""

    act = ActToken()
    requirement = Words(label=TESTS["requirement"][0], help_text=TESTS["requirement"][1], required=True, rows=2)
    lawful = Words(label=TESTS["lawful"][0], help_text=TESTS["lawful"][1], required=True, rows=2)
    data_protection = Words(
        label=TESTS["data_protection"][0], help_text=TESTS["data_protection"][1], required=True, rows=2
    )
    appropriate = Words(label=TESTS["appropriate"][0], help_text=TESTS["appropriate"][1], required=True, rows=2)
    interests = Words(label=TESTS["interests"][0], help_text=TESTS["interests"][1], required=True, rows=2)

    def declarations(self) -> Declarations:
        """Return the declarations as the document holds them."""
        return Declarations(**{name: self.cleaned_data[name] for name in TESTS})


for _name, (_label, _) in TESTS.items():
    SubmitForm.base_fields[_name].error_messages["required"] = f"Give one sentence of evidence: {_label.lower()}."


def suggested(document: Agreement) -> dict[str, str]:
    """Return a first draft of the evidence, made from the answers of chapters 2, 7 and 4."""
    powers = list(dict.fromkeys(row.power.law or row.power.words for row in document.bases if row.power))
    bases = list(dict.fromkeys(row.art6.law for row in document.bases if row.art6.law))
    part_3 = ["Part 3 of the Data Protection Act 2018"] if any(row.section35 for row in document.bases) else []
    reasons = sum(bool(item.why) for item in document.items)
    benefit = document.purpose.benefits[0] if document.purpose.benefits else None
    return {
        "requirement": document.purpose.aims.split("\n")[0],
        "lawful": "; ".join(power for power in powers if power),
        "data_protection": "; ".join(bases + part_3),
        "appropriate": f"{len(document.items)} items, {reasons} of them with the reason why each is needed.",
        "interests": f"{benefit.who}: {benefit.how}" if benefit else "",
    }


@rule("signed_in")
@require_safe
def check_answers(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show every gap as a link, then every answer as it will stand."""
    draft = open_draft(request, draft_id)
    read = judged(draft)
    access = request.access  # type: ignore[attr-defined]
    found = [row for row in read.findings if row.chapter != "declarations"]
    findings = [linked(draft, row, access) for row in found]
    chapters = [(chapter, sections_of(read.document, chapter.key)) for chapter in shown_chapters(read.document)]
    context = {
        "draft": draft,
        "gaps": [row for row in findings if row.is_error and not row.waits],
        "waiting": [row for row in findings if row.is_error and row.waits],
        "remarks": [row for row in findings if not row.is_error],
        "chapters": chapters,
        "leads": can_lead(access, draft),
        "editable": is_editable(draft),
    }
    return render(request, "agreements/check.html", context)


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def submit_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Submit a draft with its five declarations."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    initial = suggested(document) | {"act": uuid.uuid4()}
    form = SubmitForm(sent(request), initial=initial)
    if form.is_valid():
        declarations, act = form.declarations(), form.cleaned_data["act"]
        done = attempted(form, lambda: submit(draft_id=draft.pk, declarations=declarations, by=request.access, act=act))  # type: ignore[attr-defined]
        if done:
            return redirect("draft", draft.pk)
    gaps = len(gaps_while_drafting(findings_of(draft, document)))
    context = {"draft": draft, "form": form, "closed": _why_not(request.access, draft, gaps)}  # type: ignore[attr-defined]
    return render(request, "agreements/submit.html", context, status=status_of(form))


def _why_not(access: Access, draft: Draft, gaps: int) -> str:
    """Return the sentence that says why a draft cannot be submitted now, or "" where it can."""
    try:
        check_lead(access, draft)
        check_move(draft, "submit")
    except (NotAllowed, Refused) as refusal:
        return str(refusal)
    left = "1 gap is" if gaps == 1 else f"{gaps} gaps are"
    return f"{left} left, so it cannot be submitted yet." if gaps else ""
