"""A browser that shows pages already drawn, with the style sheet and the scripts that were built."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

SITE = "http://register.example"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Look = Callable[[Page], Any]
Show = Callable[[str, str, int, Look], Any]


@pytest.fixture(scope="module")
def show() -> Iterator[Show]:
    """Shows a page's markup at an address and a width, and returns what `look` finds; nothing leaves the browser.

    The browser lives in a thread of its own, because Playwright's loop would keep Django from the database.
    """
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(sync_playwright().start).result()
        browser = thread.submit(playwright.chromium.launch, executable_path="/usr/bin/chromium", args=FLAGS).result()
        yield lambda html, path, width, look: thread.submit(shown, browser, html, path, width, look).result()
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


def shown(browser: Browser, html: str, path: str, width: int, look: Look) -> Any:
    """Opens the page, looks, and closes it."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.route("**/*", lambda route: answer(route, html))
    page.goto(SITE + path)
    try:
        return look(page)
    finally:
        page.close()


def answer(route: Route, html: str) -> None:
    """Answers for a file of static/build, else with the page."""
    path = urlsplit(route.request.url).path
    file = Path(settings.BASE_DIR) / "static" / "build" / path.removeprefix(settings.STATIC_URL)
    if path.startswith(settings.STATIC_URL) and file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=guess_type(file.name)[0])
    elif path.startswith(settings.STATIC_URL):
        route.fulfill(status=404)
    else:
        route.fulfill(body=html, content_type="text/html")
