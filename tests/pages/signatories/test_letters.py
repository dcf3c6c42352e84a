"""SIMG's page of letters: where each stands, and never a link that opens an account."""

from datetime import timedelta

import pytest
from django.test import Client

from register.clock import now
from signatories.models import Letter, LetterKind
from signatories.outbox import MOST_TRIES, queue, send_due
from tests.factories.signatories import person

pytestmark = pytest.mark.django_db


def queued(subject: str) -> Letter:
    return queue(kind=LetterKind.RETURNED, to=person(), subject=subject, text="Secret words", path="/secret/path/")


def test_letters_stand_newest_first_with_their_state(keeper: Client) -> None:
    send_due()
    Letter.objects.filter(pk=queued("Second").pk).update(tries=2, fault="Refused", try_at=now() + timedelta(hours=1))
    Letter.objects.filter(pk=queued("Third").pk).update(tries=MOST_TRIES, fault="Refused")
    queued("Fourth")

    page = keeper.get("/letters/").content.decode()

    words = ["Fourth", "Waiting", "Third", "Given up", "Second", "Failed", "Refused. Next try", "Sent"]
    order = [page.index(word) for word in words]
    assert order == sorted(order)
    assert "Secret words" not in page
    assert "/secret/path/" not in page


def test_no_letter_yet(keeper: Client) -> None:
    Letter.objects.all().delete()

    assert "Letters will stand here." in keeper.get("/letters/").content.decode()


@pytest.mark.parametrize("rows", [10, 50])
def test_the_page_asks_as_many_questions_for_many(keeper: Client, rows: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(rows):
        queued(f"Letter {number}")
    keeper.get("/letters/")

    with django_assert_num_queries(5):
        keeper.get("/letters/")


def test_many_letters_are_on_pages(keeper: Client) -> None:
    for number in range(60):
        queued(f"Letter {number}")

    pages = [keeper.get(f"/letters/?page={page}").content.decode() for page in ("1", "2", "none")]

    assert ["Letter 59" in page for page in pages] == [True, False, True]


def test_a_letter_is_read_with_where_it_stands(keeper: Client) -> None:
    letter = queued("Returned to you")
    Letter.objects.filter(pk=letter.pk).update(tries=3, fault="The address was refused: 550 unknown")

    page = keeper.get(f"/letters/{letter.pk}/").content.decode()

    assert all(words in page for words in ("Secret words", letter.to.email, "/secret/path/", "3 of 20", "550 unknown"))
    assert f'href="/letters/{letter.pk}/"' in keeper.get("/letters/").content.decode()


def test_a_letter_that_opens_an_account_shows_no_link(keeper: Client) -> None:
    letter = queue(kind=LetterKind.NEW_PASSWORD, to=person(), subject="Choose", text="Choose one.", path="/account/x/")

    page = keeper.get(f"/letters/{letter.pk}/").content.decode()

    assert "/account/x/" not in page
    assert "for its reader alone" in page


def test_nobody_else_reads_a_letter(manager: Client, keeper: Client, client: Client) -> None:
    letter = queued("Returned to you")

    answers = [browser.get(f"/letters/{letter.pk}/").status_code for browser in (keeper, manager, client)]

    assert answers == [200, 404, 302]
    assert keeper.get(f"/letters/{letter.pk + 1}/").status_code == 404
