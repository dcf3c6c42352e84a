"""Signing and declining for an organisation: by its officer under an appointment in force, never as superuser."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from register.clock import today
from register.documents.canonical import Document, read_document
from register.documents.common import spoken_date
from register.documents.elsewhere import recorded_in
from register.documents.protocol import Protocol
from register.duties import nudge
from register.entries.entering import lock_reference
from register.entries.recording import Signature, decline, sign
from register.entries.refusals import Refused
from register.log.verbs import Authentication
from register.models import Entry, Event
from signatories.access import Access, NotAllowed, actor
from signatories.acts.telling import tell_declined, tell_if_complete
from signatories.models import Appointment
from signatories.permissions import signing_right
from signatories.roles import SIGNING_FLAGS
from signatories.tracing import traced

# Protocol 2014, Agreement: the words above the signatures, for this agreement.
DECLARATION = "We the undersigned do hereby agree to implement the terms and conditions of this Agreement."
IN_THE_ORIGINAL = "In the words of the original."
LONGEST_AUTHENTICATION_AGE = 300  # seconds


@dataclass(frozen=True)
class Turn:
    """Which version an officer is about to sign or decline, and for which organisation (code)."""

    reference: str
    version: int
    organisation: str


@dataclass(frozen=True)
class Given:
    """What a signatory gives: the digest of the text read (32 bytes), the name typed, how long ago it signed in."""

    digest: bytes
    typed_name: str
    authentication: Authentication


def authority_of(appointment: Appointment) -> str:
    """Return the authority that a signatory relies on, in words."""
    since = f"Appointment of {spoken_date(appointment.since.isoformat())}"
    return f"{since}; {appointment.instrument}" if appointment.instrument else since


def same_name(typed: str, name: str) -> bool:
    """Return whether a typed name is the account's, case and spaces aside."""
    return " ".join(typed.split()).casefold() == " ".join(name.split()).casefold()


def _locked_appointment(turn: Turn, by: Access) -> Appointment:
    """Lock what the right rests on and ask again: an appointment may have ended since the page was opened."""
    if by.user is None:
        raise NotAllowed("Sign in to sign.")
    right = signing_right(turn.reference)
    held = by.appointment(right, code=turn.organisation)
    signing = Appointment.objects.in_force(today()).filter(**{SIGNING_FLAGS[right]: True})
    rows = signing.select_for_update(of=("self",)).filter(pk=held.pk)
    appointment = rows.select_related("organisation", "person").first()
    if appointment is None or appointment.person_id != by.user.pk or not appointment.person.is_active:
        raise NotAllowed("Your appointment to sign has ended.")
    return appointment


def held_for(turn: Turn, by: Access) -> Appointment:
    """Lock the reference, then the appointment under which `by` acts, ask for the PDF, and return the appointment.

    Raises NotAllowed without an appointment in force to sign for the organisation.
    """
    lock_reference(turn.reference)
    appointment = _locked_appointment(turn, by)
    nudge()
    return appointment


def declaration_of(document: Document) -> str:
    """Return the words above the signatures: those of the protocol itself, or the same for an agreement.

    Of an agreement made elsewhere only its original says them.
    """
    if isinstance(document, Protocol):
        return document.declaration
    return IN_THE_ORIGINAL if recorded_in(document) else DECLARATION


def signature_of(appointment: Appointment, given: Given, *, declaration: str = DECLARATION) -> Signature:
    """Return the signature of an appointment's holder under a declaration.

    Raises Refused when the name typed is not the account's, and when the sign-in is too old.
    """
    if not same_name(given.typed_name, appointment.person.name):
        raise Refused(f"Type your name as your account has it: {appointment.person.name}.")
    if given.authentication.seconds_ago > LONGEST_AUTHENTICATION_AGE:
        raise Refused("You gave your password more than five minutes ago. Give it again.")
    return Signature(
        digest=given.digest,
        name=" ".join(given.typed_name.split()),
        title=appointment.post,
        authority=authority_of(appointment),
        declaration=declaration,
        authentication=given.authentication,
    )


@transaction.atomic(durable=True)
def sign_agreement(
    *, turn: Turn, digest: bytes, typed_name: str, authentication: Authentication, by: Access, act: uuid.UUID
) -> Event:
    """Sign for an organisation and return the event; the same act again returns the first answer.

    `digest` (32 bytes) names the text that the page showed. Raises NotAllowed without an appointment in force, Refused
    when the name is not the account's, the sign-in is too old, or the version is not open to the organisation.
    """
    appointment = held_for(turn, by)
    given = Given(digest, typed_name, authentication)
    signature = signature_of(appointment, given)
    tell_if_complete(turn.reference, turn.version, turn.organisation, by=by)
    signing = sign(reference=turn.reference, version=turn.version, signature=signature, by=actor(appointment), act=act)
    return traced(signing, by)


@transaction.atomic(durable=True)
def decline_agreement(*, turn: Turn, reason: str, by: Access, act: uuid.UUID) -> Event:
    """Decline for an organisation, with the reason, and return the event. Raises as `sign_agreement` does."""
    appointment = held_for(turn, by)
    tell_declined(turn.reference, turn.version, turn.organisation, by=by)
    said = decline(reference=turn.reference, version=turn.version, reason=reason, by=actor(appointment), act=act)
    return traced(said, by)


@transaction.atomic(durable=True)
def sign_protocol(
    *, turn: Turn, digest: bytes, typed_name: str, authentication: Authentication, by: Access, act: uuid.UUID
) -> Event:
    """Sign the protocol for an organisation under its own declaration, and return the event.

    Raises as `sign_agreement` does; the appointment must allow it to sign the protocol.
    """
    appointment = held_for(turn, by)
    entry = Entry.objects.select_related("document").get(reference=turn.reference, version=turn.version)
    given = Given(digest, typed_name, authentication)
    signature = signature_of(appointment, given, declaration=declaration_of(read_document(entry.document.text)))
    tell_if_complete(turn.reference, turn.version, turn.organisation, by=by)
    signing = sign(reference=turn.reference, version=turn.version, signature=signature, by=actor(appointment), act=act)
    return traced(signing, by)


@transaction.atomic(durable=True)
def decline_protocol(*, turn: Turn, reason: str, by: Access, act: uuid.UUID) -> Event:
    """Decline the protocol for an organisation, with the reason. Raises as `sign_protocol` does."""
    appointment = held_for(turn, by)
    tell_declined(turn.reference, turn.version, turn.organisation, by=by)
    said = decline(reference=turn.reference, version=turn.version, reason=reason, by=actor(appointment), act=act)
    return traced(said, by)
