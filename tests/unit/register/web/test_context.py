"""What the navigation offers, and to whom."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from register.web.context import navigation, partnership
from signatories.roles import Right


class Person:
    """Somebody who has signed in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Priya Ashworth"


def asking(path: str, user: Any, *grants: str) -> Any:
    """Returns a request for a path as somebody's, with what was granted to them on one organisation."""
    request: Any = RequestFactory().get(path)
    request.user, request.access = user, SimpleNamespace(grants=frozenset((1, code) for code in grants))
    return request


def words(request: Any) -> list[str]:
    """Returns the words of the navigation."""
    return [item.text for item in navigation(request)]


def test_the_public_reads_and_may_sign_in() -> None:
    assert words(asking("/", AnonymousUser())) == ["Register", "Protocol", "Organisations", "Sign in"]


def test_whoever_signed_in_has_a_desk_and_an_account() -> None:
    assert words(asking("/", Person())) == ["Desk", "Register", "Protocol", "Organisations", "Priya Ashworth"]


def test_only_who_keeps_the_register_is_offered_its_letters() -> None:
    assert "Letters" in words(asking("/", Person(), str(Right.KEEP_REGISTER)))
    assert "Letters" not in words(asking("/", Person(), str(Right.READ_EVERYTHING)))


def test_the_person_stands_apart() -> None:
    assert [item.is_person for item in navigation(asking("/", Person()))] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("path", "text", "current"),
    [
        ("/register/", "Register", "page"),
        ("/register/ISA-0042/", "Register", "true"),
        ("/drafts/7/", "Desk", "true"),
        ("/about/", "", ""),
    ],
)
def test_the_word_of_the_page_is_marked(path: str, text: str, current: str) -> None:
    marked = [(item.text, item.current) for item in navigation(asking(path, Person())) if item.current]

    assert marked == ([(text, current)] if text else [])


def test_a_request_that_never_reached_sign_in_is_the_publics() -> None:
    assert words(RequestFactory().get("/")) == ["Register", "Protocol", "Organisations", "Sign in"]


def test_every_page_knows_whose_register_it_is(settings: Any) -> None:
    settings.PARTNERSHIP_NAME = "Rutland and friends"

    known = partnership(asking("/", AnonymousUser()))

    assert known["partnership_name"] == "Rutland and friends"
    assert [link.url for link in known["footer_links"]] == [
        reverse(name) for name in ("about", "accessibility", "privacy", "cookies")
    ]
