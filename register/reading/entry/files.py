"""What can be taken away: the PDF, the record itself, the full text, and older printings."""

from dataclasses import dataclass

from django.urls import reverse

from register.models import Rendering
from register.reading.entry.record import Record
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
    """Return the files of the version shown, the PDF first."""
    place = [record.entry.reference, record.entry.version]
    return (
        _pdf(record, place),
        File(
            title="Data",
            url=reverse("version_json", args=place),
            kind="JSON",
            size=len(record.text.encode()),
            note="The record itself, byte for byte as it was digested and signed",
        ),
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
    """Return the earlier printings, newest first; none is ever replaced."""
    return tuple(_older(rendering) for rendering in record.renderings[1:])


def _older(rendering: Rendering) -> File:
    sha256 = bytes(rendering.file_id).hex()
    url = reverse("rendering_pdf", args=[rendering.reference, rendering.version, sha256])
    return File(f"As of {moment(rendering.rendered_at)}", url, "PDF", rendering.file.size, "")
