"""An agreement that was made elsewhere: its paper is printed here, filed, and confirmed in part."""

import uuid
from pathlib import Path

from agreements.acts.filing import record_agreement
from agreements.filing import read_description
from isp.demonstration.people import access
from register.evidence.printing import Job, print_pdf
from register.evidence.typefaces import typeface_files, typeface_rules
from signatories.acts.paper import confirm_paper
from signatories.models import PaperSignature

FOLDER = Path(__file__).parent / "elsewhere"
KEEPER, MEMBER = "admin@simg.example", "member@simg.example"
CONFIRMED = ("charnwood", "leicestershire")


def empty_homes() -> None:
    """Filed with a scan; two signatures are confirmed, one of them of a month; the third waits for a second person."""
    description = read_description((FOLDER / "empty-homes.toml").read_bytes(), is_json=False)
    entry = record_agreement(description=description, scan=_paper(), by=access(KEEPER), act=uuid.uuid4())
    waiting = PaperSignature.objects.waiting().filter(reference=entry.reference, organisation__code__in=CONFIRMED)
    for paper in waiting.select_related("organisation"):
        confirm_paper(paper=paper, by=access(MEMBER), act=uuid.uuid4())


def _paper() -> bytes:
    """Return the paper as a PDF; it stands in for a scan."""
    css = typeface_rules() + (FOLDER / "scan.css").read_text(encoding="utf-8")
    html = (FOLDER / "empty-homes.html").read_text(encoding="utf-8")
    return print_pdf(Job(html=html, css=css, files=typeface_files())).pdf
