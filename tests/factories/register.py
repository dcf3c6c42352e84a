"""Entries on the register, made by the register's own acts: `entered()`, `signed()`, `declined()`."""

import uuid
from collections.abc import Iterable
from datetime import date

from register.actor import Actor
from register.clock import today
from register.documents.agreement import Agreement, Identity
from register.documents.canonical import Document
from register.documents.joining import JoiningSection
from register.entries.correcting import annul
from register.entries.entering import NewEntry, Terms, enter
from register.entries.joining import accede
from register.entries.leaving import Leave, excuse, withdraw
from register.entries.recording import Signature, decline, sign
from register.log.verbs import Authentication
from register.models import Event
from tests.factories.documents import NAMES, a_basis, a_party, a_retention_rule, changed, complete_agreement

CLERK = Actor(
    name="Ada Clerk", post="Secretary", organisation="simg", organisation_name="The partnership", role="simg_admin"
)


def titled(title: str, document: Agreement | None = None, **identity: str) -> Agreement:
    """Return an agreement under another title (and theme, owner …)."""
    agreement = document or complete_agreement()
    said = agreement.identity.model_dump() | {"title": title} | identity
    return changed(agreement, identity=Identity.model_validate(said, strict=False))


def entered(
    document: Document | None = None,
    *,
    must_sign: Iterable[str] | None = None,
    reference: str = "",
    supersedes: int | None = None,
    carried: Iterable[str] = (),
) -> NewEntry:
    """Enter a document (the smallest complete agreement) for signature by its parties, or by those named."""
    text = document or complete_agreement()
    parties = [party.code for party in text.parties] if isinstance(text, Agreement) else []
    terms = Terms(
        must_sign=tuple(parties if must_sign is None else must_sign), carried=tuple(carried), supersedes=supersedes
    )
    return enter(document=text, terms=terms, by=CLERK, act=uuid.uuid4(), reference=reference)


def an_officer(organisation: str, name: str = "Robin Vale") -> Actor:
    """Return a chief officer of an organisation."""
    return Actor(
        name=name,
        post="Chief Executive",
        organisation=organisation,
        organisation_name=NAMES.get(organisation, organisation),
        role="chief_officer",
    )


def signed(entry: NewEntry, *organisations: str) -> list[Event]:
    """Let chief officers of organisations sign an entry here, in order."""
    return [
        sign(
            reference=entry.reference,
            version=entry.version,
            signature=a_signature(entry),
            by=an_officer(organisation),
            act=uuid.uuid4(),
        )
        for organisation in organisations
    ]


def a_signature(entry: NewEntry) -> Signature:
    """Return what a chief officer gives who signs an entry."""
    return Signature(
        digest=entry.digest,
        name="Robin Vale",
        title="Chief Executive",
        authority="Scheme of delegation, paragraph 4",
        declaration="I sign for my organisation.",
        authentication=Authentication(method="password", seconds_ago=30),
    )


def declined(entry: NewEntry, organisation: str, reason: str = "Our board has not met.") -> Event:
    """Let an organisation decline an entry."""
    return decline(
        reference=entry.reference, version=entry.version, reason=reason, by=an_officer(organisation), act=uuid.uuid4()
    )


def excused(entry: NewEntry, organisation: str, reason: str = "It takes no part in the pilot.") -> Event:
    """Let SIMG excuse an organisation from signing."""
    return excuse(
        reference=entry.reference,
        version=entry.version,
        organisation=organisation,
        reason=reason,
        by=CLERK,
        act=uuid.uuid4(),
    )


def withdrawn(entry: NewEntry, organisation: str, *, on: date | None = None, act: uuid.UUID | None = None) -> Event:
    """Let an organisation leave an entry, from today or from a later day."""
    leave = Leave(reason="We do this no longer.", notice="Three months, in writing", on=on or today())
    return withdraw(
        reference=entry.reference,
        version=entry.version,
        leave=leave,
        by=an_officer(organisation),
        act=act or uuid.uuid4(),
    )


def a_section(organisation: str) -> JoiningSection:
    """Return a joiner's own part."""
    return JoiningSection(
        party=a_party(organisation), bases=(a_basis(organisation),), retention=(a_retention_rule(organisation),)
    )


def acceded(entry: NewEntry, organisation: str, section: JoiningSection | None = None) -> Event:
    """Let an organisation join an entry with its own part."""
    return accede(
        reference=entry.reference,
        version=entry.version,
        signature=a_signature(entry),
        section=section or a_section(organisation),
        by=an_officer(organisation),
        act=uuid.uuid4(),
    )


def annulled(event: Event, *, by: Actor = CLERK, act: uuid.UUID | None = None) -> Event:
    """Let SIMG annul an event of an entry."""
    return annul(
        reference=event.reference,
        version=event.version,
        event=event.number,
        reason="It was recorded for the wrong organisation.",
        by=by,
        act=act or uuid.uuid4(),
    )
