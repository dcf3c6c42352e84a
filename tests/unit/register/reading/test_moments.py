"""A moment typed into an address is read as people mean it, and anything else is refused with a sentence."""

from datetime import UTC, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from register.reading.moments import TO_COME, UNREADABLE, known_in_words, read_moment

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
END = datetime(2026, 11, 2, 23, 59, 59, 999999, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_a_fixed_moment() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-02", END),
        (" 2 November 2026 ", END),
        ("2/11/2026", END),
        ("2026-07-01", datetime(2026, 7, 1, 22, 59, 59, 999999, tzinfo=UTC)),
        ("2026-11-02 15:30", datetime(2026, 11, 2, 15, 30, tzinfo=UTC)),
        ("2026-07-01T15:30", datetime(2026, 7, 1, 14, 30, tzinfo=UTC)),
        ("2026-07-01T15:30:00.000001+00:00", datetime(2026, 7, 1, 15, 30, 0, 1, tzinfo=UTC)),
        ("2026-11-23", NOW),
        ("2026-11-23T09:30Z", NOW),
    ],
)
def test_a_day_means_its_end_and_a_time_itself(typed: str, moment: datetime) -> None:
    assert read_moment(typed) == moment


@pytest.mark.parametrize("typed", ["2026-11-24", "2026-11-23 09:31", "9999-12-31"])
def test_nothing_is_known_yet_of_what_is_to_come(typed: str) -> None:
    with pytest.raises(ValueError, match=TO_COME):
        read_moment(typed)


@pytest.mark.parametrize("typed", ["31 2 2026", "soon", "25:61", "T", "2026-11-02T", "0000-00-00", "x" * 100_000])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter a real day"):
        read_moment(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_moment_that_has_passed_or_is_refused_in_a_sentence(typed: str) -> None:
    try:
        answer = read_moment(typed)
    except ValueError as refusal:
        answer = str(refusal)

    assert answer in {UNREADABLE, TO_COME} or answer <= NOW


def test_a_moment_in_words() -> None:
    assert known_in_words(read_moment("2 11 2026")) == "2\N{NO-BREAK SPACE}November 2026"
    assert known_in_words(read_moment("2026-11-02 15:30")) == "2\N{NO-BREAK SPACE}November 2026 at 15:30"
