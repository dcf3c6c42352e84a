"""A list shows exactly what its detail pages allow, and what is hidden is answered as what is not there."""

from collections.abc import Iterator, Mapping

import pytest
from django.http import HttpResponse

from tests.rights.addresses import address
from tests.rights.asking import HREF
from tests.rights.expecting import pages
from tests.rights.world import Thing, World

# The address of a list → the address of what it lists, and the kinds of thing that stand in it.
LISTS: Mapping[str, tuple[str, str]] = {
    "/register/": ("entry", "version"),
    "/organisations/northmoor/": ("entry", "version"),
    "/drafts/": ("draft", "draft"),
    "/paper-signatures/": ("paper", "paper"),
    "/letters/": ("letter", "letter"),
}


def links(response: HttpResponse) -> set[str]:
    """Return the addresses on this site that a page links to."""
    return set(HREF.findall(response.content.decode()))


def says(name: str, thing: Thing, who: str) -> str:
    """Return what a visitor is answered at the page of a thing; the matrix asks whether it is so."""
    return pages()[name].expected("get", thing.state, (who,))[who]


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
            assert (at in shown) == (says(name, thing, who) == "opens"), (who, thing.state)


def test_the_desk_shows_no_draft_that_its_reader_may_not_open(world: World) -> None:
    for who, visitor in world.visitors.items():
        shown = links(visitor.browser.get("/desk/"))
        for thing, at in listed(world, "draft", "draft"):
            assert at not in shown or says("draft", thing, who) == "opens", (who, thing.state)


HIDDEN = {
    "draft": "draft",
    "version": "version",
    "protocol_draft": "protocol draft",
    "paper": "paper",
    "letter": "letter",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_answered_as_what_is_not_there(world: World, name: str) -> None:
    nothing = {"draft_id": 999_999, "number": 999_999, "reference": "ISA-9999", "version": 1}
    absent = address(name, nothing)
    for who, visitor in world.visitors.items():
        other = told(visitor.browser.get(absent), absent)
        for thing, at in listed(world, name, HIDDEN[name]):
            if says(name, thing, who) == "hidden":
                assert told(visitor.browser.get(at), at) == other, (who, thing.state)


def told(response: HttpResponse, path: str) -> str:
    """Return what a page says, whatever its address."""
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return (head + response.content.decode()).replace(path, "")
