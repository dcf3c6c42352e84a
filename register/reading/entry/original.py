"""The original of an agreement made elsewhere: what the register holds of it, and who may open its scan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from register.documents.elsewhere import depth_word, recorded_in
from register.documents.printing import printed_section
from register.documents.printing.values import Numbered, Words
from register.entries.lives import events_of
from register.evidence.uploads import ENDINGS
from register.models import Entry, Event
from register.reading.entry.files import File
from register.reading.entry.record import Record
from register.viewer import Viewer

NOT_OPEN = "The scan opens to you when a second person has confirmed a signature that was read off it."


@dataclass(frozen=True)
class OriginalShown:
    """What the page says first of an agreement made elsewhere, what else it says of it, and its scan.

    `file` is None where no scan is held, or where `not_open` says why it is not open to this reader.
    """

    title: str
    text: str
    sentences: tuple[Words, ...]
    file: File | None
    not_open: str = ""


def original_of(record: Record) -> OriginalShown | None:
    """Return what is shown of the original; None for what was drafted here."""
    recorded = recorded_in(record.document)
    if recorded is None:
        return None
    is_held = bool(recorded.original.sha256)
    is_whole = not record.withheld
    is_open = is_whole and (record.viewer.may_read_all or _is_confirmed(record.entry, record.events))
    return OriginalShown(
        title=f"{depth_word(record.document)}: made elsewhere",
        text="What binds the parties is its original. The register says of it only what stands here.",
        sentences=tuple(_sentences(record)),
        file=_file(record) if is_held and is_open else None,
        not_open=NOT_OPEN if is_held and is_whole and not is_open else "",
    )


def _sentences(record: Record) -> Iterator[Words]:
    """Yield what is said of the original and of its days; who signed it stands in the table of who is bound."""
    for key in ("original", "life"):
        section = printed_section(record.agreement, key)
        yield from (block.words for block in (section.blocks if section else ()) if isinstance(block, Numbered))


def original_is_open(viewer: Viewer, entry: Entry) -> bool:
    """Whether somebody who may read an entry may open its scan: nobody but its keepers, until two have looked at it."""
    return viewer.may_read_all or _is_confirmed(entry, events_of([entry.reference])[entry.reference])


def _is_confirmed(entry: Entry, events: Iterable[Event]) -> bool:
    return any(event.verb == "signed" and event.version == entry.version for event in events)


def _file(record: Record) -> File:
    recorded = recorded_in(record.document)
    assert recorded is not None
    paper, entry = recorded.original, record.entry
    return File(
        title=paper.title or "The original",
        url=reverse("version_original", args=[entry.reference, entry.version]),
        kind=ENDINGS[paper.media_type].lstrip(".").upper(),
        size=paper.size,
        note="The scan, byte for byte as it was filed",
    )
