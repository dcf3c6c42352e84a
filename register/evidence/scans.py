"""Scans of signatures on paper: judged by their bytes, and kept by their SHA-256."""

from hashlib import sha256

from register.entries.refusals import Refused
from register.models import File

LARGEST_SCAN = 20 * 1024 * 1024  # bytes
# What a file of each kind begins with (ISO 32000-2 §7.5.2; ISO/IEC 15948 §5.2; ISO/IEC 10918-1 B.2.1).
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def media_type_of(content: bytes) -> str:
    """Return the media type that the bytes of a scan show; raise Refused for any other kind, and for too large a one.

    What the file is called, and what its sender says of it, counts for nothing.
    """
    if not content:
        raise Refused("The file is empty.")
    if len(content) > LARGEST_SCAN:
        raise Refused("The file is larger than 20 MB. Scan it again at a lower resolution.")
    found = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    if found is None:
        raise Refused("The file must be a PDF, a PNG or a JPEG.")
    return found


def keep_scan(content: bytes) -> File:
    """Keep a scan and return its row; the same bytes are kept once. Raises Refused as `media_type_of` does."""
    media_type, name = media_type_of(content), sha256(content).digest()
    values = {"media_type": media_type, "size": len(content), "bytes": content}
    return File.objects.get_or_create(sha256=name, defaults=values)[0]
