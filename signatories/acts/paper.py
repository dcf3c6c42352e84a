"""Signatures on paper: one person records, another confirms; only then does the log say that it was signed."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from register.clock import now
from register.documents.canonical import read_document
from register.documents.parties import names_in
from register.duties import nudge
from register.entries.entering import lock_reference
from register.entries.lives import life_of
from register.entries.paper import OnPaper, PaperParty, check_paper_day, check_paper_party, sign_on_paper
from register.entries.refusals import Refused
from register.evidence.scans import keep_scan
from register.log.verbs import Recorded
from register.models import Entry, Event, File
from signatories.access import Access, NotAllowed, actor
from signatories.acts.authority import authorised
from signatories.acts.refusing import FieldRefused
from signatories.acts.signing import declaration_of
from signatories.acts.telling import tell_if_complete
from signatories.called import called_on
from signatories.models import Appointment, Organisation, PaperSignature
from signatories.roles import Right

ON_PAPER = "Signature on paper"


@dataclass(frozen=True)
class Paper:
    """What somebody reads off a paper. `scan`: its bytes, or b"" with the reason why none is held."""

    reference: str
    version: int
    organisation: str
    name: str
    title: str
    authority: str
    signed_on: date
    scan: bytes = b""
    no_scan_because: str = ""


@transaction.atomic(durable=True)
def record_paper(*, paper: Paper, by: Access | Appointment, act: uuid.UUID) -> PaperSignature:
    """Record a signature on paper and return it; it counts for nothing until somebody else confirms it.

    The same act again returns the first answer. Raises NotAllowed unless `by` keeps the register, and Refused when
    the paper cannot be so.
    """
    organisation = Organisation.objects.get(code=paper.organisation)
    authority = authorised(by, Right.KEEP_REGISTER, organisation)
    if done := PaperSignature.objects.filter(recording_act=act).first():
        return done
    _check(paper, organisation)
    scan = _kept(paper.scan) if paper.scan else None
    return keep_paper(paper=paper, scan=scan, authority=authority, recording=act)


@transaction.atomic
def keep_paper(*, paper: Paper, scan: File | None, authority: Appointment, recording: uuid.UUID) -> PaperSignature:
    """Keep what was read off a paper, unjudged, until somebody else confirms it; `recording` names it for ever."""
    return PaperSignature.objects.create(
        reference=paper.reference,
        version=paper.version,
        organisation=Organisation.objects.get(code=paper.organisation),
        name=paper.name,
        title=paper.title,
        authority=paper.authority,
        signed_on=paper.signed_on,
        scan=scan,
        no_scan_because=paper.no_scan_because,
        recorded_by=authority.person,
        recorded_post=authority.post,
        recorded_at=now(),
        recording_act=recording,
    )


def _check(paper: Paper, organisation: Organisation) -> None:
    if not paper.name.strip():
        raise FieldRefused("Give the name that stands on the paper.", field="name")
    if bool(paper.scan) == bool(paper.no_scan_because.strip()):
        both = "Give either the scan or the reason why none is held, not both."
        raise FieldRefused(both if paper.scan else "Give the scan, or say why none is held.", field="scan")
    life = life_of(paper.reference).versions.get(paper.version)
    if life is None:
        raise Refused(f"{paper.reference} version {paper.version} is not on the register.")
    _at("organisation", lambda: check_paper_party(life, paper.organisation))
    _at("signed_on", lambda: check_paper_day(life, paper.signed_on))
    waiting = PaperSignature.objects.waiting().filter(
        reference=paper.reference, version=paper.version, organisation=organisation
    )
    if waiting.exists():
        sentence = f"A paper of {organisation.name} is recorded already and waits to be confirmed."
        raise FieldRefused(sentence, field="organisation")


def _at(field: str, check: Callable[[], None]) -> None:
    """Let a refusal of the register stand at the answer that it is about."""
    try:
        check()
    except Refused as refusal:
        raise FieldRefused(str(refusal), field=field) from refusal


def _kept(content: bytes) -> File:
    try:
        return keep_scan(content)
    except Refused as refusal:
        raise FieldRefused(str(refusal), field="scan") from refusal


def check_second(access: Access, paper: PaperSignature) -> Appointment:
    """Return the appointment under which a recording may be confirmed; raise NotAllowed for who recorded it."""
    right = Right.APPROVE if access.may(Right.APPROVE) else Right.KEEP_REGISTER
    appointment = access.appointment(right)
    if appointment.person_id == paper.recorded_by_id:
        raise NotAllowed("You recorded this signature, so somebody else must look at the paper too.")
    return appointment


def can_second(access: Access, paper: PaperSignature) -> bool:
    """Return whether the person may confirm a recording or set it aside."""
    try:
        check_second(access, paper)
    except NotAllowed:
        return False
    return True


def _seconding(paper: PaperSignature, by: Access) -> Appointment:
    """Lock the recording and the appointment of who looks at it, and return that; raise NotAllowed and Refused."""
    held = check_second(by, paper)
    right = Right.APPROVE if by.may(Right.APPROVE) else Right.KEEP_REGISTER
    authority = authorised(held, right, paper)
    return authority


def check_waiting(paper: PaperSignature) -> None:
    """Raise Refused unless a recording still waits to be confirmed."""
    if paper.confirmed_at or paper.set_aside_at:
        raise Refused("This recording has been dealt with already.")


@transaction.atomic(durable=True)
def confirm_paper(*, paper: PaperSignature, by: Access, act: uuid.UUID) -> Event:
    """Confirm a recording that somebody else made, and return the signature's event, which counts from its day.

    The same act again returns the first answer. Raises NotAllowed and Refused with the sentence that says why not.
    """
    lock_reference(paper.reference)
    authority = _seconding(paper, by)
    if done := Event.objects.filter(act=act, verb="signed").first():
        return done
    check_waiting(paper)
    paper.confirmed_by, paper.confirmed_at = authority.person, now()
    paper.save()
    nudge()
    tell_if_complete(paper.reference, paper.version, paper.organisation.code, by=by)
    entry = Entry.objects.select_related("document").get(reference=paper.reference, version=paper.version)
    return sign_on_paper(
        reference=paper.reference,
        version=paper.version,
        paper=_read_off(paper, entry),
        recorded=_recorded(paper, authority),
        by=actor(authority),
        act=act,
    )


def _read_off(paper: PaperSignature, entry: Entry) -> OnPaper:
    document, code = read_document(entry.document.text), paper.organisation.code
    named = names_in(document).get(code) or called_on([code], paper.signed_on)[code].name
    return OnPaper(
        party=PaperParty(code, named),
        name=paper.name,
        title=paper.title,
        authority=paper.authority or ON_PAPER,
        declaration=declaration_of(document),
        on=paper.signed_on,
    )


def _recorded(paper: PaperSignature, authority: Appointment) -> Recorded:
    return Recorded(
        scan=bytes(paper.scan_id).hex() if paper.scan_id else "",
        no_scan_because=paper.no_scan_because,
        recorded_by=paper.recorded_by.name,
        recorded_post=paper.recorded_post,
        confirmed_by=authority.person.name,
        confirmed_post=authority.post,
    )


@transaction.atomic(durable=True)
def set_paper_aside(*, paper: PaperSignature, reason: str, by: Access) -> PaperSignature:
    """Set a recording aside, with the reason: it was made in error, and may be made anew. It never counted.

    Raises NotAllowed, and Refused when it does not wait any more.
    """
    authority = _seconding(paper, by)
    check_waiting(paper)
    if not reason.strip():
        raise FieldRefused("Say what is wrong with it.", field="reason")
    paper.set_aside_by, paper.set_aside_at, paper.set_aside_because = authority.person, now(), reason
    paper.save()
    return paper
