"""The gallery: every component, drawn right, within every width, and open to everybody."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.messages import INFO, SUCCESS
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm, Widget
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page

from tests.pages.components.conftest import Look, Show

PAGES = ["/components/", "/about/", "/accessibility/", "/privacy/", "/cookies/", "/accounts/login/"]
# What the gallery cannot draw → why.
SHOWN_ELSEWHERE = {
    "components/messages.html": "a message needs an act before it (it is drawn below)",
    "components/printed_changes.html": "it wants two documents",
    "components/printed_section.html": "it wants a document",
    "components/printed_table.html": "it wants a document",
    "forms/suggested.html": "its widget belongs to drafting, above the register",
}
# Widgets that are drawn as another one is, or (the last) by a page of their own.
LIKE_ANOTHER = {"NumberInput", "EmailInput", "URLInput", "SelectMultiple"}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

pytestmark = pytest.mark.django_db


def drawn(client: Client, path: str) -> str:
    """Returns the markup of a page."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def examined(page: Page) -> tuple[dict[str, Any], int]:
    """Returns what axe finds with everything unfolded, and how wide the page is."""
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")
    found = Axe().run(page, options=RULES).response
    return found, page.evaluate("document.documentElement.scrollWidth")


def widgets_of_forms() -> list[Widget]:
    """Returns the widgets of every form of ours."""
    forms, found = [BaseForm], []
    while forms:
        form = forms.pop()
        forms += form.__subclasses__()
        if form.__module__.startswith(("register.", "signatories.", "agreements.")):
            found += [field.widget for field in getattr(form, "base_fields", {}).values()]
    return found


def focus_after_following(words: str) -> Look:
    """Returns what follows a link and tells the id of the control that is focused then."""

    def look(page: Page) -> str:
        page.get_by_role("link", name=words).click()
        focused: str = page.evaluate("document.activeElement.id")
        return focused

    return look


@pytest.mark.parametrize("folder", ["components", "forms"])
def test_the_gallery_shows_every_component(client: Client, folder: str) -> None:
    response = client.get("/components/")

    shown = {template.name for template in response.templates}
    every = {f"{folder}/{path.name}" for path in (settings.BASE_DIR / "templates" / folder).glob("*.html")}
    assert every
    assert every - shown == set(SHOWN_ELSEWHERE).intersection(every)


def test_the_gallery_shows_every_sort_of_question(client: Client) -> None:
    context = client.get("/components/").context
    shown = {type(field.widget) for form in (context["form"], context["reason_form"]) for field in form.fields.values()}

    asked = {widget for widget in widgets_of_forms() if not widget.is_hidden}
    assert {type(widget).__name__ for widget in asked} <= {widget.__name__ for widget in shown} | set(LIKE_ANOTHER)


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_links_within_the_page_land(client: Client, path: str) -> None:
    html = drawn(client, path)

    ids = re.findall(r'\bid="([^"]+)"', html)
    named = re.findall(r'\b(?:href="#|for="|aria-controls=")([^"]+)"', html)
    described = [
        name for names in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', html) for name in names.split()
    ]
    assert sorted(ids) == sorted(set(ids))
    assert {*named, *described} <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_styled_or_scripted_inline(client: Client, path: str) -> None:
    html = drawn(client, path)

    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=", html)


@pytest.mark.parametrize("width", [1280, 375, 320])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(client: Client, show: Show, path: str, width: int) -> None:
    found, wide = show(drawn(client, path), path, width, examined)

    assert [violation["id"] for violation in found["violations"]] == []
    assert len(found["passes"]) > 20
    assert wide <= width


def test_an_error_link_takes_the_keyboard_to_the_first_choice(client: Client, show: Show) -> None:
    path = "/components/"

    focused = show(drawn(client, path), path, 1280, focus_after_following("Say what kind it is."))

    assert focused == "id_kind_0"


def test_without_scripts_nothing_is_hidden_but_what_needs_them(client: Client) -> None:
    html = drawn(client, "/components/")

    hidden = re.findall(r"<(\w+)[^>]*\shidden[\s>]", html)

    assert set(hidden) == {"button"}


def test_a_message_is_told_in_a_banner() -> None:
    html = render_to_string(
        "components/messages.html", {"messages": [Message(SUCCESS, "Saved."), Message(INFO, "Old.")]}
    )

    assert 'role="alert"' in html
    assert "Saved." in html
    assert "Please note" in html
