"""Enters a version on the register: the text is frozen, gets its reference and opens for signature."""

import os
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.documents.canonical import Document as TypedDocument
from register.documents.canonical import canonical_text, content_digest
from register.documents.common import spoken_date
from register.entries.annexes import check_annexes
from register.entries.facts import facts_of
from register.entries.lives import PROTOCOL_REFERENCE, life_of
from register.entries.projecting import project
from register.entries.refusals import Refused
from register.entries.status import Life, Status, VersionLife
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Cancelled, Entered
from register.models import Document, Entry, ReferenceCounter

SERIES = "ISA"
OPEN = frozenset({Status.OPEN, Status.STALLED, Status.AGREED})


@dataclass(frozen=True)
class NewEntry:
    """A version just entered: where it stands, and the salted digest (32 bytes) that officers sign."""

    reference: str
    version: int
    digest: bytes


def lock_reference(reference: str) -> list[Entry]:
    """Lock and return all versions of a reference, in order; none when nothing has been entered under it."""
    return list(Entry.objects.select_for_update(of=("self",)).filter(reference=reference).order_by("version"))


def check_superseded(life: Life, supersedes: int) -> None:
    """Raise Refused unless a new version may take the place of `supersedes`.

    That is the latest version that has commenced; where none has, the latest that was entered.
    """
    if supersedes not in life.versions:
        raise Refused(f"Version {supersedes} is not on record, so it cannot be superseded.")
    commenced = [number for number, version in life.versions.items() if _has_commenced(version)]
    latest = max(commenced or life.versions)
    if supersedes != latest:
        raise Refused(f"Version {supersedes} has been superseded: draft the next version from version {latest}.")


def _has_commenced(version: VersionLife) -> bool:
    return version.commenced_on is not None and version.commenced_on <= today()


def _new_reference() -> str:
    ReferenceCounter.objects.bulk_create([ReferenceCounter(series=SERIES)], ignore_conflicts=True)
    counter = ReferenceCounter.objects.select_for_update().get(series=SERIES)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{SERIES}-{counter.last:04d}"


def _freeze(document: TypedDocument) -> Document:
    salt, text = os.urandom(32), canonical_text(document)
    return Document.objects.create(
        digest=content_digest(salt=salt, text=text),
        kind=document.kind,
        schema_version=document.schema_version,
        salt=salt,
        text=text,
    )


def _cancelled(reference: str, versions: Sequence[Entry], by: Actor) -> list[NewEvent]:
    """Return the cancelling of what is open: one version of a reference is open for signature at a time."""
    life = life_of(reference)
    return [
        NewEvent(
            verb="cancelled",
            reference=reference,
            version=entry.version,
            effective_on=today(),
            organisation=by.organisation,
            role=by.role,
            particulars=Cancelled(reason="A later version was opened for signature.", **said_by(by)),
        )
        for entry in versions
        if life.versions[entry.version].status_on(today()) in OPEN
    ]


def _entered(document: TypedDocument, row: Document, entry: NewEntry, terms: "Terms", by: Actor) -> NewEvent:
    facts = facts_of(document)
    return NewEvent(
        verb="entered",
        reference=entry.reference,
        version=entry.version,
        effective_on=terms.counts_from or today(),
        organisation=by.organisation,
        role=by.role,
        particulars=Entered(
            digest=entry.digest.hex(),
            kind=document.kind,
            rule=facts.rule,
            start=facts.start.isoformat() if facts.start else None,
            expires=facts.expires.isoformat() if facts.expires else None,
            must_sign=tuple(sorted(terms.must_sign)),
            carried=tuple(sorted(terms.carried)),
            supersedes=terms.supersedes,
            visibility=facts.visibility,
            report=tuple(terms.report),
            # No person is named here: the fold needs these particulars, so they must never be erased.
            organisation_name=by.organisation_name,
        ),
    )


@dataclass(frozen=True)
class Terms:
    """On what terms a version is entered: who must sign, who is carried, what it supersedes, what the checks said.

    `counts_from`: the day on which a version made elsewhere was issued, where it is only recorded here; None: today.
    """

    must_sign: Collection[str]
    carried: Collection[str] = ()
    supersedes: int | None = None
    report: Sequence[str] = ()
    counts_from: date | None = None


def _check_day(counts_from: date, versions: Sequence[Entry]) -> None:
    if counts_from > today():
        raise Refused("A version is entered from today or from a day before, never from a day to come.")
    last = max((version.entered_on for version in versions), default=counts_from)
    if counts_from < last:
        raise Refused(f"It cannot count from a day before {spoken_date(last.isoformat())}, when the last one did.")


@transaction.atomic
def enter(
    *,
    document: TypedDocument,
    terms: Terms,
    by: Actor,
    act: uuid.UUID,
    reference: str = "",
    along: Callable[[NewEntry], Sequence[NewEvent]] = lambda entry: (),
) -> NewEntry:
    """Freeze and enter a version, with the events `along` of the same act; return where it stands.

    Without `reference` an agreement gets the next of its series. Raises Refused when it supersedes a version that is
    not on record, counts from a day that cannot be, or names a paper whose bytes are not held.
    """
    if document.kind == "protocol":
        reference = PROTOCOL_REFERENCE
    versions = lock_reference(reference) if reference else []
    if versions and terms.supersedes is None:
        raise Refused(f"{reference} already stands on the register: say which of its versions this one supersedes.")
    if terms.supersedes is not None:
        check_superseded(life_of(reference), terms.supersedes)
    if terms.counts_from is not None:
        _check_day(terms.counts_from, versions)
    check_annexes(document)
    cancelled = _cancelled(reference, versions, by) if versions else []
    reference = reference or _new_reference()
    row = _freeze(document)
    entry = NewEntry(reference, max((old.version for old in versions), default=0) + 1, bytes(row.digest))
    append([*cancelled, _entered(document, row, entry, terms, by), *along(entry)], act=act)
    project(reference)
    return entry
