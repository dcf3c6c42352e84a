"""Signing: read, declare and type the name, done; or decline with a reason."""

import uuid
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from register.documents.canonical import read_document
from register.documents.parties import names_in
from register.documents.printing import printed_document
from register.documents.printing.phrasing import listed
from register.entries.lives import life_of
from register.entries.recording import check_may_decline
from register.entries.refusals import Refused
from register.models import Entry, Event
from register.reading.entry.files import papers
from signatories.access import NotAllowed
from signatories.acts.signing import (
    LONGEST_AUTHENTICATION_AGE,
    Turn,
    authority_of,
    declaration_of,
    decline_agreement,
    decline_protocol,
    sign_agreement,
    sign_protocol,
)
from signatories.authentication import latest_authentication
from signatories.forms.signing import DeclineForm, SignForm
from signatories.permissions import rule, signing_right
from signatories.roles import Right
from signatories.sign_page import summary_for
from signatories.since_signed import since_last_signed
from signatories.turns import Waiting, turn_of

UNPROCESSABLE = 422
# Where the session keeps a typed name while the password is asked for again.
TYPED_NAME = "typed_name"


def _entry(request: HttpRequest, reference: str, version: int) -> Entry:
    entries = Entry.objects.visible_to(request.viewer).select_related("document")  # type: ignore[attr-defined]
    return get_object_or_404(entries, reference=reference, version=version)


def _refused(request: HttpRequest, entry: Entry, refusal: Exception, *, verb: str = "sign") -> HttpResponse:
    """Say why it is not this person's turn, and where to go: a page, not an empty refusal."""
    context = {"entry": entry, "reason": str(refusal), "verb": verb}
    return render(
        request, "signatories/sign_closed.html", context, status=403 if isinstance(refusal, NotAllowed) else 409
    )


def _turn(waiting: Waiting) -> Turn:
    return Turn(waiting.entry.reference, waiting.entry.version, waiting.appointment.organisation.code)


@rule(Right.SIGN_AGREEMENTS, Right.SIGN_PROTOCOL)
@require_safe
def sign(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Show what is to be signed: in short, what we must do, what we answer for, the full text, the decision."""
    entry = _entry(request, reference, version)
    try:
        waiting = turn_of(request.access, entry)  # type: ignore[attr-defined]
    except (NotAllowed, Refused) as refusal:
        return _refused(request, entry, refusal)
    document = read_document(entry.document.text)
    names = names_in(document)
    context = {
        "entry": entry,
        "waiting": waiting,
        "signed": listed(names.get(code, code) for code in sorted(waiting.life.signed)),
        "declined": _declined(entry, waiting),
        "summary": summary_for(document, waiting.appointment.organisation.code),
        "since": since_last_signed(entry, document, waiting.appointment.organisation.code),
        "sections": printed_document(document),
        "papers": papers(document, lambda annex: reverse("version_annex", args=[reference, version, annex.sha256])),
    }
    return render(request, "signatories/sign.html", context)


def _declined(entry: Entry, waiting: Waiting) -> list[Event]:
    """Who declined and has not signed since, with the reason; the latest of each organisation."""
    events = Event.objects.filter(reference=entry.reference, version=entry.version, verb="declined")
    latest = {event.organisation: event for event in events.order_by("number")}
    return [event for code, event in latest.items() if code not in waiting.life.signed and event.particulars]


@rule(Right.SIGN_AGREEMENTS, Right.SIGN_PROTOCOL)
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Ask for the name under the declaration; the password must have been given within five minutes."""
    entry = _entry(request, reference, version)
    try:
        waiting = turn_of(request.access, entry)  # type: ignore[attr-defined]
    except (NotAllowed, Refused) as refusal:
        if isinstance(refusal, Refused) and _signed_by_this_form(request):
            return redirect("signed", reference, version)
        return _refused(request, entry, refusal)
    authentication = latest_authentication(request)
    if request.method != "POST" and authentication.seconds_ago > LONGEST_AUTHENTICATION_AGE:
        return redirect(_again(request))
    form = SignForm(_sent(request), initial=_initial(request, entry))
    if form.is_valid() and _signed(request, waiting, form):
        return redirect("signed", reference, version)
    if form.is_bound and authentication.seconds_ago > LONGEST_AUTHENTICATION_AGE:
        request.session[TYPED_NAME] = form.cleaned_data.get("name", "")
    context = {
        "entry": entry,
        "waiting": waiting,
        "form": form,
        "declaration": declaration_of(read_document(entry.document.text)),
        "authority": authority_of(waiting.appointment),
        "again": _again(request) if authentication.seconds_ago > LONGEST_AUTHENTICATION_AGE else "",
    }
    return render(request, "signatories/declare.html", context, status=UNPROCESSABLE if form.errors else 200)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _initial(request: HttpRequest, entry: Entry) -> dict[str, object]:
    """What the form begins with: the name too, where it was typed before the password was asked for again."""
    kept = request.session.pop(TYPED_NAME, "") if request.method == "GET" else ""
    return {"act": uuid.uuid4(), "digest": bytes(entry.document_id).hex(), "name": kept}


def _again(request: HttpRequest) -> str:
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"


def _signed_by_this_form(request: HttpRequest) -> bool:
    """Whether this very form has signed already: the answer is then the first one, not a refusal."""
    form = SignForm(_sent(request))
    return form.is_valid() and Event.objects.filter(act=form.cleaned_data["act"], verb="signed").exists()


def _signed(request: HttpRequest, waiting: Waiting, form: SignForm) -> bool:
    data = form.cleaned_data
    try:
        sign_it = sign_protocol if waiting.entry.kind == "protocol" else sign_agreement
        sign_it(
            turn=_turn(waiting),
            digest=bytes.fromhex(data["digest"]),
            typed_name=data["name"],
            authentication=latest_authentication(request),
            by=request.access,  # type: ignore[attr-defined]
            act=data["act"],
        )
    except (NotAllowed, Refused) as refusal:
        form.add_error("name" if "your name" in str(refusal) else None, forms.ValidationError(str(refusal)))
        return False
    return True


@rule(Right.SIGN_AGREEMENTS, Right.SIGN_PROTOCOL)
@require_safe
def signed(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Say that it is signed, and what happens now."""
    entry = _entry(request, reference, version)
    life = life_of(reference).versions[version]
    codes = request.access.codes_with(signing_right(reference))  # type: ignore[attr-defined]
    event = (
        Event.objects.filter(reference=reference, version=version, verb="signed", organisation__in=codes)
        .order_by("-number")
        .first()
    )
    if event is None:
        return redirect("sign", reference, version)
    names = names_in(read_document(entry.document.text))
    missing = [names.get(code, code) for code in sorted(life.must_sign - set(life.signed))]
    context = {"entry": entry, "life": life, "event": event, "missing": missing}
    return render(request, "signatories/signed.html", context)


@rule(Right.SIGN_AGREEMENTS, Right.SIGN_PROTOCOL)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, reference: str, version: int) -> HttpResponse:
    """Decline with a reason; it is not final."""
    entry = _entry(request, reference, version)
    try:
        waiting = turn_of(request.access, entry)  # type: ignore[attr-defined]
        if request.method != "POST":  # The same form sent twice gets its first answer.
            check_may_decline(waiting.life, waiting.appointment.organisation.code)
    except (NotAllowed, Refused) as refusal:
        return _refused(request, entry, refusal, verb="decline")
    form = DeclineForm(_sent(request), initial={"act": uuid.uuid4()})
    if form.is_valid():
        try:
            decline_it = decline_protocol if entry.kind == "protocol" else decline_agreement
            decline_it(turn=_turn(waiting), by=request.access, **form.cleaned_data)  # type: ignore[attr-defined]
            return redirect("entry", reference)
        except (NotAllowed, Refused) as refusal:
            form.add_error(None, str(refusal))
    context = {"entry": entry, "waiting": waiting, "form": form}
    return render(request, "signatories/decline.html", context, status=UNPROCESSABLE if form.errors else 200)
