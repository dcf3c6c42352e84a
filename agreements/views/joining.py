"""An organisation joins an agreement in force: its officer gives its own part, then the name under the declaration."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.forms.joining import JoinForms, join_forms
from agreements.joining import gaps_of, held_to_join
from agreements.views.opening import UNPROCESSABLE, attempted, sent, status_of
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text
from register.documents.joining import JoiningSection, joined_by
from register.documents.printing import printed
from register.entries.joining import check_may_join
from register.entries.refusals import Refused
from register.reading.entry.record import Record
from signatories.acts.leaving import join_agreement
from signatories.acts.signing import DECLARATION, LONGEST_AUTHENTICATION_AGE, Given, Turn, authority_of
from signatories.authentication import latest_authentication
from signatories.forms.signing import SignForm
from signatories.middleware import AccessRequest
from signatories.models import Appointment
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.records import not_now, open_record

asking = require_http_methods(["GET", "HEAD", "POST"])
CLOSED = "You cannot join this now"


def _kept(record: Record, held: Appointment) -> str:
    """Return the name under which the session keeps a joiner's own part until its officer has signed."""
    return f"joining {record.entry} for {held.organisation.code}"


@rule(Right.SIGN_AGREEMENTS)
@asking
def join(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Show the agreement, and ask for the joiner's own part."""
    record = open_record(request, reference, version)
    held = held_to_join(request.access, record)
    document = record.document
    try:
        check_may_join(record.life, document, held.organisation.code)
    except Refused as refusal:
        return not_now(request, record, CLOSED, str(refusal))
    assert isinstance(document, Agreement)
    asked = join_forms(document, held.organisation, sent(request))
    if asked.about.is_bound and asked.are_valid() and _is_whole(asked, document):
        request.session[_kept(record, held)] = canonical_text(asked.section())
        return redirect("join_declare", reference, version)
    errors = any(form.errors for form in asked.all)
    shown = {"entry": record.entry, "held": held, "own": asked, "open_class": document.open_class}
    shown["sections"] = printed(document)
    return render(request, "agreements/join.html", shown, status=UNPROCESSABLE if errors else 200)


def _is_whole(asked: JoinForms, document: Agreement) -> bool:
    """Put on the forms what the checks miss in the joiner's part; return whether they miss nothing."""
    gaps = gaps_of(joined_by(document, asked.section()), asked.organisation)
    for gap in gaps:
        form = {"basis": asked.basis, "keeping": asked.retention}.get(gap.chapter, asked.about)
        form.add_error(None, gap.sentence)
    return not gaps


@rule(Right.SIGN_AGREEMENTS)
@asking
def declare(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Ask for the name under the declaration; the password must have been given within five minutes."""
    record = open_record(request, reference, version)
    held = held_to_join(request.access, record)
    kept = request.session.get(_kept(record, held))
    if kept is None:
        return redirect("join", reference, version)
    authentication = latest_authentication(request)
    again = f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"
    is_old = authentication.seconds_ago > LONGEST_AUTHENTICATION_AGE
    if request.method != "POST" and is_old:
        return redirect(again)
    initial = {"act": uuid.uuid4(), "digest": bytes(record.entry.document_id).hex()}
    form = SignForm(sent(request), initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        given = Given(bytes.fromhex(said["digest"]), said["name"], authentication)
        turn, section = Turn(reference, version, held.organisation.code), JoiningSection.model_validate_json(kept)
        deed = {"turn": turn, "given": given, "section": section, "by": request.access, "act": said["act"]}
        if attempted(form, lambda: join_agreement(**deed)):
            messages.success(request, f"{held.organisation.name} takes part in this agreement now.")
            return redirect("version", reference, version)
    shown = {"entry": record.entry, "held": held, "form": form, "declaration": DECLARATION}
    shown |= {"authority": authority_of(held), "again": again if is_old else ""}
    return render(request, "agreements/join_declare.html", shown, status=status_of(form))
