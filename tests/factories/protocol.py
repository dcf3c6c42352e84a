"""The protocol on its way to the register, made through the acts: `people()`, `drafted()`, `agreed()`, `paper()`."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from register.entries.lives import PROTOCOL_REFERENCE
from register.log.verbs import Authentication
from register.models import Entry, Event
from signatories.access import Access
from signatories.acts.agreeing import agree_protocol
from signatories.acts.paper import Paper, record_paper
from signatories.acts.protocol_drafting import begin_protocol, save_protocol_chapter
from signatories.acts.signing import Turn, sign_protocol
from signatories.drafting.protocol import assembled, contents_of, reviewed_digest, terms_in
from signatories.models import PaperSignature, ProtocolDraft
from signatories.roles import Role
from tests.factories.signatories import access_of, administrator, appointed, organisation

JUST_NOW = Authentication(method="password", seconds_ago=30)
DECLARATION = "We agree to the terms of this Protocol."
CHAPTERS: dict[str, dict[str, Any]] = {
    "about": {
        "title": "Information Sharing Protocol",
        "partnership": "The partnership",
        "cover_label": "6.0",
        "body_label": "6.0",
        "issued_on": "2026-01-05",
        "author": "The secretary",
        "owner": "The chair",
        "review_on": "2028-01-05",
        "supersedes": {"words": "Version 5.0"},
    },
    "context": {
        "context": "It says how we share.\nIt stands above agreements.",
        "tiers": [{"number": 1, "heading": "The law", "governance": "Government"}],
    },
    "commitments": {
        "commitments": [
            {"id": "one", "number": "1", "heading": "The signatories commit to", "body": "Sharing safely:\n- by law"},
            {"id": "two", "number": "2", "heading": "Each commits to", "body": "One register.", "inheritable": True},
        ]
    },
    "declaration": {"declaration": DECLARATION},
}  # fmt: skip
SCAN = b"%PDF-1.4 a page with a signature"


@dataclass(frozen=True)
class People:
    """Who drafts, who agrees, and two officers who may sign the protocol."""

    keeper: Access
    member: Access
    north: Access
    south: Access


def people() -> People:
    """Make SIMG's two, and two organisations with a chief officer each."""
    officers = [
        appointed(Role.CHIEF_OFFICER, at=organisation(code, name=f"{code.title()} Council"), post="Chief Executive")
        for code in ("north", "south")
    ]
    member = appointed(Role.SIMG_MEMBER)
    return People(access_of(administrator()), access_of(member), *(access_of(officer) for officer in officers))


def drafted(who: People, **changes: dict[str, Any]) -> ProtocolDraft:
    """Draft the next version, whole; `changes` are laid over its chapters."""
    draft = begin_protocol(partnership="The partnership", by=who.keeper)
    for chapter in {**CHAPTERS, **changes}:
        content = {**CHAPTERS.get(chapter, {}), **changes.get(chapter, {})}
        section = draft.sections.filter(chapter=chapter).first()
        revision = section.revision if section else 0
        save_protocol_chapter(draft=draft, chapter=chapter, content=content, revision=revision, by=who.keeper)
    return draft


def read(draft: ProtocolDraft) -> str:
    """Return the digest of what somebody reads who agrees a draft."""
    contents = contents_of(draft.sections.all())
    return reviewed_digest(assembled(draft, contents), terms_in(contents))


def agreed(who: People, **changes: dict[str, Any]) -> Entry:
    """Draft and agree a version, and return its entry."""
    draft = drafted(who, **changes)
    agree_protocol(draft=draft, expected=read(draft), by=who.member, act=uuid.uuid4())
    return Entry.objects.get(reference=PROTOCOL_REFERENCE, version=draft.entered_version or 0)


def recorded(who: People, *codes: str, issued_on: str = "2014-02-06") -> Entry:
    """Record a version made elsewhere, which these organisations signed on paper."""
    signing = {"is_recorded": True, "all_again": True, "codes": list(codes)}
    about = {"cover_label": "1.0", "body_label": "5.0", "issued_on": issued_on, "review_on": ""}
    return agreed(who, about=about, signing=signing)


def signed_by(entry: Entry, officer: Access) -> Event:
    """Let an officer sign a version of the protocol."""
    held = officer.appointments[0]
    return sign_protocol(
        turn=Turn(entry.reference, entry.version, held.organisation.code),
        digest=bytes(entry.document_id),
        typed_name=held.person.name,
        authentication=JUST_NOW,
        by=officer,
        act=uuid.uuid4(),
    )


def a_paper(entry: Entry, code: str, **changes: Any) -> Paper:
    """Return what stands on a paper that an organisation signed."""
    said: dict[str, Any] = {
        "organisation": code,
        "name": "Sandra Whiles",
        "title": "",
        "authority": "",
        "signed_on": date(2014, 2, 21),
        "scan": SCAN,
    }
    return Paper(reference=entry.reference, version=entry.version, **said | changes)


def on_paper(entry: Entry, code: str, who: People, **changes: Any) -> PaperSignature:
    """Record a paper that an organisation signed."""
    return record_paper(paper=a_paper(entry, code, **changes), by=who.keeper, act=uuid.uuid4())
