"""For each constraint of the three apps, rows that break it and no other: `BROKEN[name]()` returns them, unsaved."""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from agreements.models import Attachment, Draft, DraftParty, DraftState, Section, Wish
from register.models import (
    Binding,
    Checkpoint,
    Document,
    Download,
    Entry,
    Event,
    File,
    Listing,
    MerkleNode,
    NamedParty,
    Rendering,
)
from signatories.models import (
    Appointment,
    Organisation,
    OrganisationName,
    PaperSignature,
    ProtocolDraft,
    ProtocolSection,
    ProtocolState,
    Succession,
)

Rows = Sequence[Model]
DAY, LATER = date(2026, 1, 1), date(2026, 2, 1)
AT = datetime(2026, 1, 1, tzinfo=UTC)
SALT, TEXT = bytes(32), "{}"


def event(number: int = 0, **changes: Any) -> Event:
    """Returns a lawful event, with changes."""
    leaf = b"{}"
    values: dict[str, Any] = {
        "number": number,
        "act": uuid.uuid4(),
        "at": AT,
        "effective_on": DAY,
        "verb": "signed",
        "reference": "ISA-0001",
        "salt": SALT,
        "particulars_text": TEXT,
        "particulars_hash": sha256(SALT + TEXT.encode()).digest(),
        "leaf": leaf,
        "leaf_hash": sha256(b"\x00" + leaf).digest(),
    }
    return Event(**values | changes)


def document(**changes: Any) -> Document:
    """Returns a lawful document, with changes."""
    values: dict[str, Any] = {"kind": "agreement", "schema_version": 1, "salt": SALT, "text": TEXT}
    values |= changes
    return Document(**{"digest": sha256(values["salt"] + values["text"].encode()).digest()} | values)


def file(**changes: Any) -> File:
    """Returns a lawful file, with changes."""
    content = b"%PDF"
    values = {"sha256": sha256(content).digest(), "media_type": "text/plain", "size": len(content), "bytes": content}
    return File(**values | changes)


def binding(first: date, last: date) -> Binding:
    return Binding(reference="ISA-0001", version=1, organisation="blaby", bound=DateRange(first, last))


def named_party() -> NamedParty:
    return NamedParty(reference="ISA-0001", version=1, organisation="blaby", name="Blaby", entered_on=DAY)


def checkpoint(**changes: Any) -> Checkpoint:
    return Checkpoint(**{"size": 1, "root": bytes(32), "note": "", "key_id": bytes(4), "at": AT} | changes)


def entry() -> Entry:
    """Returns a lawful entry; two of them enter one version twice."""
    return Entry(
        reference="ISA-0001",
        version=1,
        document_id=bytes(32),
        kind="agreement",
        title="Sharing",
        visibility="public",
        organisations=[],
        must_sign=[],
        rule="all",
        entered_on=DAY,
        last_event=0,
    )


def listing(first: date, last: date | None) -> Listing:
    """Returns a lawful listing of one reference during some days."""
    return Listing(
        reference="ISA-0001",
        during=DateRange(first, last),
        version=1,
        status="open",
        kind="agreement",
        title="Sharing",
        visibility="public",
        organisations=[],
        signed=0,
        required=0,
        changed_on=DAY,
        words="",
    )


def rendering() -> Rendering:
    return Rendering(
        reference="ISA-0001", version=1, covers_event_id=0, file_id=bytes(32), pages=1, rendered_at=AT
    )  # fmt: skip


def organisation(code: str = "blaby", **changes: Any) -> Organisation:
    return Organisation(**{"code": code, "name": "Blaby", "kind": "district", "joined_on": DAY} | changes)


def called(name: str, first: date, last: date | None, *, organisation_id: int = 1) -> OrganisationName:
    return OrganisationName(organisation_id=organisation_id, name=name, borne=DateRange(first, last))


def succession(predecessor: int, successor: int, **changes: Any) -> Succession:
    """Returns a lawful succession between two organisations (keys), with changes."""
    values: dict[str, Any] = {
        "effective_on": DAY,
        "instrument": "An order",
        "recorded_by_id": 1,
        "recorded_at": AT,
        "recording_act": uuid.uuid4(),
    }
    return Succession(predecessor_id=predecessor, successor_id=successor, **values | changes)


def attachment(**changes: Any) -> Attachment:
    return Attachment(**{"draft_id": 1, "file_id": bytes(32), "added_by_id": 1, "added_at": AT} | changes)


def appointment(**changes: Any) -> Appointment:
    """Returns a lawful appointment, with changes."""
    values: dict[str, Any] = {
        "person_id": 1,
        "organisation_id": 1,
        "role": "manager",
        "post": "Head of service",
        "since": DAY,
    }
    return Appointment(**values | changes)


def draft(**changes: Any) -> Draft:
    return Draft(**{"title": "Sharing", "lead_id": 1, "begun_by_id": 1, "begun_at": AT} | changes)


def party(**changes: Any) -> DraftParty:
    return DraftParty(**{"draft_id": 1, "organisation_id": 1} | changes)


def section() -> Section:
    return Section(draft_id=1, chapter="about", party="", content={}, saved_by_id=1, saved_at=AT)


def wish(**changes: Any) -> Wish:
    """Returns a lawful wish that waits, with changes."""
    values = {"draft_id": 1, "name": "Oadby", "why": "It takes part.", "asked_by_id": 1, "asked_at": AT}
    return Wish(**values | {"asking_act": uuid.uuid4()} | changes)


def protocol_draft(**changes: Any) -> ProtocolDraft:
    return ProtocolDraft(**{"begun_by_id": 1, "begun_at": AT} | changes)


def protocol_section() -> ProtocolSection:
    return ProtocolSection(draft_id=1, chapter="about", content={}, saved_by_id=1, saved_at=AT)


def paper(**changes: Any) -> PaperSignature:
    """Returns a recording of a signature on paper that waits, with changes."""
    values: dict[str, Any] = {
        "reference": "ISP",
        "version": 1,
        "organisation_id": 1,
        "name": "Sandra Whiles",
        "signed_on": DAY,
        "no_scan_because": "It was lost.",
        "recorded_by_id": 1,
        "recorded_post": "Secretary",
        "recorded_at": AT,
        "recording_act": uuid.uuid4(),
    }
    return PaperSignature(**values | changes)


BROKEN: dict[str, Callable[[], Rows]] = {
    # register: documents and files
    "digest_is_of_salt_and_text": lambda: [document(digest=bytes(32))],
    "document_salt_is_32_bytes": lambda: [document(salt=bytes(31))],
    "document_schema_version_is_counted_from_one": lambda: [document(schema_version=0)],
    "bytes_match_their_name": lambda: [file(bytes=b"%XXX")],
    # register: events
    "an_act_does_a_thing_once": lambda: [event(0, act=uuid.UUID(int=1)), event(1, act=uuid.UUID(int=1))],
    "event_number_counts_from_zero": lambda: [event(-1)],
    "salt_and_particulars_go_together": lambda: [event(particulars_text=None)],
    "event_salt_is_32_bytes": lambda: [
        event(salt=bytes(31), particulars_hash=sha256(bytes(31) + TEXT.encode()).digest())
    ],
    "particulars_hash_is_32_bytes": lambda: [event(salt=None, particulars_text=None, particulars_hash=bytes(31))],
    "particulars_match_their_hash": lambda: [event(particulars_hash=bytes(32))],
    "leaf_hash_is_rfc6962": lambda: [event(leaf_hash=sha256(b"{}").digest())],
    # register: tree and checkpoints
    "a_merkle_node_stands_once": lambda: [MerkleNode(level=1, index=0, hash=bytes([i] * 32)) for i in range(2)],
    "node_hash_is_32_bytes": lambda: [MerkleNode(level=1, index=0, hash=bytes(31))],
    "checkpoint_root_is_32_bytes": lambda: [checkpoint(root=bytes(33))],
    "key_id_is_4_bytes": lambda: [checkpoint(key_id=bytes(5))],
    # register: projections and renderings
    "a_version_is_entered_once": lambda: [entry(), entry()],
    "a_version_names_a_party_once": lambda: [named_party(), named_party()],
    "nobody_is_bound_to_two_versions_on_one_day": lambda: [
        binding(DAY, LATER),
        binding(date(2026, 1, 31), date(2026, 3, 1)),
    ],
    "a_binding_lasts_a_day": lambda: [binding(DAY, DAY)],
    "a_reference_is_listed_once_a_day": lambda: [listing(DAY, None), listing(LATER, None)],
    "a_download_is_of_a_known_kind": lambda: [
        Download(at=AT, who="a@x.example", reference="ISA-0001", version=1, kind="song")
    ],
    "a_version_is_printed_once_an_event": lambda: [rendering(), rendering()],
    # signatories
    "an_organisation_bears_one_name_a_day": lambda: [
        called("Blaby", DAY, None),
        called("Blaby Council", LATER, None),
    ],
    "a_name_belongs_to_one_organisation_a_day": lambda: [
        called("Blaby", DAY, None),
        called("BLABY", LATER, None, organisation_id=2),
    ],
    "a_name_is_borne_for_a_day": lambda: [called("Blaby", DAY, DAY)],
    "an_organisation_does_not_succeed_itself": lambda: [succession(1, 1)],
    "a_succession_is_recorded_once": lambda: [succession(1, 2), succession(1, 2)],
    "who_set_a_succession_aside_and_when_go_together": lambda: [succession(1, 2, set_aside_at=AT)],
    "an_organisation_leaves_after_it_joined": lambda: [organisation(left_on=DAY)],
    "an_appointment_ends_after_it_begins": lambda: [appointment(since=LATER, until=DAY)],
    "a_person_holds_a_role_once_at_a_time": lambda: [appointment(), appointment(since=LATER)],
    # signatories: the protocol and paper
    "the_protocol_has_one_open_draft": lambda: [protocol_draft(), protocol_draft()],
    "who_agreed_when_and_what_go_together": lambda: [protocol_draft(agreed_by_id=1)],
    "a_chapter_of_the_protocol_has_one_section": lambda: [protocol_section(), protocol_section()],
    "a_paper_signature_has_a_scan_or_a_reason": lambda: [paper(no_scan_because="")],
    "who_confirmed_a_paper_signature_and_when_go_together": lambda: [paper(confirmed_at=AT)],
    "who_set_a_paper_signature_aside_and_when_go_together": lambda: [paper(set_aside_at=AT)],
    "a_paper_signature_is_not_both_confirmed_and_set_aside": lambda: [
        paper(confirmed_by_id=2, confirmed_at=AT, set_aside_by_id=2, set_aside_at=AT)
    ],
    "two_people_record_and_confirm_a_paper_signature": lambda: [paper(confirmed_by_id=1, confirmed_at=AT)],
    "a_paper_signature_waits_once": lambda: [paper(), paper()],
    # agreements
    "a_reference_has_one_open_draft": lambda: [
        draft(reference="ISA-0001"),
        draft(reference="ISA-0001", state=DraftState.RETURNED),
    ],
    "who_submitted_and_when_go_together": lambda: [draft(submitted_by_id=1)],
    "what_supersedes_has_a_reference": lambda: [draft(supersedes=1)],
    "an_organisation_is_a_party_once": lambda: [party(), party(position=1)],
    "who_confirmed_and_when_go_together": lambda: [party(confirmed_at=AT)],
    "a_chapter_has_one_section_a_party": lambda: [section(), section()],
    "who_answered_a_wish_and_when_go_together": lambda: [wish(answered_at=AT, refused_because="It is a team.")],
    "a_wish_is_answered_by_an_organisation_or_a_reason": lambda: [wish(answered_at=AT, answered_by_id=1)],
    "an_organisation_is_asked_for_once_at_a_time": lambda: [wish(), wish(name="OADBY")],
    "a_file_is_sent_to_a_draft_once": lambda: [attachment(), attachment()],
}

# What stands beside each of them and is lawful: without it a constraint that refuses everything would pass for one
# that refuses what it should.
LAWFUL: dict[str, Callable[[], Rows]] = {
    "document": lambda: [document()],
    "file": lambda: [file()],
    "two acts": lambda: [event(0), event(1)],
    "one act, two things": lambda: [event(0, act=uuid.UUID(int=1)), event(1, act=uuid.UUID(int=1), version=2)],
    "erased": lambda: [event(salt=None, particulars_text=None)],
    "checkpoint": lambda: [checkpoint()],
    "two nodes": lambda: [MerkleNode(level=1, index=index, hash=bytes(32)) for index in range(2)],
    "entry": lambda: [entry()],
    "bound again from the day after": lambda: [binding(DAY, LATER), binding(LATER, date(2026, 3, 1))],
    "listed again from the day after": lambda: [listing(DAY, LATER), listing(LATER, None)],
    "rendering": lambda: [rendering()],
    "a name of one that left": lambda: [
        called("Blaby", DAY, LATER),
        called("Blaby", LATER, None, organisation_id=2),
    ],
    "renamed, and renamed back": lambda: [
        called("Blaby", DAY, LATER),
        called("Blaby Council", LATER, date(2026, 3, 1)),
        called("Blaby", date(2026, 3, 1), None),
    ],
    "taken over by two": lambda: [succession(1, 2), succession(1, 3)],
    "recorded anew": lambda: [succession(1, 2, set_aside_at=AT, set_aside_by_id=1), succession(1, 2)],
    "an appointment of no day": lambda: [appointment(until=DAY)],
    "appointed again": lambda: [appointment(until=LATER), appointment(since=LATER)],
    "two new drafts": lambda: [draft(), draft()],
    "one file, two drafts": lambda: [attachment(), attachment(draft_id=2)],
    "the next draft": lambda: [
        draft(reference="ISA-0001", state=DraftState.APPROVED),
        draft(reference="ISA-0001", supersedes=1),
    ],
    "submitted": lambda: [draft(submitted_by_id=1, submitted_at=AT)],
    "two parties, one confirmed": lambda: [party(), party(organisation_id=2, confirmed_by_id=1, confirmed_at=AT)],
    "section": lambda: [section()],
    "the next draft of the protocol": lambda: [protocol_draft(state=ProtocolState.ABANDONED), protocol_draft()],
    "an agreed protocol": lambda: [
        protocol_draft(state=ProtocolState.AGREED, agreed_by_id=2, agreed_at=AT, entered_version=1)
    ],
    "a chapter of the protocol": lambda: [protocol_section()],
    "a paper with a scan": lambda: [paper(scan_id=bytes(32), no_scan_because="")],
    "a paper set aside, and another": lambda: [paper(set_aside_by_id=2, set_aside_at=AT), paper()],
    "a paper confirmed": lambda: [paper(confirmed_by_id=2, confirmed_at=AT)],
    "a wish granted, and another turned down": lambda: [
        wish(answered_at=AT, answered_by_id=1, organisation_id=1),
        wish(answered_at=AT, answered_by_id=1, refused_because="It is a team."),
    ],
    "a wish turned down, and asked again": lambda: [
        wish(answered_at=AT, answered_by_id=1, refused_because="It is a team."),
        wish(),
    ],
}
