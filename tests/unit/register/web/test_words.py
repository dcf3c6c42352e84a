"""How pages write days, digests, sizes, statuses and the numbers of pages."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator

from register.entries.terms import Status
from register.templatetags.register_forms import errors_of, errors_of_all
from register.templatetags.register_lists import page_numbers
from register.templatetags.register_words import (
    day,
    digest_groups,
    filesize_short,
    moment,
    status_colour,
    status_word,
    weekday,
)
from register.web.samples import ReasonForm, SampleForm
from register.web.statuses import ENTRY_STATUSES

LATE = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_a_day_never_breaks_after_its_number() -> None:
    assert day(date(2014, 2, 6)) == "6\N{NO-BREAK SPACE}February 2014"


def test_a_moment_is_told_by_the_london_clock() -> None:
    assert day(LATE) == "2\N{NO-BREAK SPACE}July 2026"
    assert weekday(LATE) == "Thursday 2\N{NO-BREAK SPACE}July 2026"
    assert moment(LATE) == "2\N{NO-BREAK SPACE}July 2026 at 00:30"


def test_no_day_is_no_words() -> None:
    assert (day(None), weekday(None), moment(None)) == ("", "", "")


@pytest.mark.parametrize("digest", ["7c1e90ab52", bytes.fromhex("7c1e90ab52")])
def test_a_digest_stands_in_groups_of_four(digest: str | bytes) -> None:
    assert digest_groups(digest) == "7c1e 90ab 52"


@pytest.mark.parametrize(("size", "words"), [(20, "1 KB"), (412_000, "412 KB"), (1_900_000, "1.9 MB")])
def test_a_size_is_short(size: int, words: str) -> None:
    assert filesize_short(size) == words.replace(" ", "\N{NO-BREAK SPACE}")


def test_every_status_has_its_word_and_its_colour() -> None:
    assert set(ENTRY_STATUSES) == set(Status)
    assert (status_word("awaited"), status_colour("awaited")) == ("In force, signatures awaited", "green")
    assert (status_word("returned"), status_colour("returned")) == ("Returned", "yellow")


def test_an_unknown_status_is_no_status() -> None:
    with pytest.raises(KeyError):
        status_word("finished")


@pytest.mark.parametrize(
    ("here", "last", "numbers"),
    [
        (1, 2, [1, 2]),
        (1, 6, [1, 2, 0, 6]),
        (3, 6, [1, 2, 3, 4, 5, 6]),
        (5, 9, [1, 0, 4, 5, 6, 0, 9]),
    ],
)
def test_the_first_the_last_and_the_next_pages_are_linked(here: int, last: int, numbers: list[int]) -> None:
    page = Paginator(range(last * 10), 10).get_page(here)

    assert page_numbers(page) == numbers


def test_a_form_that_is_not_there_has_no_errors() -> None:
    assert errors_of(None) == []
    assert errors_of_all(None) == []


def test_errors_of_several_forms_stand_in_their_order() -> None:
    links = errors_of_all([ReasonForm({}), SampleForm({})])

    assert links[0].target == "id_reason"
    assert links[1].target == "id_name"
    assert errors_of(ReasonForm({}))[0].target == "id_reason"
