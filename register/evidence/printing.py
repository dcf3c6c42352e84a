"""Prints a page: hands it to the printer, a process with limits, and takes the PDF back."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.conf import settings

TIME = 60  # seconds, from start to end
# What the printer may know of our surroundings: where programs, fonts and its cache are; no setting, no secret.
KNOWN = ("PATH", "HOME", "LANG", "LC_ALL", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "LD_LIBRARY_PATH")


class PrintingFailed(RuntimeError):
    """The PDF could not be printed; the sentence says why. The worker tries again, and people see "being prepared"."""


@dataclass(frozen=True)
class Attached:
    """A text attached to a PDF; `relationship` is one of ISO 32000-2 §7.11.3."""

    name: str
    description: str
    text: str
    relationship: str = "Data"


@dataclass(frozen=True)
class Job:
    """What is printed: HTML, its style sheet, the files that these ask for by name, and the texts attached."""

    html: str
    css: str
    files: Mapping[str, bytes]
    attachments: Sequence[Attached] = ()


@dataclass(frozen=True)
class Printed:
    """A PDF and how many pages it has."""

    pdf: bytes
    pages: int


def print_pdf(job: Job, *, seconds: float = TIME) -> Printed:
    """Return the PDF of a job; raise PrintingFailed, with a sentence, when there is none within the limits."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "register.evidence.printer"],
            input=_payload(job),
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=settings.BASE_DIR,
            env={name: os.environ[name] for name in KNOWN if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise PrintingFailed(f"The PDF was not printed within {seconds:.0f} seconds.") from error
    if done.returncode != 0:
        raise PrintingFailed(f"The PDF could not be printed: {_last_line(done.stderr, done.returncode)}")
    pages, _, pdf = done.stdout.partition(b"\n")
    return Printed(pdf=pdf, pages=int(pages))


def _payload(job: Job) -> bytes:
    return json.dumps(
        {
            "html": job.html,
            "css": job.css,
            "files": {name: base64.b64encode(data).decode() for name, data in job.files.items()},
            "attachments": [asdict(row) for row in job.attachments],
        }
    ).encode()


def _last_line(errors: bytes, code: int) -> str:
    """Return what the printer said last; a printer that was ended says nothing, so its limits are named."""
    lines = errors.decode(errors="replace").strip().splitlines()
    if code < 0:
        return "it wanted more time or memory than it may have."
    return lines[-1] if lines else f"the printer ended with {code}."
