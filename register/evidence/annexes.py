"""Papers that belong to an agreement: their bytes are files of the register, named by their SHA-256."""

from typing import Any

from register.evidence.uploads import ENDINGS, keep_file
from register.models import File

ANNEX_KINDS = frozenset(ENDINGS)
SMALLER = "Save it smaller, or split it."


def keep_annex(content: bytes) -> File:
    """Keep a paper and return its row; the same bytes are kept once. Raises Refused for what may not be one."""
    return keep_file(content, kinds=ANNEX_KINDS, smaller=SMALLER)


def named_by(file: File) -> dict[str, Any]:
    """Return how a document names a file: its media type, its size in bytes, and its SHA-256 (hexadecimal)."""
    return {"media_type": file.media_type, "size": file.size, "sha256": bytes(file.sha256).hex()}
