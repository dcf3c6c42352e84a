"""Entries on the register, made by the register's own acts: `entered()`, `signed()`, `declined()`."""

import uuid
from collections.abc import Iterable

from register.actor import Actor
from register.documents.agreement import Agreement, Identity
from register.documents.canonical import Document
from register.entries.entering import NewEntry, Terms, enter
from register.entries.recording import Signature, decline, sign
from register.log.verbs import Authentication
from register.models import Event
from tests.factories.documents import NAMES, changed, complete_agreement

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
            signature=Signature(
                digest=entry.digest,
                name="Robin Vale",
                title="Chief Executive",
                authority="Scheme of delegation, paragraph 4",
                declaration="I sign for my organisation.",
                authentication=Authentication(method="password", seconds_ago=30),
            ),
            by=an_officer(organisation),
            act=uuid.uuid4(),
        )
        for organisation in organisations
    ]


def declined(entry: NewEntry, organisation: str, reason: str = "Our board has not met.") -> Event:
    """Let an organisation decline an entry."""
    return decline(
        reference=entry.reference, version=entry.version, reason=reason, by=an_officer(organisation), act=uuid.uuid4()
    )
