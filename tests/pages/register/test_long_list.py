"""The list at more agreements than are counted: it says so, and its pages are walked by steps."""

import html
import re

import pytest
from django.test import Client

from register.reading.counting import MOST
from tests.unit.register.reading.long_list import listings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def more_than_are_counted() -> None:
    listings(MOST + 5)


def read(client: Client, address: str = "", status: int = 200) -> str:
    answer = client.get(f"/register/{address}")
    assert answer.status_code == status
    return answer.content.decode()


def link(page: str, words: str) -> str:
    """Returns the address of a step of the list."""
    return html.unescape(re.findall(rf'href="([^"]*)"[^>]*>(?:<span[^>]*>)?{words}<', page)[0])


def rows(page: str) -> list[str]:
    return re.findall(r'href="/register/(ISA-\d+)/', page)


def test_the_list_says_that_there_are_more(client: Client) -> None:
    page = read(client)

    assert "More than 1,000 agreements" in page
    assert "The numbers are of the newest 1,000." in page
    assert "The 25 that take part in most. Find another by its name." in page
    assert "There is no page" not in page


def test_steps_lead_through_the_list_and_back(client: Client) -> None:
    first = read(client)
    second = read(client, link(first, "Next"))
    last = read(client, link(second, "Last"))

    assert rows(first)[0] == "ISA-0003"
    assert not set(rows(first)) & set(rows(second))
    assert rows(last)[-1] == "ISA-1003"
    assert rows(read(client, link(second, "Previous"))) == rows(first)
    assert rows(read(client, link(last, "First"))) == rows(first)
    assert ">Next<" not in last
    assert ">Previous<" not in first


def test_steps_keep_what_is_asked(client: Client) -> None:
    page = read(client, "?q=sharing&order=title&status=open")

    assert link(page, "Next") == "?q=sharing&order=title&status=open&after=ISA-0020"


def test_the_best_match_has_numbers_and_says_of_what(client: Client) -> None:
    page = read(client, "?q=sharing&order=best&page=50")

    assert "Best match first, among the newest 1,000." in page
    assert 'aria-label="Page 50" aria-current="page"' in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?page=51", "Only the first 50 pages of a list this long have numbers."),
        ("?after=ISA-9999", "ISA-9999 is not on this list, or no longer. Begin again at its first page."),
        ("?after=x%27", "The place in the list cannot be read."),
        ("?before=ISA-9999", "ISA-9999 is not on this list"),
        ("?q=sharing&order=best&after=ISA-0001", "The list by best match has numbered pages."),
        ("?organisation=%00", "One of the organisations chosen is not on this register."),
    ],
)
def test_a_place_that_is_not_there_is_refused_in_a_sentence(client: Client, query: str, sentence: str) -> None:
    assert sentence in read(client, query, status=400)
