"""Files that people send: judged by their bytes, and kept once, by their SHA-256."""

import io
import zipfile
import zlib
from collections.abc import Collection
from hashlib import sha256

from register.documents.file_kinds import FILE_KINDS
from register.entries.refusals import Refused
from register.models import File

LARGEST = 20 * 1024 * 1024  # bytes
PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a file of each kind begins with (ISO 32000-2 §7.5.2; ISO/IEC 15948 §5.2; ISO/IEC 10918-1 B.2.1).
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg", DOCX: ".docx", XLSX: ".xlsx"}
# A Word or Excel file is a zip whose list of contents names its main part (ISO/IEC 29500-2 §10.1.2). Those that carry
# macros name another one.
CONTENTS = "[Content_Types].xml"
MAIN_PARTS = {f"{media_type}.main+xml": media_type for media_type in (DOCX, XLSX)}
LARGEST_CONTENTS = 1024 * 1024  # bytes; what a list of contents never reaches, and a bomb does
READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
IS_SECRET = 0x1  # the bit of a part that is encrypted


def check_size(size: int, *, smaller: str) -> None:
    """Raise Refused for an empty file, or for one that is too large; `smaller` says what to do then."""
    if not size:
        raise Refused("The file is empty.")
    if size > LARGEST:
        raise Refused(f"The file is larger than 20 MB. {smaller}")


def media_type_of(content: bytes, *, kinds: Collection[str], smaller: str) -> str:
    """Return the media type that the bytes of a file show; raise Refused for any but `kinds`, and for too large a one.

    What the file is called, and what its sender says of it, counts for nothing.
    """
    check_size(len(content), smaller=smaller)
    found = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), None)
    found = found or _office_type(content)
    if found is None or found not in kinds:
        raise Refused(f"The file must be {_named(kinds)}.")
    return found


def _named(kinds: Collection[str]) -> str:
    """Return "a PDF, a PNG or a JPEG"."""
    *others, last = (name for kind, name in FILE_KINDS.items() if kind in kinds)
    return f"a {', a '.join(others)} or a {last}"


def _office_type(content: bytes) -> str | None:
    """Return what a zip says it is, by its list of contents; None for what is no such file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            part = file.getinfo(CONTENTS)
            if part.file_size > LARGEST_CONTENTS or part.compress_type not in READABLE or part.flag_bits & IS_SECRET:
                return None
            with file.open(part) as opened:
                said = opened.read(LARGEST_CONTENTS)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, OSError):
        return None
    return next((kind for name, kind in MAIN_PARTS.items() if f'"{name}"'.encode() in said), None)


def keep_file(content: bytes, *, kinds: Collection[str], smaller: str) -> File:
    """Keep a file and return its row; the same bytes are kept once. Raises Refused as `media_type_of` does."""
    media_type = media_type_of(content, kinds=kinds, smaller=smaller)
    values = {"media_type": media_type, "size": len(content), "bytes": content}
    return File.objects.get_or_create(sha256=sha256(content).digest(), defaults=values)[0]
