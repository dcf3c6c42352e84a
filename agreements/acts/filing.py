"""Files an agreement made elsewhere: entered at once, with its signatures waiting for a second person."""

import uuid
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction

from agreements.filed_document import counts_from, days_assumed, filed_document, signing_day
from agreements.filing import Description
from agreements.filing_faults import Organisations, faults_in
from register.clock import today
from register.documents.faults import Fault, NotFit
from register.duties import nudge
from register.entries.entering import NewEntry, Terms, enter
from register.entries.lives import life_of
from register.entries.status import Status
from register.evidence.scans import keep_scan
from register.log.append import NewEvent
from register.models import Entry, Event, File
from signatories.access import Access, actor
from signatories.acts.authority import authorised
from signatories.acts.paper import Paper, keep_paper
from signatories.called import called_on
from signatories.models import Appointment, Organisation
from signatories.roles import Right


def check_filing(*, description: Description, scan: bytes, by: Access) -> Organisations:
    """Return the organisations that a description names; write nothing.

    Raises NotAllowed unless `by` keeps the register, and NotFit with every fault of the description and the scan.
    """
    by.appointment(Right.KEEP_REGISTER)
    codes = {description.lead, *(party.code for party in description.parties)}
    known = {organisation.code: organisation for organisation in Organisation.objects.filter(code__in=codes)}
    if faults := list(faults_in(description, scan, known=known, on=today())):
        raise NotFit(faults)
    if scan:
        _check_not_filed(sha256(scan).hexdigest())
    return known


def _check_not_filed(digest: str, *, beside: str = "") -> None:
    """Raise NotFit when a version that was not cancelled has this scan (hexadecimal); `beside` is not asked."""
    filed = Entry.objects.filter(document__content__recorded__original__sha256=digest).exclude(reference=beside)
    for entry in filed.order_by("reference", "version"):
        if life_of(entry.reference).versions[entry.version].status_on(today()) != Status.CANCELLED:
            raise NotFit([Fault("scan", f"{entry.reference}, “{entry.title}”, was filed with this very scan already.")])


@transaction.atomic(durable=True)
def record_agreement(*, description: Description, scan: bytes, by: Access, act: uuid.UUID) -> NewEntry:
    """File an agreement made elsewhere and return where it stands; the same act again returns the first answer.

    `scan`: the bytes of its original, b"" with the reason why none is held. Its signatures count when another person
    confirms them. Raises as `check_filing` does.
    """
    authority = authorised(by, Right.KEEP_REGISTER)
    if done := Event.objects.filter(act=act, verb="entered").first():
        return NewEntry(done.reference, done.version or 0, bytes.fromhex(done.particulars["digest"]))
    known = check_filing(description=description, scan=scan, by=by)
    since = counts_from(description, on=today())
    names = called_on(known, since)
    document = filed_document(description, scan, known, names)
    file = keep_scan(scan) if scan else None

    def along(entry: NewEntry) -> Sequence[NewEvent]:
        if file is not None:
            # Asked again where no other can be filed meanwhile: the counter of references is locked.
            _check_not_filed(sha256(scan).hexdigest(), beside=entry.reference)
        _keep_signatures(description, entry, file, authority, act)
        return ()

    nudge()
    terms = Terms(
        must_sign=[party.code for party in document.parties],
        report=days_assumed(description, names),
        counts_from=since,
    )
    return enter(document=document, terms=terms, by=actor(authority), act=act, along=along)


def _keep_signatures(
    said: Description, entry: NewEntry, file: File | None, authority: Appointment, act: uuid.UUID
) -> None:
    for party in said.parties:
        signed_on = signing_day(party, said)
        if signed_on is None:
            continue
        paper = Paper(
            reference=entry.reference,
            version=entry.version,
            organisation=party.code,
            name=party.name,
            title=party.post,
            authority="",
            signed_on=signed_on,
            no_scan_because=said.no_scan_because,
        )
        keep_paper(paper=paper, scan=file, authority=authority, recording=uuid.uuid5(act, party.code))
