"""Scans of signatures and of originals on paper."""

from register.evidence import uploads
from register.models import File

LARGEST_SCAN = uploads.LARGEST  # bytes
SCANS = frozenset({uploads.PDF, uploads.PNG, uploads.JPEG})
SMALLER = "Scan it again at a lower resolution."


def media_type_of(content: bytes) -> str:
    """Return the media type that the bytes of a scan show; raise Refused for any other kind, or one too large."""
    return uploads.media_type_of(content, kinds=SCANS, smaller=SMALLER)


def keep_scan(content: bytes) -> File:
    """Keep a scan and return its row; the same bytes are kept once. Raises Refused as `media_type_of` does."""
    return uploads.keep_file(content, kinds=SCANS, smaller=SMALLER)
