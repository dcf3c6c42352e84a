"""The whole text of a protocol's draft, and SIMG's agreement to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from register.documents.printing import printed_document
from register.entries.refusals import Refused
from signatories.access import Access, NotAllowed
from signatories.acts.agreeing import agree_protocol, check_agree
from signatories.drafting.protocol import assembled, carried_over, contents_of, reviewed_digest, terms_in
from signatories.forms.protocol import AgreeForm
from signatories.lifecycle import check_move
from signatories.middleware import AccessRequest
from signatories.models import ProtocolDraft
from signatories.permissions import rule
from signatories.protocol_checks import errors_in, findings_in
from signatories.roles import Right
from signatories.views.answering import asked


@rule(Right.READ_EVERYTHING, hidden=True)
@require_http_methods(["GET", "HEAD", "POST"])
def protocol_agree(request: AccessRequest, number: int) -> HttpResponse:
    """Show the whole text and terms of a draft; to an SIMG member who wrote nothing of it, the decision too."""
    draft = get_object_or_404(ProtocolDraft, pk=number)
    contents = contents_of(draft.sections.all())
    document, terms = assembled(draft, contents), terms_in(contents)
    why_not = _why_not(request.access, draft)
    if not why_not and (errors := errors_in(document, terms)):
        why_not = f"It cannot be agreed yet. {errors[0].sentence}"
    form = AgreeForm(request.POST or None, initial={"expected": reviewed_digest(document, terms)})
    if form.is_valid() and form.attempt(
        agree_protocol, draft=draft, by=request.access, expected=form.cleaned_data["expected"]
    ):
        messages.success(request, "The protocol stands on the register and is open for signature.")
        return redirect("protocol")
    shown = {
        "draft": draft,
        "document": document,
        "terms": terms,
        "carried": carried_over(draft, document, terms),
        "sections": printed_document(document),
        "warnings": [finding for finding in findings_in(document, terms) if finding.level == "warning"],
        "why_not": why_not,
    }
    return asked(request, "signatories/protocol_agree.html", form, **shown)


def _why_not(access: Access, draft: ProtocolDraft) -> str:
    """Return the sentence that says why this person cannot agree the draft now, or "" where they can."""
    try:
        check_move(draft, "agree")
        check_agree(access, draft)
    except (NotAllowed, Refused) as refusal:
        return str(refusal)
    return ""
