"""What has changed since an organisation last signed: the version that it signed beside the one it is asked to sign."""

from dataclasses import dataclass
from datetime import date

from register.documents.canonical import Document, read_document
from register.entries.correcting import annulled_numbers
from register.entries.lives import events_of
from register.models import Entry, Event
from register.reading.comparing import Difference, difference
from register.reading.comparing.marked import marked_material, marks_in_words

SIGNATURES = frozenset({"signed", "acceded"})


@dataclass(frozen=True)
class Since:
    """An earlier version with what is different from it; `signed_on` is None where the organisation never signed.

    `material`: what the reviewer marked, None where nobody was asked; `marks`: the sentence about it.
    """

    version: int
    signed_on: date | None
    difference: Difference
    material: tuple[str, ...] | None
    marks: str


def since_last_signed(entry: Entry, document: Document, code: str) -> Since | None:
    """Return what changed since the organisation `code` last signed; where it never did, since the version before.

    None for a first version. Three queries.
    """
    event = _last_signature(entry, code)
    version = event.version if event else entry.supersedes
    earlier = Entry.objects.select_related("document").filter(reference=entry.reference, version=version).first()
    if earlier is None:
        return None
    before = read_document(earlier.document.text)
    different = difference(before, document)
    material = marked_material(entry) if earlier.version == entry.supersedes else None
    signed_on = event.effective_on if event else None
    return Since(earlier.version, signed_on, different, material, marks_in_words(material, different.changes))


def _last_signature(entry: Entry, code: str) -> Event | None:
    """Return the last signature of the organisation on an earlier version, annulled ones left out."""
    events = events_of([entry.reference])[entry.reference]
    annulled = annulled_numbers(events)
    signatures = (
        event
        for event in reversed(events)
        if event.verb in SIGNATURES and event.organisation == code and event.version < entry.version
    )
    return next((event for event in signatures if event.number not in annulled), None)
