"""What can be taken away: the PDF, the record itself, the full text, and older printings."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from register.documents.agreement import Annex
from register.documents.canonical import Document
from register.documents.file_kinds import FILE_KINDS
from register.entries.annexes import annexes_of
from register.models import Rendering
from register.reading.entry.access import whom_to_ask
from register.reading.entry.record import Record
from register.reading.public_data import public_json
from register.templatetags.register_words import moment

KINDS = {"agreement": "Agreement", "protocol": "Protocol"}


@dataclass(frozen=True)
class File:
    """One file: `waiting` is the sentence in its place while it is not ready."""

    title: str
    url: str
    kind: str
    size: int
    note: str
    waiting: str = ""


def files(record: Record) -> tuple[File, ...]:
    """Return the files of the version shown, the PDF first; where parts are withheld there is no PDF."""
    place = [record.entry.reference, record.entry.version]
    data = reverse("version_json", args=place)
    annexes = papers(record.document, lambda annex: reverse("version_annex", args=[*place, annex.sha256]))
    if record.withheld:
        size = len(public_json(record.entry, record.document, record.withheld).encode())
        note = "What is published, and what is withheld and why"
        return (_no_pdf(record), File("Data", data, "JSON", size, note), *annexes)
    note = "The record itself, byte for byte as it was digested and signed"
    return (_pdf(record, place), File("Data", data, "JSON", len(record.text.encode()), note), *annexes)


def _no_pdf(record: Record) -> File:
    title = f"{KINDS[record.entry.kind]}, version {record.entry.version}"
    why = f"not published, because the signed file holds what is withheld. {whom_to_ask(record.document)}"
    return File(title, "", "PDF", 0, "", waiting=why)


def papers(document: Document, url_of: Callable[[Annex], str]) -> tuple[File, ...]:
    """Return the papers that a document names by their bytes, each at the address that `url_of` gives it."""
    note = "A paper that belongs to the agreement"
    return tuple(
        File(f"Annex: {annex.title}", url_of(annex), FILE_KINDS.get(annex.media_type, "File"), annex.size, note)
        for annex in annexes_of(document)
        if annex.sha256
    )


def _pdf(record: Record, place: list[object]) -> File:
    url, title = reverse("version_pdf", args=place), f"{KINDS[record.entry.kind]}, version {record.entry.version}"
    if not record.renderings:
        return File(title, url, "PDF", 0, "", waiting="being prepared. It will stand here in a moment.")
    latest = record.renderings[0]
    behind = latest.covers_event_id < record.entry.last_event
    note = "With its signatures and proofs inside"
    more = ". A newer one, with what has happened since, is being prepared" if behind else ""
    return File(title, url, "PDF", latest.file.size, f"{note}, as of {moment(latest.rendered_at)}{more}")


def older_files(record: Record) -> tuple[File, ...]:
    """Return the earlier printings, newest first; none is ever replaced, and none is for whom a part is withheld."""
    return () if record.withheld else tuple(_older(rendering) for rendering in record.renderings[1:])


def _older(rendering: Rendering) -> File:
    sha256 = bytes(rendering.file_id).hex()
    url = reverse("rendering_pdf", args=[rendering.reference, rendering.version, sha256])
    return File(f"As of {moment(rendering.rendered_at)}", url, "PDF", rendering.file.size, "")
