"""Draws pages of a stored PDF as pictures."""

import io
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from PIL import Image
from pypdf import PdfReader

from tests.guide.camera import save, together
from tests.guide.scenes import PDF_SHEETS, WIDTHS

PATIENCE = 120  # seconds for the worker to print
DOTS = 120  # an inch: drawn large and then made smaller, so that letters are smooth


def fetch(url: str) -> bytes:
    """Return the PDF at an address, once the worker has printed it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        # The register answers 503 while the PDF is being prepared.
        with suppress(HTTPError), urlopen(url) as answer:
            return bytes(answer.read())
        time.sleep(1)
    raise SystemExit(f"{url} was not printed within {PATIENCE} seconds.")


def take_sheets(pdf: bytes) -> None:
    """Take the pictures of the PDF; pages are counted from one, and from the end where negative."""
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    for name, numbers in PDF_SHEETS.items():
        sheets = [_sheet(pdf, number if number > 0 else pages + 1 + number) for number in numbers]
        for width in WIDTHS:
            save(together(sheets, width), name, width)


def _sheet(pdf: bytes, number: int) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "whole.pdf"
        source.write_bytes(pdf)
        only = ["-f", str(number), "-l", str(number), "-r", str(DOTS), "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *only, source, Path(folder) / "sheet"], check=True)
        with Image.open(Path(folder) / "sheet.png") as sheet:
            return sheet.convert("RGB")
