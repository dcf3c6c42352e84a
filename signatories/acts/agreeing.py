"""SIMG agrees a version of the protocol: a second person enters it on the register and opens it for signature."""

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction
from django.urls import reverse

from register.clock import now, today
from register.documents.canonical import canonical_text, text_digest
from register.documents.common import first_day
from register.documents.protocol import Protocol
from register.duties import nudge
from register.entries.entering import NewEntry, Terms, enter, lock_reference
from register.entries.lives import PROTOCOL_REFERENCE
from register.entries.refusals import Refused
from register.log.append import NewEvent, said_by
from register.log.verbs import Approved
from register.models import Event
from signatories.access import Access, NotAllowed, actor
from signatories.acts.authority import authorised
from signatories.acts.protocol_drafting import draft_event
from signatories.drafting.protocol import (
    SigningTerms,
    assembled,
    carried_over,
    contents_of,
    reviewed_digest,
    terms_in,
)
from signatories.lifecycle import check_move, move
from signatories.models import Appointment, LetterKind, ProtocolDraft
from signatories.outbox import queue
from signatories.protocol_checks import errors_in, findings_in
from signatories.roles import Right


def check_agree(access: Access, draft: ProtocolDraft) -> Appointment:
    """Return the appointment of an SIMG member who wrote nothing of the draft; raise NotAllowed otherwise."""
    appointment = access.appointment(Right.APPROVE)
    _check_wrote_nothing(appointment, draft)
    return appointment


def can_agree(access: Access, draft: ProtocolDraft) -> bool:
    """Return whether the person may agree this draft."""
    try:
        check_agree(access, draft)
    except NotAllowed:
        return False
    return True


def _check_wrote_nothing(appointment: Appointment, draft: ProtocolDraft) -> None:
    writers = {draft.begun_by_id, *(saver for section in draft.sections.all() for saver in section.savers)}
    if appointment.person_id in writers:
        raise NotAllowed("You wrote a part of this draft, so somebody else must agree it.")


@transaction.atomic(durable=True)
def agree_protocol(*, draft: ProtocolDraft, expected: str, by: Access, act: uuid.UUID) -> ProtocolDraft:
    """Agree the text and terms named by `expected` (see `reviewed_digest`): freeze it, enter it, invite signatures.

    All in one transaction; the same act again changes nothing. Raises NotAllowed unless `by` may, and wrote nothing
    of it; Refused when the text is not the one that was read, or an error stands.
    """
    lock_reference(PROTOCOL_REFERENCE)
    authority = authorised(by, Right.APPROVE, draft)
    if Event.objects.filter(act=act).exists():
        return draft
    _check_wrote_nothing(authority, draft)
    document, terms = _reviewed(draft, expected)
    carried = carried_over(draft, document, terms)
    asked = [row.code for row in document.invited if row.code not in carried]

    def along(entry: NewEntry) -> Sequence[NewEvent]:
        _settle(draft, entry, authority)
        if not terms.is_recorded:
            _invite(document, entry, asked)
        particulars = Approved(
            text_digest=text_digest(canonical_text(document)).hex(),
            reference=entry.reference,
            version=entry.version,
            **said_by(actor(authority)),
        )
        return [draft_event(draft, "approved", particulars, by=authority)]

    nudge()
    entering = Terms(
        must_sign=asked,
        carried=sorted(carried),
        supersedes=draft.supersedes,
        report=[finding.sentence for finding in findings_in(document, terms)],
        counts_from=first_day(document.issued_on) if terms.is_recorded else None,
    )
    enter(document=document, terms=entering, by=actor(authority), act=act, along=along)
    return draft


def _reviewed(draft: ProtocolDraft, expected: str) -> tuple[Protocol, SigningTerms]:
    """Return the text and terms that were read; raise Refused when they are others, or may not pass."""
    check_move(draft, "agree")
    contents = contents_of(draft.sections.all())
    document, terms = assembled(draft, contents), terms_in(contents)
    if reviewed_digest(document, terms) != expected:
        raise Refused("The text has changed since you read it. Read it again.")
    if errors := errors_in(document, terms):
        raise Refused(f"It cannot be agreed yet. {errors[0].sentence}")
    return document, terms


def _settle(draft: ProtocolDraft, entry: NewEntry, authority: Appointment) -> None:
    """Write where the draft went, and tell whoever began it."""
    draft.entered_version, draft.agreed_by, draft.agreed_at = entry.version, authority.person, now()
    move(draft, "agree")
    draft.save()
    queue(
        kind=LetterKind.APPROVED,
        to=draft.begun_by,
        subject=f"{draft.title}: agreed",
        text=f"The Strategic Information Management Group has agreed “{draft.title}”. It is on the register.",
        path=reverse("protocol"),
    )


def _invite(document: Protocol, entry: NewEntry, asked: Collection[str]) -> None:
    held = Appointment.objects.signing_protocol(today()).filter(organisation__code__in=asked)
    for appointment in held.select_related("person", "organisation").order_by("pk"):
        queue(
            kind=LetterKind.INVITED_TO_SIGN,
            to=appointment.person,
            subject=f"For signature: {document.title}",
            text=(
                f"“{document.title}”, version {document.body_label or document.cover_label}, waits for "
                f"{appointment.organisation.name} to sign it."
            ),
            path=reverse("sign", args=[entry.reference, entry.version]),
        )
