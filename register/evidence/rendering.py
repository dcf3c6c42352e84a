"""Prints what is due: versions whose last event no PDF speaks of yet. Each PDF is a row; none is replaced."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from register.actor import MACHINE
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.canonical import read_document
from register.entries.entering import lock_reference
from register.entries.lives import life_from
from register.evidence.laying_out import job_of
from register.evidence.paper import Paper, paper_of, printed_events
from register.evidence.printing import Attached, Job, Printed, PrintingFailed, print_pdf
from register.evidence.proofs import evidence_text, proven
from register.evidence.protocol_paper import protocol_paper_of
from register.evidence.signatures import Standing
from register.log.append import NewEvent, append
from register.log.checkpoints import make_checkpoint
from register.log.verbs import PRINTED, Rendered
from register.models import Checkpoint, Entry, Event, File, Rendering

MEDIA_TYPE = "application/pdf"
logger = logging.getLogger(__name__)


class RenderingsFailed(RuntimeError):
    """Some PDFs could not be printed; the sentence names them. They stay due."""


@dataclass(frozen=True)
class Due:
    """A version that waits for its PDF, as it stood when it was read, and the checkpoint that the PDF speaks of."""

    entry: Entry
    checkpoint: Checkpoint
    job: Job


def due_entries() -> list[Entry]:
    """Return the versions of whose last event no PDF speaks yet, in the order of their events."""
    spoken_of = Rendering.objects.filter(
        reference=OuterRef("reference"), version=OuterRef("version"), covers_event=OuterRef("last_event")
    )
    return list(Entry.objects.filter(~Exists(spoken_of)).order_by("last_event"))


def render_due() -> int:
    """Print every version that is due and return how many were; one that fails does not hold up the others.

    Raises RenderingsFailed at the end when some could not be printed. Must run outside a transaction: the printing
    takes seconds, and nothing is locked while it does.
    """
    waiting, done, failed = due_entries(), 0, []
    if waiting:
        make_checkpoint()
    for entry in waiting:
        try:
            done += _render(entry)
        except PrintingFailed as error:
            logger.error("%s: %s", entry, error)
            failed.append(f"{entry}: {error}")
    if failed:
        raise RenderingsFailed(" ".join(failed))
    return done


def _render(entry: Entry) -> bool:
    due = collect(entry)
    return store(due, print_pdf(due.job))


def collect(entry: Entry) -> Due:
    """Return what is printed of an entry, read up to its last event: the log only grows, so it is one moment's."""
    checkpoint = Checkpoint.objects.filter(size__gt=entry.last_event).latest("size")
    events = list(Event.objects.filter(reference=entry.reference, number__lte=entry.last_event).order_by("number"))
    mine = [event for event in events if event.version == entry.version and event.verb in PRINTED]
    standing = Standing(
        entry=entry,
        document=read_document(entry.document.text),
        life=life_from(entry.reference, events).versions[entry.version],
        events=printed_events(mine),
        checkpoint=checkpoint.size,
        as_at=checkpoint.at,
    )
    return Due(entry, checkpoint, job_of(_paper(standing, checkpoint), _attachments(standing, mine, checkpoint)))


def _paper(standing: Standing, checkpoint: Checkpoint) -> Paper:
    document, digest = standing.document, bytes(standing.entry.document.digest)
    if isinstance(document, Agreement):
        return paper_of(standing, document, checkpoint=checkpoint, digest=digest)
    return protocol_paper_of(standing, document, checkpoint=checkpoint, digest=digest)


def _attachments(standing: Standing, events: Sequence[Event], checkpoint: Checkpoint) -> tuple[Attached, ...]:
    row = standing.entry.document
    evidence = evidence_text(
        document=standing.document,
        row=row,
        origin=settings.LOG_ORIGIN,
        checkpoint=checkpoint,
        events=proven(events, checkpoint),
    )
    return (
        Attached("record.json", f"The {row.kind} as data: the text that the officers signed", row.text, "Source"),
        Attached("evidence.json", "Salt, signed checkpoint, and the path of each event to it", evidence, "Supplement"),
    )


@transaction.atomic(durable=True)
def store(due: Due, printed: Printed) -> bool:
    """Keep a PDF, its row and its event; return False, with nothing written, when another worker was quicker."""
    entry, digest = due.entry, sha256(printed.pdf)
    lock_reference(entry.reference)
    place = {"reference": entry.reference, "version": entry.version, "covers_event_id": entry.last_event}
    if Rendering.objects.filter(**place).exists():
        return False
    File.objects.create(sha256=digest.digest(), media_type=MEDIA_TYPE, size=len(printed.pdf), bytes=printed.pdf)
    particulars = Rendered(
        sha256=digest.hexdigest(),
        covers_event=entry.last_event,
        checkpoint=due.checkpoint.size,
        pages=printed.pages,
    )
    (event,) = append([_event(entry, particulars)], act=uuid.uuid4())
    # After its event, whose time is the row's too: the time is then bound by the log.
    Rendering.objects.create(**place, file_id=digest.digest(), pages=printed.pages, rendered_at=event.at)
    return True


def _event(entry: Entry, particulars: Rendered) -> NewEvent:
    return NewEvent(
        verb="rendered",
        reference=entry.reference,
        version=entry.version,
        effective_on=today(),
        particulars=particulars,
        role=MACHINE.role,
    )


def latest_rendering(reference: str, version: int) -> Rendering | None:
    """Return the newest PDF of a version, without its bytes, or None while the first is being prepared."""
    found = Rendering.objects.filter(reference=reference, version=version).order_by("-covers_event")
    return found.select_related("file").defer("file__bytes").first()
