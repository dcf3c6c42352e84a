"""A law is found by words of its Act, its section or its subject; a usual job names the laws it rests on."""

import pytest

from agreements.law import lists
from agreements.law.finding import found, usual_for

GATEWAYS = lists.entries("gateways")


def codes(words: str) -> list[str]:
    return [choice.code for choice in found(GATEWAYS, words)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Care Act 2014 section 42", "care-2014-s42"),
        ("s115", "crime-disorder-1998-s115"),
        ("S.115 crime", "crime-disorder-1998-s115"),
        ("homeless", "housing-1996-s213"),
        ("MAPPA", "criminal-justice-2003-s325"),
        ("confidence, public interest", "common-law-confidence"),
    ],
)
def test_words_find_a_law(words: str, first: str) -> None:
    assert codes(words)[0] == first


def test_each_word_must_be_there() -> None:
    assert codes("care crime") == []


@pytest.mark.parametrize("kind", ["duty", "power"])
def test_kind_is_searched_too(kind: str) -> None:
    of_kind = {choice.code for choice in GATEWAYS if choice.flags["kind"] == kind}

    assert of_kind <= set(codes(f"a {kind}:"))


def test_no_words_find_all() -> None:
    assert found(GATEWAYS, " ") == list(GATEWAYS)


def test_usual_job_names_laws_that_are_on_the_list() -> None:
    known = {choice.code for choice in GATEWAYS}

    assert all(row.flags["laws"] and set(row.flags["laws"]) <= known for row in lists.entries("functions"))


@pytest.mark.parametrize("function", ["Safeguarding adults at risk", " safeguarding adults at risk. "])
def test_usual_job_is_known_however_it_is_typed(function: str) -> None:
    assert usual_for(function) == ("care-2014-s42", "care-2014-s45")


@pytest.mark.parametrize("function", ["", "Something of our own"])
def test_job_in_own_words_has_no_usual_laws(function: str) -> None:
    assert usual_for(function) == ()
