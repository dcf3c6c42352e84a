"""Takes every picture of the guide from the demonstration as it stands; `make guide` does what comes before."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "isp.settings")
django.setup()

from django.conf import settings  # noqa: E402 (Django is set up first)
from django.core.management import call_command  # noqa: E402

from tests.guide.camera import PICTURES, browser, take_scenes  # noqa: E402
from tests.guide.other_pages import OTHER_SCENES  # noqa: E402
from tests.guide.papers import fetch, take_sheets  # noqa: E402
from tests.guide.places import places  # noqa: E402
from tests.guide.scenes import PDF_PATH, SCENES  # noqa: E402

PATIENCE = 30  # seconds for the server to answer


@contextmanager
def served() -> Iterator[str]:
    """Serve the demonstration for a while and give its address."""
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=settings.BASE_DIR)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers():
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("The demonstration could not be served; what it said stands above.")
            time.sleep(0.2)
        yield f"http://127.0.0.1:{settings.PORT}"
    finally:
        server.terminate()
        server.wait()


def _answers() -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", settings.PORT), timeout=1):
        return True
    return False


def main() -> None:
    """Take all pictures."""
    if not shutil.which("pdftoppm"):
        raise SystemExit("Please install poppler-utils first: it draws the pages of the PDF.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    named = places()
    # Otherwise a page would say of a PDF that it is being prepared, now and then.
    call_command("render_due")
    with served() as address:
        take_sheets(fetch(address + PDF_PATH.format(**named)))
        with browser() as opened:
            take_scenes(opened, (*SCENES, *OTHER_SCENES), address=address, named=named)
    print(f"{len(list(PICTURES.glob('*.png')))} pictures stand in {PICTURES.relative_to(settings.BASE_DIR)}.")  # noqa: T201


if __name__ == "__main__":
    main()
