"""Drafts the protocol: SIMG begins a version, writes its chapters, or gives it up."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from register.clock import now, today
from register.documents.canonical import read_document
from register.documents.common import AmendmentRow
from register.documents.protocol import Protocol
from register.entries.lives import PROTOCOL_REFERENCE
from register.entries.refusals import Refused
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Abandoned, Particulars
from register.models import Entry, Event
from signatories.access import Access, actor
from signatories.acts.authority import authorised
from signatories.drafting.protocol import BY_KEY, assembled, contents_of, taken_apart
from signatories.drafting.saving import save_section
from signatories.lifecycle import check_editable, move
from signatories.models import Appointment, ProtocolDraft, ProtocolSection, ProtocolState
from signatories.roles import Right


def latest_protocol() -> Entry | None:
    """Return the newest version of the protocol on the register, with its document, or None before the first."""
    versions = Entry.objects.filter(reference=PROTOCOL_REFERENCE).select_related("document")
    return versions.order_by("-version").first()


def protocol_in(entry: Entry) -> Protocol:
    """Return the typed text of a version of the protocol."""
    document = read_document(entry.document.text)
    if not isinstance(document, Protocol):
        raise TypeError(f"{entry} is not a protocol.")
    return document


@transaction.atomic(durable=True)
def begin_protocol(*, partnership: str, by: Access | Appointment) -> ProtocolDraft:
    """Begin the draft of the protocol's next version, as a copy of the last one, and return it.

    Raises NotAllowed unless `by` keeps the register, Refused while another draft is open.
    """
    authority = authorised(by, Right.KEEP_REGISTER)
    if open_draft := ProtocolDraft.objects.filter(state=ProtocolState.DRAFTING).first():
        raise Refused(f"The next version is being drafted already: “{open_draft}”.")
    last = latest_protocol()
    contents = taken_apart(protocol_in(last)) if last else {"about": {"partnership": partnership}}
    record = contents.setdefault("amendments", {}).setdefault("amendment_record", [])
    detail = f"First draft of version {last.version + 1}" if last else "First draft"
    row = AmendmentRow(detail=detail, author=authority.person.name, on=today().isoformat())
    record.append(row.model_dump(mode="json"))
    for name in ("cover_label", "body_label", "issued_on", "review_on"):
        contents["about"].pop(name, None)
    draft = ProtocolDraft.objects.create(
        title=contents["about"].get("title", ""),
        supersedes=last.version if last else None,
        begun_by=authority.person,
        begun_at=now(),
    )
    _write_sections(draft, contents, authority)
    return draft


def _write_sections(draft: ProtocolDraft, contents: Mapping[str, Mapping[str, Any]], by: Appointment) -> None:
    for chapter, content in contents.items():
        ProtocolSection.objects.create(
            draft=draft,
            chapter=chapter,
            content=content,
            saved_by=by.person,
            saved_at=now(),
            # Whoever began a draft wrote it too, and may not agree it.
            savers=[by.person_id],
        )


@transaction.atomic(durable=True)
def save_protocol_chapter(
    *, draft: ProtocolDraft, chapter: str, content: Mapping[str, Any], revision: int, by: Access | Appointment
) -> ProtocolSection:
    """Save a chapter: `content` replaces the keys it holds, the others stay. Return its section.

    Raises NotAllowed, Refused (it has come to its end, or the text is not fit for record) and Stale.
    """
    authority = authorised(by, Right.KEEP_REGISTER, draft)
    check_editable(draft)
    if chapter not in BY_KEY:
        raise Refused("There is no such chapter.")
    standing = draft.sections.filter(chapter=chapter).values_list("content", flat=True).first() or {}
    section = save_section(
        draft.sections,
        chapter=chapter,
        content={**standing, **content},
        revision=revision,
        by=authority.person,
        is_finished=True,
    )
    draft.title = _shaped(draft).title or draft.title
    draft.save()
    return section


def _shaped(draft: ProtocolDraft) -> Protocol:
    try:
        return assembled(draft, contents_of(draft.sections.all()))
    except ValidationError as error:
        raise Refused(error.errors()[0]["msg"].removeprefix("Value error, ")) from error


@transaction.atomic(durable=True)
def abandon_protocol(*, draft: ProtocolDraft, reason: str, by: Access | Appointment, act: uuid.UUID) -> ProtocolDraft:
    """Give a draft up and return it; the same act again changes nothing. Raises NotAllowed and Refused."""
    authority = authorised(by, Right.KEEP_REGISTER, draft)
    if Event.objects.filter(act=act).exists():
        return draft
    move(draft, "abandon")
    draft.save()
    append(
        [draft_event(draft, "abandoned", Abandoned(reason=reason, **said_by(actor(authority))), by=authority)], act=act
    )
    return draft


def draft_event(draft: ProtocolDraft, verb: str, particulars: Particulars, *, by: Appointment) -> NewEvent:
    """Return the event of an act on a draft of the protocol, counting from today, ready to append."""
    return NewEvent(
        verb=verb,
        reference=draft.log_reference,
        effective_on=today(),
        organisation=by.organisation.code,
        role=by.role,
        particulars=particulars,
    )
