"""Files as people send them: each the smallest that is what it says, and some that are not."""

import io
import zipfile

from register.evidence.uploads import CONTENTS, DOCX, XLSX

PDF = b"%PDF-1.7 a leaflet"
PNG = b"\x89PNG\r\n\x1a\n a picture"
JPEG = b"\xff\xd8\xff\xe0 a picture"
MACROS = "application/vnd.ms-word.document.macroEnabled"


def office_file(media_type: str, *, padding: int = 0) -> bytes:
    """Return a zip whose list of contents names a main part of a media type; `padding`: more bytes of that list."""
    said = f'<Types><Override PartName="/main.xml" ContentType="{media_type}.main+xml"/></Types>'
    return a_zip(CONTENTS, said + " " * padding)


def a_zip(name: str, said: str) -> bytes:
    """Return a zip with one part."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), said, zipfile.ZIP_DEFLATED)
    return held.getvalue()


WORD, EXCEL = office_file(DOCX), office_file(XLSX)
DISGUISED = {
    "a program": b"MZ\x90\x00 a program",
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a picture that is drawn": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a zip": a_zip("word/document.xml", "<w:document/>"),
    "a Word file with macros": office_file(MACROS),
    "a zip that is cut off": WORD[:-20],
    "a zip whose bytes are broken": WORD[:60] + b"\xff\xff\xff" + WORD[63:],
    "a bomb": office_file(DOCX, padding=2_000_000),
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}
