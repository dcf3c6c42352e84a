"""Leaving and joining for an organisation: by its officer under an appointment in force."""

import uuid

from django.db import transaction

from register.documents.joining import JoiningSection
from register.entries.joining import accede
from register.entries.leaving import Leave, withdraw
from register.models import Event
from signatories.access import Access, actor
from signatories.acts.signing import Given, Turn, held_for, signature_of
from signatories.tracing import traced


@transaction.atomic(durable=True)
def withdraw_from_agreement(*, turn: Turn, leave: Leave, by: Access, act: uuid.UUID) -> Event:
    """Withdraw for an organisation and return the event, which counts from the end of the notice.

    Raises NotAllowed without an appointment in force to sign, Refused when the organisation is not held or the day
    cannot be.
    """
    held = held_for(turn, by)
    return withdraw(reference=turn.reference, version=turn.version, leave=leave, by=actor(held), act=act)


@transaction.atomic(durable=True)
def join_agreement(*, turn: Turn, given: Given, section: JoiningSection, by: Access, act: uuid.UUID) -> Event:
    """Sign a version in force for an organisation that joins it, with its own part, and return the event.

    Raises as `sign_agreement` does, and Refused when the version cannot be joined by the organisation.
    """
    held = held_for(turn, by)
    joining = accede(
        reference=turn.reference,
        version=turn.version,
        signature=signature_of(held, given),
        section=section,
        by=actor(held),
        act=act,
    )
    return traced(joining, by)
