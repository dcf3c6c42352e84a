"""The list of agreements answers what its address asks, and says in a sentence what it cannot read."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from register.clock import today
from tests.factories.documents import LEAD, PARTNER, changed, complete_agreement
from tests.factories.register import entered, signed, titled

pytestmark = pytest.mark.django_db
# Session, person, appointments (and, for some, grants) come first; then names, counts, rows. At most 8 are allowed.
# Session, user and rights; the log's state; then numbers, names and rows, unless the same was drawn before.
QUERIES, AGAIN = 7, 4


def test_an_empty_register_teaches(client: Client) -> None:
    html = client.get("/register/").content.decode()

    assert "Agreements will stand here" in html


def test_a_row_says_what_an_agreement_is_today(client: Client) -> None:
    signed(entered(titled("Safe and well visits", theme="fire_safety")), LEAD, PARTNER)

    html = client.get("/register/").content.decode()

    assert '<a class="govuk-link" href="/register/ISA-0001/">Safe and well visits</a>' in html
    assert "ISA-0001 · Fire safety" in html
    assert "In force</strong>" in html
    assert "2 of 2" in html
    assert "1 agreement<" in html


def test_what_is_chosen_stands_with_the_way_to_take_it_off(client: Client) -> None:
    entered()

    html = client.get(f"/register/?organisation={PARTNER}&status=open&q=discharge").content.decode()

    assert "Organisation: Eastvale NHS Trust" in html
    assert "?status=open&amp;q=discharge" in html
    assert 'value="open" checked' in html
    assert "1 agreement<" in html


def test_nothing_found_says_what_to_do(client: Client) -> None:
    entered()

    assert "No agreement matches" in client.get("/register/?q=zeppelin").content.decode()


def test_another_day_is_named_and_passed_on(client: Client) -> None:
    entered()
    later = today() + timedelta(days=3)

    html = client.get(f"/register/?on={later}").content.decode()

    assert "1 agreement, as on" in html
    assert f"/register/ISA-0001/?on={later}" in html
    assert "Nothing stood on the register on that day" in client.get("/register/?on=1 May 2016").content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("on=31-02-2026", "Enter a real day, such as 27 3 2024."),
        ("on=yesterday", "Enter a real day, such as 27 3 2024."),
        ("on=0000-01-01", "Enter a real day, such as 27 3 2024."),
        ("organisation=atlantis", "One of the organisations chosen is not on this register."),
        ("theme=dragons", "One of the themes chosen is not on this register."),
        ("status=lost", "One of the statuses chosen is not on this register."),
        ("order=random", "The list can be ordered by"),
        ("page=999", "There is no page 999: this list has 1 page."),
        ("page=0", "Pages are counted from 1."),
        ("page=x", "The page must be a number"),
        ("page=99999999999999999999", "No list of this register has that many pages."),
        ("q=a%00b", "cannot be printed"),
        ("q=a%E2%80%AEb", "cannot be printed"),
        ("q=" + "a" * 100_000, "Search for 200 characters or fewer."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(client: Client, query: str, sentence: str) -> None:
    entered()

    answer = client.get(f"/register/?{query}")

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert "There is a problem" in answer.content.decode()


def test_what_was_typed_is_kept_beside_the_error(client: Client) -> None:
    html = client.get("/register/?q=marac&on=31-02-2026&status=open&theme=dragons").content.decode()

    assert 'value="marac"' in html
    assert 'value="31-02-2026"' in html
    assert '<input type="hidden" name="status" value="open">' in html
    assert "Theme: Dragons" in html
    assert 'href="#on"' in html


def test_pages_hold_twenty_and_none_twice(client: Client) -> None:
    for number in range(23):
        entered(titled(f"Agreement {number}"))

    first, second = (client.get(f"/register/?q=agreement&page={page}").content.decode() for page in (1, 2))

    assert first.count('<th scope="row"') == 20
    assert second.count('<th scope="row"') == 3
    assert "?q=agreement&amp;page=2" in first
    assert all((f"ISA-{number:04d} " in first) != (f"ISA-{number:04d} " in second) for number in range(1, 24))


@pytest.mark.parametrize("rows", [10, 50])
def test_queries_do_not_grow_with_the_rows(
    signed_in: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        entered(titled(f"Agreement {number}"))

    with django_assert_num_queries(QUERIES):
        answer = signed_in.get("/register/?q=agreement")
    with django_assert_num_queries(AGAIN):
        again = signed_in.get("/register/?q=agreement")

    assert f"{rows} agreements" in answer.content.decode()
    assert again.content == answer.content


def test_a_hidden_agreement_leaves_no_trace(client: Client) -> None:
    document = titled("Witness protection", complete_agreement(partner="secret-service"))
    publication = document.publication.model_copy(update={"visibility": "parties"})
    entered(changed(document, publication=publication))

    html = client.get("/register/").content.decode()

    assert "Witness" not in html
    assert "secret-service" not in html.lower().replace(" ", "-")
    assert client.get("/register/?organisation=secret-service").status_code == 400
