"""Small words: days as they are typed, leads that are not too long, names in a row."""

from datetime import date

import pytest

from register.reading.days import read_day
from register.reading.entry.lead import shortened
from register.reading.sentences import all_organisations, some


@pytest.mark.parametrize(
    "typed", ["2024-03-27", "27 3 2024", "27/3/2024", "27.03.2024", " 27  March 2024 ", "27-mar-2024", "2024-3-27"]
)
def test_a_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read_day(typed) == date(2024, 3, 27)


@pytest.mark.parametrize("typed", ["", "31-02-2026", "27 3 24", "2024-13-01", "٢٧ ٣ ٢٠٢٤", "27 foo 2024", "tomorrow"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter a real day"):
        read_day(typed)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("One two. Three four.", "One two. Three four."),
        ("One two three. Four five six.", "One two three."),
        ("One two three, four five, six seven", "One two three, four …"),
        ("", ""),
    ],
)
def test_a_lead_is_whole_sentences_where_it_can_be(text: str, lead: str) -> None:
    assert shortened(text, most=4) == lead


def test_of_many_names_two_are_said() -> None:
    assert some(["Ashby"]) == "Ashby"
    assert some(["Ashby", "Blaby", "Charnwood"]) == "Ashby, Blaby and Charnwood"
    assert some(["Ashby", "Blaby", "Charnwood", "Derby"]) == "Ashby, Blaby and two others"


def test_all_of_few_have_words_of_their_own() -> None:
    assert [all_organisations(count) for count in (1, 2, 6)] == [
        "the one organisation",
        "both organisations",
        "all six organisations",
    ]
