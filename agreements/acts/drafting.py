"""Drafting: begins a draft, saves its chapters, and keeps the parties that rights derive from in step with the text."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from agreements.acts.choosing import Chosen, choose
from agreements.acts.taking_part import (
    hand_over,
    in_its_name,
    keep_parties,
    new_lead,
    own_part,
    party_row,
    unconfirm,
)
from agreements.assembling import document_of, taken_apart
from agreements.chapters import REST
from agreements.lifecycle import check_editable, move
from agreements.models import Draft, DraftParty, DraftState, Section
from agreements.permissions import check_edit_part, check_edit_shared
from register.clock import now, today
from register.documents.agreement import Agreement, DocumentReference, Recorded
from register.documents.canonical import read_document
from register.documents.common import AmendmentRow
from register.entries.entering import check_superseded
from register.entries.life import LIVE, Life
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.models import Entry
from register.viewer import Viewer
from signatories.access import Access
from signatories.drafting.saving import section_of, write_section
from signatories.matrix import protocols
from signatories.models import Appointment, Organisation
from signatories.roles import Right


def lock_draft(draft_id: int) -> Draft:
    """Lock and return a draft with its lead; the first lock of every act on it."""
    return Draft.objects.select_for_update(of=("self",)).select_related("lead").get(pk=draft_id)


def protocol_in_force() -> DocumentReference:
    """Return the protocol that is in force today, as an agreement names it; unanswered while there is none."""
    stands = protocols(Viewer.system()).standing_on(today())
    if stands is None or stands.life.status_on(today()) not in LIVE:
        return DocumentReference()
    title = f"{stands.document.title} {stands.label}"
    return DocumentReference(answer="chosen", reference=stands.entry.reference, title=title)


def _amendment(issue: int, detail: str, author: str) -> dict[str, Any]:
    row = AmendmentRow(issue=str(issue), detail=detail, author=author, on=today().isoformat())
    return row.model_dump(mode="json")


def write_sections(draft: Draft, contents: Mapping[tuple[str, str], Mapping[str, Any]], by: Access) -> None:
    """Write the first sections of a new draft: (chapter, party) → content; whoever began it has saved them all."""
    for (chapter, party), content in contents.items():
        Section.objects.create(
            draft=draft,
            chapter=chapter,
            party=party,
            content=content,
            saved_by=by.user,
            saved_at=now(),
            # Whoever began a draft wrote it too, and may not approve it.
            savers=[by.user.pk] if by.user else [],
        )


@transaction.atomic(durable=True)
def begin_draft(*, title: str, theme: str, lead: str, by: Access, act: uuid.UUID | None = None) -> Draft:
    """Begin a draft led by the organisation `lead` and return it; the same act again returns the first.

    Raises NotAllowed unless `by` drafts for it.
    """
    appointment = by.appointment(Right.DRAFT, code=lead)
    organisation = Organisation.objects.select_for_update().get(pk=appointment.organisation_id)
    if act and (begun := Draft.objects.filter(begun_act=act, lead=organisation).first()):
        return begun
    draft = Draft.objects.create(title=title, lead=organisation, begun_by=by.user, begun_at=now(), begun_act=act)
    identity = {
        "title": title,
        "theme": theme,
        "owner": organisation.code,
        "owner_role": {"post": organisation.contact_post, "mailbox": organisation.contact_mailbox},
        "author": f"{appointment.person.name}, {appointment.post}",
        "protocol": protocol_in_force().model_dump(mode="json"),
    }
    contents: dict[tuple[str, str], dict[str, Any]] = {
        ("about", ""): {"identity": identity},
        ("parties", ""): {"parties": [party_row(organisation)]},
        ("parties", organisation.code): own_part(organisation),
        (REST, ""): {"amendment_record": [_amendment(1, "First version", appointment.person.name)]},
    }
    write_sections(draft, contents, by)
    DraftParty.objects.create(draft=draft, organisation=organisation)
    return draft


def check_propose(entry: Entry, by: Access) -> tuple[Appointment, Life]:
    """Return the appointment under which the version after `entry` may be drafted, and the agreement's life.

    Raises NotAllowed unless `by` drafts for the organisation that leads it; Refused when a draft is open already, or
    a later version has taken its place.
    """
    if entry.kind != "agreement":
        raise Refused("Only an agreement is drafted here.")
    appointment = by.appointment(Right.DRAFT, code=entry.owner)
    if open_draft := Draft.objects.still_open().filter(reference=entry.reference).first():
        raise Refused(f"The next version is being drafted already: draft {open_draft.pk}.")
    life = life_of(entry.reference)
    check_superseded(life, entry.version)
    return appointment, life


@transaction.atomic(durable=True)
def begin_version(*, reference: str, version: int, by: Access) -> Draft:
    """Begin the draft of the next version as a copy of what is on record, and return it. Raises as `check_propose`."""
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(reference=reference, version=version)
    )
    appointment, life = check_propose(entry, by)
    document = read_document(entry.document.text)
    if not isinstance(document, Agreement):
        raise Refused("Only an agreement is drafted here.")
    draft = Draft.objects.create(
        title=document.identity.title,
        lead=appointment.organisation,
        reference=reference,
        supersedes=version,
        begun_by=by.user,
        begun_at=now(),
    )
    contents = taken_apart(document)
    contents.pop(("declarations", ""))
    # What is drafted and signed here is no longer made elsewhere.
    contents[REST, ""]["recorded"] = Recorded().model_dump(mode="json")
    record = contents[REST, ""]["amendment_record"]
    record.append(_amendment(max(life.versions) + 1, f"Changes to version {version}", appointment.person.name))
    write_sections(draft, contents, by)
    keep_parties(draft, [party.code for party in document.parties], by)
    return draft


def keep_draft(draft: Draft, document: Agreement) -> None:
    """Keep the draft's own row in step with what was saved: its title, and back to drafting after a return."""
    was = draft.state, draft.title
    if draft.state == DraftState.RETURNED:
        move(draft, "resume")
    draft.title = document.identity.title or draft.title
    if (draft.state, draft.title) != was:
        draft.save()


def check_shape(draft: Draft) -> Agreement:
    """Return the document that the sections now say; raise Refused when a row holds what no document may."""
    try:
        return document_of(draft.sections.all())
    except ValidationError as error:
        first = error.errors()[0]
        raise Refused(f"{first['msg'].removeprefix('Value error, ')}") from error


@transaction.atomic(durable=True)
def save_chapter(
    *,
    draft_id: int,
    chapter: str,
    content: Mapping[str, Any],
    revision: int,
    by: Access,
    is_finished: bool | None = None,
) -> Section:
    """Save a chapter's shared section: `content` replaces the keys it holds, the others stay. Return the section.

    Raises NotAllowed, Refused (not editable now, or not fit for record) and Stale (somebody saved meanwhile).
    """
    draft = lock_draft(draft_id)
    check_editable(draft)
    check_edit_shared(by, draft)
    return _save(draft, chapter, "", content, revision, by, is_finished)


@transaction.atomic(durable=True)
def save_part(
    *,
    draft_id: int,
    chapter: str,
    party: str,
    content: Mapping[str, Any],
    revision: int,
    by: Access,
    chosen: Chosen | None = None,
) -> Section:
    """Save a party's own section of a chapter, and who signs where that was `chosen`; return the section.

    What the lead writes there waits for confirmation. Raises as `save_chapter` does.
    """
    draft = lock_draft(draft_id)
    check_editable(draft)
    check_edit_part(by, draft, party)
    section = _save(draft, chapter, party, content, revision, by, None)
    if party != draft.lead.code:
        unconfirm(draft, party, by)
    if chosen:
        choose(draft, party, chosen)
    return section


def _save(
    draft: Draft,
    chapter: str,
    party: str,
    content: Mapping[str, Any],
    revision: int,
    by: Access,
    is_finished: bool | None,
) -> Section:
    if by.user is None:
        raise Refused("Sign in to save.")
    standing = section_of(draft.sections, chapter, party)
    merged = {**standing.content, **content}
    lead = new_lead(draft, merged, by) if chapter == "about" else None
    if lead:
        merged = in_its_name(merged, draft.lead, lead)
    section = write_section(standing, content=merged, revision=revision, by=by.user, is_finished=is_finished)
    if chapter == "parties" and not party:
        keep_parties(draft, [row["code"] for row in section.content["parties"]], by)
    if lead:
        hand_over(draft, lead, by)
    keep_draft(draft, check_shape(draft))
    return section


@transaction.atomic(durable=True)
def confirm_part(*, draft_id: int, party: str, by: Access, how: str = "") -> DraftParty:
    """Record that a party confirmed its part: its own manager here, or the lead saying `how` it was confirmed.

    Raises NotAllowed, and Refused when the lead does not say how.
    """
    draft = lock_draft(draft_id)
    check_editable(draft)
    appointment = check_edit_part(by, draft, party)
    if appointment.organisation.code != party and not how:
        raise Refused("Say how and when the organisation confirmed: an e-mail, a meeting, its date.")
    row = draft.draft_parties.select_for_update(of=("self",)).get(organisation__code=party)
    row.confirmed_by, row.confirmed_at = by.user, now()
    row.confirmed_how = how if appointment.organisation.code != party else ""
    row.save()
    return row
