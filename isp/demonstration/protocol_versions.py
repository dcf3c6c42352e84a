"""The protocol of the demonstration: version 5.0 of 2014 as it was printed, and an illustrative version 6.0."""

import uuid
from datetime import date
from pathlib import Path

from django.conf import settings

from isp.demonstration.people import access, officer
from isp.demonstration.reading import Row, read_toml
from isp.demonstration.signing import SECONDS_AGO
from register.log.verbs import Authentication
from register.models import Entry
from signatories.access import Access
from signatories.acts.agreeing import agree_protocol
from signatories.acts.paper import Paper, confirm_paper, record_paper
from signatories.acts.protocol_drafting import begin_protocol, save_protocol_chapter
from signatories.acts.signing import Turn, decline_protocol, sign_protocol
from signatories.drafting.protocol import assembled, contents_of, reviewed_digest, terms_in
from signatories.forms.protocol import blocks_of
from signatories.models import ProtocolDraft

FOLDER = Path(__file__).parent / "protocol"
KEEPER, MEMBER = "admin@simg.example", "member@simg.example"
SIGNED_6 = ("leicester", "leicestershire", "charnwood", "fire", "uhl", "lpt", "moj", "living-without-abuse")
DECLINE_REASON = "Our cabinet has asked for the clause on resources to say what is expected of a small council."


def protocol_of_2014() -> None:
    """Version 5.0, recorded as it stood; the one signature page that is at hand is read off paper by two people."""
    entry = _agreed("2014")
    paper = Paper(
        reference=entry.reference,
        version=entry.version,
        organisation="blaby",
        name="Sandra Whiles",
        title="",
        authority="",
        signed_on=date(2014, 2, 21),
        no_scan_because="The demonstration holds the words of the founding protocol, and no picture of its pages.",
    )
    recorded = record_paper(paper=paper, by=access(KEEPER), act=uuid.uuid4())
    confirm_paper(paper=recorded, by=access(MEMBER), act=uuid.uuid4())


def protocol_6() -> None:
    """Version 6.0: signed by some, declined by one; others are invited, and Blaby’s own version is still 5.0."""
    entry = _agreed("6")
    for code in SIGNED_6:
        _sign(entry, code)
    turn = Turn(entry.reference, entry.version, "rutland")
    decline_protocol(turn=turn, reason=DECLINE_REASON, by=officer("rutland"), act=uuid.uuid4())


def _agreed(name: str) -> Entry:
    """Draft a version chapter by chapter, let another person agree it, and return its entry."""
    keeper, said = access(KEEPER), read_toml(FOLDER / f"{name}.toml")
    draft = begin_protocol(partnership=settings.PARTNERSHIP_NAME, by=keeper)
    for chapter, content in said.items():
        _save(draft, chapter, _with_ids(content), keeper)
    contents = contents_of(draft.sections.all())
    expected = reviewed_digest(assembled(draft, contents), terms_in(contents))
    agree_protocol(draft=draft, expected=expected, by=access(MEMBER), act=uuid.uuid4())
    return Entry.objects.get(reference="ISP", version=draft.entered_version or 0)


def _save(draft: ProtocolDraft, chapter: str, content: Row, by: Access) -> None:
    section = draft.sections.filter(chapter=chapter).first()
    revision = section.revision if section else 0
    save_protocol_chapter(draft=draft, chapter=chapter, content=content, revision=revision, by=by)


def _with_ids(content: Row) -> Row:
    """Return a chapter with the ids of its commitments and clauses, and the clauses' text as blocks."""
    said = dict(content)
    if "commitments" in said:
        said["commitments"] = [{"id": f"commitment-{n}", **row} for n, row in enumerate(said["commitments"], start=1)]
    if "clauses" in said:
        said["clauses"] = [
            {"id": f"clause-{n}", "heading": row["heading"], "kind": "other", "blocks": blocks_of(row["text"])}
            for n, row in enumerate(said["clauses"], start=1)
        ]
    return said


def _sign(entry: Entry, code: str) -> None:
    by = officer(code)
    sign_protocol(
        turn=Turn(entry.reference, entry.version, code),
        digest=bytes(entry.document_id),
        typed_name=by.user.name if by.user else "",
        authentication=Authentication(method="password", seconds_ago=SECONDS_AGO),
        by=by,
        act=uuid.uuid4(),
    )
