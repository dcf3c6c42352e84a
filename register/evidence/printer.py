"""The printer: a process of its own that reads a job on its input and writes the PDF on its output.

It is given little memory and little time, and everything that it needs comes with the job: it opens no file, no
socket and no database. Run as `python -m register.evidence.printer`.
"""

import base64
import io
import json
import resource
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from register.evidence import JOB_SCHEME
from register.evidence.conforming import VARIANT, conform

MEMORY = 1536 * 1024 * 1024  # bytes
SECONDS = 60


class Refused(FatalURLFetchingError):  # type: ignore[misc]
    """The page asks for something that did not come with the job."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    """Hands out the files of the job, and nothing else in the world."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Takes the files as base64 by name."""
        super().__init__(allowed_protocols=())
        self.files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Returns a file of the job; raises Refused, which stops the printing, for any other address."""
        name = url.removeprefix(JOB_SCHEME)
        if not url.startswith(JOB_SCHEME) or name not in self.files:
            raise Refused(f"The page asks for {url[:200]}, which did not come with it.")
        return URLFetcherResponse(url, body=base64.b64decode(self.files[name]))


def render(job: Mapping[str, Any]) -> tuple[bytes, int]:
    """Returns the PDF of a job and its number of pages.

    A job has `html`, `css`, `files` (name → base64) and `attachments` (rows of name, description, text, relationship).
    """
    fetcher, fonts = OwnFilesOnly(job["files"]), FontConfiguration()
    page = HTML(string=job["html"], url_fetcher=fetcher, base_url=JOB_SCHEME, media_type="print")
    document = page.render(stylesheets=[_sheet(job["css"], fetcher, fonts)], font_config=fonts, pdf_variant=VARIANT)
    document.metadata.attachments = [_attachment(row) for row in job["attachments"]]
    target = io.BytesIO()
    document.write_pdf(target, finisher=conform, pdf_variant=VARIANT)
    return target.getvalue(), len(document.pages)


def _sheet(css: str, fetcher: OwnFilesOnly, fonts: FontConfiguration) -> Any:
    return CSS(string=css, url_fetcher=fetcher, font_config=fonts, base_url=JOB_SCHEME)


def _attachment(row: Mapping[str, str]) -> Attachment:
    return Attachment(
        string=row["text"], name=row["name"], description=row["description"], relationship=row["relationship"]
    )


def limit() -> None:
    """Gives this process its limits; beyond them it ends, and the job with it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Reads one job as JSON, and writes the number of pages on a line, then the PDF."""
    pdf, pages = render(json.loads(source.read()))
    target.write(f"{pages}\n".encode())
    target.write(pdf)
    target.flush()


def run() -> None:
    """Runs as a process of its own; what went wrong is the last line of its errors."""
    limit()
    try:
        main(sys.stdin.buffer, sys.stdout.buffer)
    except Refused as refusal:
        sys.exit(str(refusal))
    except MemoryError:
        sys.exit("it wanted more memory than it may have.")


if __name__ == "__main__":
    run()
