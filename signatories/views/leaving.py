"""An organisation leaves an agreement: its officer withdraws, with a reason and the notice that was given."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from register.entries.leaving import Leave, can_leave, check_may_leave, has_begun_for, leaving_on
from register.entries.refusals import Refused
from register.reading.entry.record import Record
from register.templatetags.register_words import day
from signatories.access import Access, NotAllowed
from signatories.acts.leaving import withdraw_from_agreement
from signatories.acts.signing import Turn
from signatories.forms.leaving import LeaveForm
from signatories.middleware import AccessRequest
from signatories.models import Appointment
from signatories.permissions import rule
from signatories.roles import Right
from signatories.views.answering import asked
from signatories.views.records import not_now, open_record

# By whether the version binds the organisation already: what happens then, and the button.
WHAT = {
    True: "It stays bound until the notice ends, and what it signed stays on record.",
    False: "The agreement has not begun, so the signature stops counting at once. You may sign again while it is open.",
}
BUTTONS = {True: "Withdraw", False: "Withdraw the signature"}


def _leaving(access: Access, record: Record) -> Appointment:
    """Return for whom a person may withdraw, first of those that may; raise NotAllowed when for nobody."""
    party = {*record.life.must_sign, *record.life.carried, *record.life.signed}
    held = [row for row in access.appointments_with(Right.SIGN_AGREEMENTS) if row.organisation.code in party]
    if not held:
        raise NotAllowed("You are not appointed to sign for any organisation that takes part in this agreement.")
    return next((row for row in held if can_leave(record.life, row.organisation.code)), held[0])


def _check_open(record: Record, code: str) -> None:
    check_may_leave(record.life, code)
    if given := leaving_on(record.events, record.entry.version, code):
        raise Refused(f"Your organisation has given notice already: it leaves on {day(given)}.")


@rule(Right.SIGN_AGREEMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Withdraw from a version: after it began at the end of the notice, before that at once."""
    record = open_record(request, reference, version)
    held = _leaving(request.access, record)
    code, name = held.organisation.code, held.organisation.name
    begun = has_begun_for(record.life, code)
    form = LeaveForm(request.POST if request.method == "POST" else None, has_begun=begun)
    if not form.is_bound:
        try:
            _check_open(record, code)
        except Refused as refusal:
            return not_now(request, record, "You cannot withdraw from this now", str(refusal))
    if form.is_valid():
        leave, turn = Leave(**form.leave()), Turn(reference, version, code)
        if form.attempt(withdraw_from_agreement, turn=turn, leave=leave, by=request.access):
            messages.success(request, f"{name} is no longer bound from {day(leave.on)}.")
            return redirect("version", reference, version)
    shown = {"entry": record.entry, "title": f"Withdraw for {name}?", "text": f"{WHAT[begun]}{_rule_of(record)}"}
    return asked(request, "signatories/withdraw.html", form, button=BUTTONS[begun], **shown)


def _rule_of(record: Record) -> str:
    """Return what the agreement says about leaving, as a sentence; "" where it says nothing of its own."""
    leaving = record.agreement.leaving
    parts = [(row.who, row.ground, row.notice, row.effect) for row in leaving.rules.rows]
    rows = [", ".join(part for part in row if part) for row in parts]
    said = " ".join(line for line in (leaving.wording.text, *rows) if line)
    return f" The agreement says: {said}" if said else ""
