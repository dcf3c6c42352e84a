"""Records what happens to a version on the register: signed, declined, cancelled."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.entries.refusals import Refused
from register.entries.status import STATUS_WORDS, Status, VersionLife
from register.entries.writing import deed_today, done_before, locked, record
from register.log.append import said_by
from register.log.verbs import Authentication, Cancelled, Declined, Signed
from register.models import Entry, Event

SIGNABLE = frozenset({Status.OPEN, Status.STALLED, Status.AWAITED})
CANCELLABLE = frozenset({Status.OPEN, Status.STALLED, Status.AGREED})


@dataclass(frozen=True)
class Signature:
    """What a signatory gives: the digest read (32 bytes), the name typed, title, authority, declaration, sign-in."""

    digest: bytes
    name: str
    title: str
    authority: str
    declaration: str
    authentication: Authentication


def check_open_to(life: VersionLife, organisation: str) -> None:
    """Raise Refused unless `organisation` may sign or decline this version today."""
    status = life.status_on(today())
    if organisation not in life.must_sign:
        raise Refused("Your organisation is not asked to sign this version.")
    if organisation in life.signed:
        raise Refused("Your organisation has already signed this version.")
    if status not in SIGNABLE:
        raise Refused(
            f"This version is not open for signature: {STATUS_WORDS[status].lower() if status else 'unknown'}."
        )


def check_signed_here(entry: Entry) -> None:
    """Raise Refused for a version made elsewhere: its original is what is signed (docs/decisions/0030)."""
    if entry.depth:
        raise Refused("This was made elsewhere and is signed on its original; SIMG records what stands on the paper.")


def can_sign(life: VersionLife, organisation: str) -> bool:
    """Return whether `organisation` may sign this version today."""
    try:
        check_open_to(life, organisation)
    except Refused:
        return False
    return True


def check_may_decline(life: VersionLife, organisation: str) -> None:
    """Raise Refused unless `organisation` may decline this version today: once, until it has signed."""
    check_open_to(life, organisation)
    standing = life.standing_on(today())
    if standing is not None and organisation in standing.declined:
        raise Refused("Your organisation has already declined this version. It may still sign.")


def check_cancellable(life: VersionLife) -> None:
    """Raise Refused unless the version is still on its way: one in force is ended, never cancelled."""
    if life.status_on(today()) not in CANCELLABLE:
        raise Refused("Only a version that is open for signature can be cancelled.")


def signed_particulars(signature: Signature, by: Actor) -> Signed:
    """Return what a signature given here says on the log."""
    said = said_by(by)
    said["name"] = signature.name
    return Signed(
        digest=signature.digest.hex(),
        title=signature.title,
        authority=signature.authority,
        declaration=signature.declaration,
        method="here",
        authentication=signature.authentication,
        **said,
    )


def check_read(digest: bytes, on_record: bytes | memoryview) -> None:
    """Raise Refused unless the text that was read (its digest) is the text on record."""
    if bytes(on_record) != digest:
        raise Refused("The text that you read is not the text on record. Read it again.")


@transaction.atomic
def sign(*, reference: str, version: int, signature: Signature, by: Actor, act: uuid.UUID) -> Event:
    """Record the signature of `by`'s organisation and return its event; the same act again returns the first answer.

    Raises Refused when the version is not open to the organisation, or another text was read than is on record.
    """
    place = locked(reference, version)
    if done := done_before(act, "signed"):
        return done
    check_signed_here(place.entry)
    check_open_to(place.life, by.organisation)
    check_read(signature.digest, place.entry.document_id)
    return record(place, deed_today("signed", signed_particulars(signature, by), by), by=by, act=act)


@transaction.atomic
def decline(*, reference: str, version: int, reason: str, by: Actor, act: uuid.UUID) -> Event:
    """Record that `by`'s organisation declines, with its reason; it may still sign.

    Raises Refused as `sign` does, and when it has declined already.
    """
    place = locked(reference, version)
    if done := done_before(act, "declined"):
        return done
    check_signed_here(place.entry)
    check_may_decline(place.life, by.organisation)
    return record(place, deed_today("declined", Declined(reason=reason, **said_by(by)), by), by=by, act=act)


@transaction.atomic
def cancel(*, reference: str, version: int, reason: str, by: Actor, act: uuid.UUID) -> Event:
    """Record that a version open for signature is cancelled. Raises Refused when it is not open."""
    place = locked(reference, version)
    if done := done_before(act, "cancelled"):
        return done
    check_cancellable(place.life)
    return record(place, deed_today("cancelled", Cancelled(reason=reason, **said_by(by)), by), by=by, act=act)
