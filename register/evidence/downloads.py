"""Gives out the PDFs that were kept, byte for byte."""

from typing import NamedTuple

from register.models import Rendering


class PdfParts(NamedTuple):
    """A PDF as it is given out: its bytes, the name to save it under, and its SHA-256 in hexadecimal."""

    pdf: bytes
    filename: str
    sha256: str


def pdf_response_parts(rendering: Rendering) -> PdfParts:
    """Return the stored bytes of a rendering with their name and digest."""
    file = rendering.file
    name = f"{rendering.reference}-version-{rendering.version}.pdf"
    return PdfParts(bytes(file.bytes), name, bytes(file.sha256).hex())
