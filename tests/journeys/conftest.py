"""A real browser against a live server: Chromium from the system, one fresh window a person."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.factories.signatories import PASSWORD
from tests.journeys.windows import Window

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000  # milliseconds


@pytest.fixture(scope="session", autouse=True)
def database_beside_playwright() -> None:
    """Playwright runs an event loop in this thread; Django must not take that for a reason to refuse its database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for the whole run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium is not installed: make test installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, live_server: LiveServer) -> Iterator[Callable[[str], Window]]:
    """Open a window for a person who signs in with PASSWORD ("" for the public); closed after the test."""
    opened = []

    def open_window(email: str = "") -> Window:
        context = chromium.new_context(base_url=live_server.url, locale="en-GB", accept_downloads=True)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page: Page = context.new_page()
        made = Window(page)
        if email:
            made.sign_in(email, PASSWORD)
        return made

    yield open_window
    for context in opened:
        context.close()
