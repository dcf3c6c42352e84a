"""Versions on record and their PDFs, for the tests of what is printed."""

import io
import json
from typing import Any

from pypdf import PdfReader

from register.evidence.downloads import pdf_response_parts
from register.evidence.rendering import latest_rendering
from register.models import Rendering


def reader_of(pdf: bytes) -> PdfReader:
    """Return a reader of a PDF's bytes."""
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF in the order in which they are read, each run of spaces as one."""
    pages = (page.extract_text() for page in reader_of(pdf).pages)
    return " ".join(" ".join(pages).split())


def attached(pdf: bytes, name: str) -> bytes:
    """Return the bytes of a text attached to a PDF."""
    (content,) = reader_of(pdf).attachments[name]
    return content


def evidence_in(pdf: bytes) -> dict[str, Any]:
    """Return the proofs attached to a PDF."""
    found: dict[str, Any] = json.loads(attached(pdf, "evidence.json"))
    return found


def newest_pdf(reference: str, version: int = 1) -> bytes:
    """Return the bytes of the newest PDF of a version."""
    rendering = latest_rendering(reference, version)
    assert isinstance(rendering, Rendering)
    return pdf_response_parts(rendering).pdf
