"""SIMG reviews a submitted draft: returns it with reasons, or approves the very text that it read."""

import uuid
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.urls import reverse

from agreements.acts.draft_events import draft_event
from agreements.acts.drafting import lock_draft
from agreements.assembling import assemble
from agreements.checking import errors_of, findings_of
from agreements.lifecycle import check_move, move
from agreements.models import Draft
from agreements.permissions import check_review
from register.actor import Actor
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text, text_digest
from register.duties import nudge
from register.entries.entering import NewEntry, Terms, enter
from register.entries.refusals import Refused
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Approved, Returned
from register.models import Event
from signatories.access import Access, actor
from signatories.models import Appointment, LetterKind, User
from signatories.outbox import queue


@transaction.atomic(durable=True)
def send_back(*, draft_id: int, reasons: Sequence[str], by: Access, act: uuid.UUID) -> Draft:
    """Return a submitted draft to its lead with reasons; its submitter gets a letter. Raises NotAllowed and Refused."""
    draft = lock_draft(draft_id)
    if Event.objects.filter(act=act).exists():
        return draft
    appointment = check_review(by, draft)
    check_move(draft, "send back")
    if not reasons:
        raise Refused("Say why it goes back: one reason a line.")
    digest = text_digest(canonical_text(assemble(draft))).hex()
    move(draft, "send back")
    draft.save()
    _tell_submitter(draft, LetterKind.RETURNED, reverse("draft", args=[draft.pk]))
    particulars = Returned(reasons=tuple(reasons), text_digest=digest, **said_by(actor(appointment)))
    append([draft_event(draft, "returned", particulars, by=appointment)], act=act)
    return draft


@transaction.atomic(durable=True)
def approve(
    *,
    draft_id: int,
    expected: str,
    checklist: Sequence[str],
    by: Access,
    act: uuid.UUID,
    material: Sequence[str] | None = None,
) -> Draft:
    """Approve the text whose SHA-256 (hexadecimal) is `expected`: freeze it, enter it, open it for signature.

    `material`: the changes marked so, as sentences; None where there is no version before. All in one
    transaction. Raises NotAllowed; Refused when the text is not the one reviewed or an error stands.
    """
    draft = lock_draft(draft_id)
    if Event.objects.filter(act=act).exists():
        return draft
    appointment = check_review(by, draft)
    document, report = _reviewed(draft, expected)
    must_sign = [party.code for party in document.parties if party.must_sign]
    terms = Terms(must_sign=must_sign, supersedes=draft.supersedes, report=report)

    def along(entry: NewEntry) -> Sequence[NewEvent]:
        _settle(draft, entry)
        _invite_signatories(draft, document, entry)
        particulars = _approved(entry, expected, checklist, material, actor(appointment))
        return [draft_event(draft, "approved", particulars, by=appointment)]

    nudge()
    enter(document=document, terms=terms, reference=draft.reference, by=actor(appointment), act=act, along=along)
    return draft


def _approved(
    entry: NewEntry, expected: str, checklist: Sequence[str], material: Sequence[str] | None, by: Actor
) -> Approved:
    return Approved(
        text_digest=expected,
        reference=entry.reference,
        version=entry.version,
        checklist=tuple(checklist),
        material=None if material is None else tuple(material),
        **said_by(by),
    )


def _reviewed(draft: Draft, expected: str) -> tuple[Agreement, list[str]]:
    """Return the document that was reviewed and what the checks say of it; raise Refused if it may not pass."""
    check_move(draft, "approve")
    document = assemble(draft)
    if text_digest(canonical_text(document)).hex() != expected:
        raise Refused("The text has changed since you read it. Read it again.")
    findings = findings_of(draft, document)
    if errors := errors_of(findings):
        raise Refused(f"It cannot be approved yet. {errors[0].sentence}")
    return document, [finding.sentence for finding in findings]


def _settle(draft: Draft, entry: NewEntry) -> None:
    """Write where the draft went, and tell whoever submitted it."""
    draft.reference, draft.entered_version = entry.reference, entry.version
    move(draft, "approve")
    draft.save()
    _tell_submitter(draft, LetterKind.APPROVED, reverse("entry", args=[entry.reference]))


def _tell_submitter(draft: Draft, kind: str, path: str) -> None:
    if draft.submitted_by is None:
        raise Refused("This draft was never submitted.")
    said = {
        LetterKind.RETURNED: ("sent back", "The reasons stand on the page of the draft."),
        LetterKind.APPROVED: ("approved", "It is on the register and open for signature."),
    }[LetterKind(kind)]
    queue(
        kind=kind,
        to=draft.submitted_by,
        subject=f"{draft.title}: {said[0]}",
        text=f"The Strategic Information Management Group has {said[0]} “{draft.title}”. {said[1]}",
        path=path,
    )


def signatories_of(draft: Draft, code: str) -> Iterable[User]:
    """Return who is asked to sign for a party: the one chosen while drafting, else all who may today."""
    chosen = draft.draft_parties.filter(organisation__code=code).select_related("signatory__person").first()
    if chosen and chosen.signatory:
        return [chosen.signatory.person]
    appointments = Appointment.objects.signing_agreements(today()).filter(organisation__code=code)
    return [appointment.person for appointment in appointments.select_related("person")]


def _invite_signatories(draft: Draft, document: Agreement, entry: NewEntry) -> None:
    for party in document.parties:
        if not party.must_sign:
            continue
        for person in signatories_of(draft, party.code):
            queue(
                kind=LetterKind.INVITED_TO_SIGN,
                to=person,
                subject=f"For signature: {draft.title}",
                text=f"“{draft.title}” ({entry.reference}, version {entry.version}) waits for {party.name} to sign it.",
                path=reverse("sign", args=[entry.reference, entry.version]),
            )
