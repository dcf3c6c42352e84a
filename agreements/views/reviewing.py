"""SIMG's review of a submitted draft: may I, what it says, what was declared, and the decision."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.reviewing import approve, send_back
from agreements.checking import errors_of
from agreements.forms.fields import Lines, radios
from agreements.judging import Judged, judged
from agreements.models import Draft
from agreements.permissions import check_review
from agreements.views.annexes import papers_of
from agreements.views.finishing import TESTS
from agreements.views.opening import attempted, open_draft, sent, status_of
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text, read_document, text_digest
from register.documents.printing import printed
from register.models import Entry
from register.reading.comparing import Change, Difference, difference
from register.web.questions import Question, question
from signatories.access import Access, NotAllowed
from signatories.forms.tokens import ActToken, TextDigest
from signatories.permissions import rule
from signatories.roles import Right

# For whom an approved text stands on the register, by who may see it; unanswered it is public (docs/decisions/0027).
READERS = {"partners": "for the organisations of the partnership", "parties": "for the parties, and for nobody else,"}


def approving(document: Agreement) -> str:
    """Return what approving a text does, as a sentence: it is fixed, and who sees it from then on."""
    readers = READERS.get(document.publication.visibility, "for all")
    return f"The text is fixed and stands on the register {readers} to see. Its signatories are asked."


class DecisionForm(forms.Form):
    """Which of the five tests the reviewer agrees with, and the decision; the digest names the text that was read."""

    act = ActToken()
    expected = TextDigest()
    agreed = forms.MultipleChoiceField(
        label="Do you agree with each declaration?",
        help_text="The five tests of the protocol, each with what the drafter says. Tick those that you agree with.",
        required=False,
        choices=[(name, label) for name, (label, _) in TESTS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    material = forms.MultipleChoiceField(
        label="Which of the changes are material?",
        help_text=(
            "A material change alters what a party must do, or what is shared and about whom. The others are wording. "
            "Signatories and the register see your marks."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decision = radios(
        "Your decision",
        (("approve", "Approve it for signature"), ("return", "Return it, with reasons")),
    )
    reasons = Lines(label="Why does it go back?", help_text="One reason a line. Only if you return it.", rows=4)

    def __init__(self, *args: Any, document: Agreement, changes: Sequence[Change], **kwargs: Any) -> None:
        """Take the text: what it declares on each test is shown beside its box; and what changed, to be marked."""
        super().__init__(*args, **kwargs)
        question(self.fields["agreed"], Question(size="m", choice_hints=document.declarations.model_dump()))
        hints = {"approve": approving(document), "return": "It goes back to those who drafted it."}
        question(self.fields["decision"], Question(choice_hints=hints))
        self.sentences = {str(place): change.sentence for place, change in enumerate(changes, start=1)}
        if not changes:
            del self.fields["material"]
            return
        self.fields["material"].choices = list(self.sentences.items())  # type: ignore[attr-defined]
        question(self.fields["material"], Question(size="m", small=True))
        self.order_fields(["act", "expected", "material"])

    @property
    def marked(self) -> list[str] | None:
        """The changes marked as material, as sentences; None where there was none to mark."""
        return [self.sentences[place] for place in self.cleaned_data["material"]] if self.sentences else None

    def clean(self) -> dict[str, object]:
        """Ask for what each decision needs."""
        data = super().clean() or self.cleaned_data
        if not data.get("decision") and "decision" not in self.errors:
            self.add_error("decision", "Choose whether to approve it or to return it.")
        if data.get("decision") == "return" and not data.get("reasons") and "reasons" not in self.errors:
            self.add_error("reasons", "Say why it goes back: one reason a line.")
        if data.get("decision") == "approve" and len(data.get("agreed") or []) < len(TESTS):
            self.add_error("agreed", "Tick all five declarations to approve it, or return it with your reasons.")
        return data


def _why_not(access: Access, read: Judged) -> str:
    if read.draft.state != "submitted":
        return "This draft does not wait for review."
    try:
        check_review(access, read.draft, read.sections)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _decide(request: HttpRequest, draft: Draft, form: DecisionForm) -> bool:
    data, access = form.cleaned_data, request.access  # type: ignore[attr-defined]
    if data["decision"] == "return":
        return bool(
            attempted(form, lambda: send_back(draft_id=draft.pk, reasons=data["reasons"], by=access, act=data["act"]))
        )
    checklist = [TESTS[name][0] for name in data["agreed"]]
    return bool(
        attempted(
            form,
            lambda: approve(
                draft_id=draft.pk,
                expected=data["expected"],
                checklist=checklist,
                material=form.marked,
                by=access,
                act=data["act"],
            ),
        )
    )


@rule(Right.APPROVE, hidden=True)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Show a submitted draft to SIMG and record its decision."""
    draft = open_draft(request, draft_id)
    read = judged(draft)
    document = read.document
    digest = text_digest(canonical_text(document)).hex()
    initial = {"act": uuid.uuid4(), "expected": digest}
    different = _difference(draft, document)
    changes = different.changes if different else ()
    form = DecisionForm(sent(request), initial=initial, document=document, changes=changes)
    if form.is_valid() and _decide(request, draft, form):
        draft.refresh_from_db()
        return redirect("entry", draft.reference) if draft.entered_version else redirect("desk")
    findings = read.findings
    context = {
        "draft": draft,
        "form": form,
        "why_not": _why_not(request.access, read),  # type: ignore[attr-defined]
        "gaps": errors_of(findings),
        "remarks": [finding for finding in findings if finding.level == "warning"],
        "difference": different,
        "sections": printed(document),
        "papers": papers_of(draft, document),
    }
    return render(request, "agreements/review.html", context, status=status_of(form))


def _difference(draft: Draft, document: Agreement) -> Difference | None:
    """What is different from the version on record; None for a first version."""
    if not draft.supersedes:
        return None
    entry = Entry.objects.select_related("document").get(reference=draft.reference, version=draft.supersedes)
    return difference(read_document(entry.document.text), document)
