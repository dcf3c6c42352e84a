"""A list shows exactly what its detail pages allow, and no page leads where its reader may not go."""

import re
from collections.abc import Iterator, Mapping

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.rights.addresses import address
from tests.rights.expecting import pages
from tests.rights.matrix import TELLING
from tests.rights.world import Thing, World

# The address of a list → the address of what it lists, and the kinds of thing that stand in it.
LISTS: Mapping[str, tuple[str, str]] = {
    "/register/": ("entry", "version"),
    "/organisations/northmoor/": ("entry", "version"),
    "/drafts/": ("draft", "draft"),
    "/paper-signatures/": ("paper", "paper"),
    "/letters/": ("letter", "letter"),
}
HREF = re.compile(r'href="(/[^"#?]*)')


def links(response: HttpResponse) -> set[str]:
    """Return the addresses on this site that a page links to."""
    return set(HREF.findall(response.content.decode()))


def listed(world: World, name: str, kind: str) -> Iterator[tuple[Thing, str]]:
    """Yield the things of a kind that stand in a list, each with its address."""
    for thing in world.things[kind]:
        # The protocol stands above agreements and has a page of its own.
        if thing.state != "protocol":
            yield thing, address(name, {**thing.at, **pages()[name].values})


@pytest.mark.parametrize("path", LISTS)
def test_a_list_shows_what_its_reader_may_open_and_nothing_else(world: World, path: str) -> None:
    name, kind = LISTS[path]
    for who, visitor in world.visitors.items():
        shown = links(visitor.browser.get(path))
        for thing, at in listed(world, name, kind):
            opens = visitor.browser.get(at).status_code == 200
            assert (at in shown) == opens, (who, thing.state)


def test_the_desk_shows_no_draft_that_its_reader_may_not_open(world: World) -> None:
    for who, visitor in world.visitors.items():
        shown = links(visitor.browser.get("/desk/"))
        for thing, at in listed(world, "draft", "draft"):
            assert at not in shown or visitor.browser.get(at).status_code == 200, (who, thing.state)


@pytest.mark.parametrize("who", TELLING)
def test_no_link_leads_where_its_reader_may_not_go(world: World, who: str) -> None:
    browser = world.visitors[who].browser
    found = {at: page for page in opened(world, browser) for at in links(browser.get(page))}
    ours = {at: page for at, page in found.items() if not at.startswith("/static/")}

    refused = {at: page for at, page in ours.items() if is_refused(browser.get(at))}

    assert not refused


def opened(world: World, browser: Client) -> Iterator[str]:
    """Yield the addresses of all pages, one of each state, that a reader may open."""
    for name, page in pages().items():
        for thing in world.things[page.about]:
            at = address(name, {**thing.at, **page.values})
            if browser.get(at).status_code == 200:
                yield at


def is_refused(response: HttpResponse) -> bool:
    """Whether a page is refused, hidden, or asks to sign in first."""
    return response.status_code in {403, 404} or response.get("Location", "").startswith("/accounts/login/?next")


def test_what_is_hidden_is_answered_as_what_is_not_there(world: World) -> None:
    nothing = {"draft_id": 999_999, "number": 999_999, "reference": "ISA-9999", "version": 1}
    hidden = [("draft", "draft"), ("version", "version"), ("protocol_draft", "protocol draft"), ("paper", "paper")]
    for name, kind in [*hidden, ("letter", "letter")]:
        absent = address(name, nothing)
        for thing, at in listed(world, name, kind):
            for who, visitor in world.visitors.items():
                answer = visitor.browser.get(at)
                if answer.status_code == 404:
                    other = visitor.browser.get(absent)
                    assert told(answer, at) == told(other, absent), (who, thing.state)


def told(response: HttpResponse, path: str) -> str:
    """Return what a page says, whatever its address."""
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return (head + response.content.decode()).replace(path, "")
