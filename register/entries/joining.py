"""Records that an organisation joins a version in force: a new one of its open class, or a party that had left."""

import uuid

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.canonical import Document, canonical_text, read_document
from register.documents.joining import JoiningSection
from register.entries.recording import Signature, check_read, signed_particulars
from register.entries.refusals import Refused
from register.entries.status import Status, VersionLife
from register.entries.writing import deed_today, done_before, locked, record
from register.log.verbs import Acceded
from register.models import Event

JOINABLE = frozenset({Status.IN_FORCE, Status.AWAITED})


def check_may_join(life: VersionLife, document: Document, organisation: str) -> None:
    """Raise Refused unless `organisation` may join this version today.

    A party of the version that left, or was excused, may come back; anybody else needs the agreement's open class.
    """
    if not isinstance(document, Agreement):
        raise Refused("Only an agreement can be joined: the protocol is signed.")
    if organisation in life.bound_on(today()):
        raise Refused("Your organisation is bound by this version already.")
    if organisation in life.awaited_on(today()):
        raise Refused("Your organisation is asked to sign this version, so it signs and does not join.")
    if life.status_on(today()) not in JOINABLE:
        raise Refused("Only a version that is in force can be joined.")
    if document.open_class.answer != "yes" and organisation not in {*life.must_sign, *life.carried, *life.signed}:
        raise Refused("This agreement is not open to others: it takes a new version to add a party.")


def can_join(life: VersionLife, document: Document, organisation: str) -> bool:
    """Return whether `organisation` may join this version today."""
    try:
        check_may_join(life, document, organisation)
    except Refused:
        return False
    return True


def _check_own(section: JoiningSection, organisation: str) -> None:
    bases, rules = [basis.party for basis in section.bases], [rule.party for rule in section.retention]
    if {section.party.code, *bases, *rules} != {organisation}:
        raise Refused("An organisation that joins brings its own part, and no other organisation's.")


@transaction.atomic
def accede(
    *, reference: str, version: int, signature: Signature, section: JoiningSection, by: Actor, act: uuid.UUID
) -> Event:
    """Record that `by`'s organisation joins, with its own part; the same act again returns the first answer.

    Raises Refused when the version cannot be joined by it, when another text was read than is on record, and when
    the part is another organisation's.
    """
    place = locked(reference, version)
    if done := done_before(act, "acceded"):
        return done
    check_may_join(place.life, read_document(place.entry.document.text), by.organisation)
    check_read(signature.digest, place.entry.document_id)
    _check_own(section, by.organisation)
    said = signed_particulars(signature, by)
    joined = Acceded(**dict(said), section=canonical_text(section))
    return record(place, deed_today("acceded", joined, by), by=by, act=act)
