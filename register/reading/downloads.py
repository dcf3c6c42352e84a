"""Who took away what is not open to everybody: written down when a file is given out, and forgotten in time."""

from datetime import timedelta

from django.conf import settings

from register.clock import now
from register.documents.agreement import Agreement
from register.documents.canonical import read_document
from register.documents.publishing import withheld_from_public
from register.models import Download, Entry
from register.viewer import Viewer


def is_restricted(entry: Entry) -> bool:
    """Return whether a version is not open to everybody, or not all of it."""
    if entry.visibility != "public":
        return True
    document = read_document(entry.document.text)
    return isinstance(document, Agreement) and bool(withheld_from_public(document.publication))


def note_download(viewer: Viewer, reference: str, version: int, kind: str) -> None:
    """Write down that a viewer takes a file (pdf, json, scan, annex) of a version that is not open to everybody."""
    Download.objects.create(at=now(), who=viewer.who, reference=reference, version=version, kind=kind)


def forget_downloads() -> int:
    """Delete what is older than the retention period says; return how many rows that were."""
    oldest = now() - timedelta(days=settings.DOWNLOADS_KEPT_FOR)
    return Download.objects.filter(at__lt=oldest).delete()[0]
