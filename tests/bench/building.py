"""Builds a register of many agreements: documents, a log and checkpoints as the acts write them, then projected.

The rows are those that the log and the projections make themselves; the checks and locks of the acts are left out, many
agreements share one append, and COPY writes them. `rebuild_register --check` passes on the result.
"""

import os
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from django.db import transaction

from register.clock import today
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text, content_digest
from register.entries.entering import SERIES
from register.entries.facts import facts_of
from register.log.append import NewEvent, event_row, lock_log, next_rows
from register.log.checkpoints import make_checkpoint
from register.log.verbs import Authentication, Entered, Signed
from register.models import Document, Event, ReferenceCounter
from tests.bench.copying import copy_in
from tests.bench.invented import agreement
from tests.bench.projector import projector
from tests.bench.saying import progress

AT_A_TIME = 500
# Agreements came on record over these years.
DAYS = 8 * 365


def build(total: int) -> None:
    """Let the register grow to `total` agreements."""
    counter, _ = ReferenceCounter.objects.get_or_create(series=SERIES)
    with projector() as project:
        for start in range(counter.last + 1, total + 1, AT_A_TIME):
            numbers = range(start, min(start + AT_A_TIME, total + 1))
            _write(numbers)
            project([reference(number) for number in numbers])
            progress(f"building {total:,} agreements", numbers[-1], total, step=len(numbers))
    ReferenceCounter.objects.filter(series=SERIES).update(last=max(total, counter.last))


def reference(number: int) -> str:
    """Return the reference of a number."""
    return f"{SERIES}-{number:04d}"


def _write(numbers: Sequence[int]) -> None:
    agreements = {number: agreement(number) for number in numbers}
    with transaction.atomic(durable=True):
        rows = {number: _frozen(document) for number, document in agreements.items()}
        copy_in(list(rows.values()))
        events = [event for number in numbers for event in _events(number, agreements[number], rows[number])]
        lock_log()
        copy_in(_rows(events))
    make_checkpoint()


def _rows(events: Sequence[NewEvent]) -> list[Event]:
    """Return events as the next rows of the log, each of an act of its own, as people would have done them."""
    (first,) = next_rows(events[:1], act=uuid.uuid4())
    return [
        event_row(event, act=uuid.uuid4(), number=first.number + place, at=first.at)
        for place, event in enumerate(events)
    ]


def _frozen(document: Agreement) -> Document:
    salt, text = os.urandom(32), canonical_text(document)
    digest = content_digest(salt=salt, text=text)
    return Document(digest=digest, kind=document.kind, schema_version=document.schema_version, salt=salt, text=text)


def _events(number: int, document: Agreement, row: Document) -> Iterator[NewEvent]:
    """Yield an entry and its signatures: one in ten still waits for some, one in four was signed on several days."""
    chance, facts = Random(f"events {number}"), facts_of(document)
    entered_on = today() - timedelta(days=chance.randrange(60, DAYS))
    yield NewEvent(
        verb="entered",
        reference=reference(number),
        version=1,
        effective_on=entered_on,
        organisation="simg",
        role="simg_member",
        particulars=Entered(
            digest=row.digest.hex(),
            kind="agreement",
            rule=facts.rule,
            must_sign=tuple(sorted(facts.organisations)),
            visibility=facts.visibility,
        ),
    )
    signing = facts.organisations if number % 10 else facts.organisations[: chance.randrange(5)]
    for place, code in enumerate(signing):
        yield _signed(number, row, code, entered_on + timedelta(days=7 * place if number % 4 == 0 else 0))


def _signed(number: int, row: Document, code: str, day: date) -> NewEvent:
    return NewEvent(
        verb="signed",
        reference=reference(number),
        version=1,
        effective_on=day,
        organisation=code,
        role="chief_officer",
        particulars=Signed(
            name="Robin Vale",
            post="Chief Executive",
            digest=row.digest.hex(),
            title="Chief Executive",
            authority="Scheme of delegation, paragraph 4",
            declaration="I sign for my organisation.",
            method="here",
            authentication=Authentication(method="password", seconds_ago=30),
        ),
    )
