"""The PDF: printed off the request; tagged PDF/A-3a beside a plain one, and a longer one beside a shorter."""

import base64
from collections.abc import Mapping
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from register.entries.entering import NewEntry
from register.evidence import JOB_SCHEME
from register.evidence.printer import OwnFilesOnly, render
from register.evidence.printing import Job
from register.evidence.rendering import collect
from register.log.checkpoints import make_checkpoint
from register.models import Entry
from tests.bench.figures import Figure
from tests.bench.timing import in_turn
from tests.bench.world import World
from tests.factories.documents import complete_agreement
from tests.factories.register import entered

MOST_TAGGED, MOST_LONGER = 1.2, 1.2


def print_figures(world: World) -> list[Figure]:
    """Return the figures of printing; the register's size does not bear on them."""
    short = entered(complete_agreement())
    make_checkpoint()
    jobs = {"long": _job(world.entry), "short": _job(short)}
    pages = {name: render(job)[1] for name, job in jobs.items()}
    taken = in_turn(
        {
            "long": lambda: render(jobs["long"]),
            "plain": lambda: _plain(jobs["long"]),
            "short": lambda: render(jobs["short"]),
        },
    )
    each = {name: taken[name] / pages[name] for name in jobs}
    return [
        Figure(f"PDF of {pages['long']} pages", taken["long"], "s"),
        Figure(f"PDF of {pages['short']} pages", taken["short"], "s"),
        Figure("tagged PDF/A-3a over plain PDF", taken["long"] / taken["plain"], "×", MOST_TAGGED),
        Figure("a page of the long PDF over one of the short", each["long"] / each["short"], "×", MOST_LONGER),
    ]


def _job(entry: NewEntry) -> dict[str, Any]:
    job: Job = collect(Entry.objects.get(reference=entry.reference, version=entry.version)).job
    return {
        "html": job.html,
        "css": job.css,
        "files": {name: base64.b64encode(data).decode() for name, data in job.files.items()},
        "attachments": [vars(one) for one in job.attachments],
    }


def _plain(job: Mapping[str, Any]) -> bytes:
    """Print the same pages with neither tags nor attachments, and not made to conform to anything."""
    fetcher, fonts = OwnFilesOnly(job["files"]), FontConfiguration()
    sheet = CSS(string=job["css"], url_fetcher=fetcher, font_config=fonts, base_url=JOB_SCHEME)
    page = HTML(string=job["html"], url_fetcher=fetcher, base_url=JOB_SCHEME, media_type="print")
    return page.write_pdf(stylesheets=[sheet], font_config=fonts)
