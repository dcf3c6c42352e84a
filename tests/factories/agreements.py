"""Drafts and agreements made through the acts, in a small invented partnership."""

import uuid
from dataclasses import dataclass
from functools import cached_property

from agreements.acts.drafting import begin_draft, confirm_part, save_chapter, save_part
from agreements.acts.reviewing import approve
from agreements.acts.submitting import submit
from agreements.assembling import assemble, taken_apart
from agreements.chapters import DECLARATIONS
from agreements.models import Draft
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text, text_digest
from register.log.verbs import Authentication
from register.models import Entry
from signatories.access import Access
from signatories.acts.signing import Turn, sign_agreement
from signatories.models import Appointment, Organisation
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE, complete_agreement
from tests.factories.signatories import access_of, appointed, organisation

JUST_NOW = Authentication(method="password", seconds_ago=30)


def _details(code: str) -> dict[str, object]:
    return {
        "name": NAMES[code],
        "contact_post": "Partnership Manager",
        "contact_mailbox": f"partnership@{code}.example",
        "dpo_post": "Data Protection Officer",
        "dpo_mailbox": f"dpo@{code}.example",
        "kind": {LEAD: "unitary", PARTNER: "acute", POLICE: "police"}[code],
        "is_competent_authority": code == POLICE,
        "is_health_or_care": code == PARTNER,
    }


@dataclass(frozen=True)
class Partnership:
    """Three organisations, each with a manager and a chief officer, and SIMG with a member and an auditor."""

    organisations: dict[str, Organisation]
    managers: dict[str, Appointment]
    officers: dict[str, Appointment]
    member: Appointment
    auditor: Appointment

    @cached_property
    def lead(self) -> Access:
        """What the manager of the lead may do."""
        return access_of(self.managers[LEAD])

    @cached_property
    def partner(self) -> Access:
        """What the manager of the partner may do."""
        return access_of(self.managers[PARTNER])

    @cached_property
    def simg(self) -> Access:
        """What the member of SIMG may do."""
        return access_of(self.member)

    def officer(self, code: str) -> Access:
        """What the chief officer of an organisation may do."""
        return access_of(self.officers[code])


def partnership() -> Partnership:
    """Make the small partnership."""
    bodies = {code: organisation(code, **_details(code)) for code in (LEAD, PARTNER, POLICE)}
    return Partnership(
        organisations=bodies,
        managers={code: appointed(Role.MANAGER, at=body) for code, body in bodies.items()},
        officers={code: appointed(Role.CHIEF_OFFICER, at=body) for code, body in bodies.items()},
        member=appointed(Role.SIMG_MEMBER),
        auditor=appointed(Role.AUDITOR),
    )


def drafted(people: Partnership, document: Agreement | None = None) -> Draft:
    """Return a draft that says `document` (the smallest complete agreement), its partner's part confirmed."""
    text = document or complete_agreement()
    draft = begin_draft(title=text.identity.title, theme=text.identity.theme, lead=LEAD, by=people.lead)
    fill(draft, text, people.lead)
    for party in text.parties:
        if party.code != LEAD:
            confirm_part(draft_id=draft.pk, party=party.code, by=access_of(people.managers[party.code]))
    return Draft.objects.get(pk=draft.pk)


def fill(draft: Draft, text: Agreement, by: Access) -> None:
    """Write what `text` says into a draft's sections, as its pages would."""
    for (chapter, party), content in taken_apart(text).items():
        if chapter == DECLARATIONS:
            continue
        section = draft.sections.filter(chapter=chapter, party=party).first()
        revision = section.revision if section else 0
        if party:
            save_part(draft_id=draft.pk, chapter=chapter, party=party, content=content, revision=revision, by=by)
        else:
            save_chapter(
                draft_id=draft.pk, chapter=chapter, content=content, revision=revision, by=by, is_finished=True
            )


def submitted(people: Partnership, document: Agreement | None = None) -> Draft:
    """Return a draft that was submitted."""
    draft = drafted(people, document)
    declarations = (document or complete_agreement()).declarations
    return submit(draft_id=draft.pk, declarations=declarations, by=people.lead, act=uuid.uuid4())


def reviewed_digest(draft: Draft) -> str:
    """Return the SHA-256 of the text that a reviewer reads now."""
    return text_digest(canonical_text(assemble(draft))).hex()


def approved(people: Partnership, document: Agreement | None = None) -> Draft:
    """Return a draft that was approved: its version is open for signature."""
    draft = submitted(people, document)
    return approve(draft_id=draft.pk, expected=reviewed_digest(draft), checklist=(), by=people.simg, act=uuid.uuid4())


def signed_by(people: Partnership, draft: Draft, *codes: str) -> None:
    """Let the chief officers of organisations sign the version that a draft became."""
    from_entry = assembled_digest(draft)
    for code in codes:
        held = people.officers[code]
        sign_agreement(
            turn=Turn(draft.reference, draft.entered_version or 0, code),
            digest=from_entry,
            typed_name=held.person.name,
            authentication=JUST_NOW,
            by=access_of(held),
            act=uuid.uuid4(),
        )


def assembled_digest(draft: Draft) -> bytes:
    """Return the salted digest of the version that a draft became."""
    entry = Entry.objects.get(reference=draft.reference, version=draft.entered_version)
    return bytes(entry.document_id)
