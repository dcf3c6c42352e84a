"""What a version is called on a day."""

from datetime import date

import pytest

from register.entries.status import STATUS_WORDS, Days, FoldEvent, Status, fold
from tests.factories.story import Story


def test_every_status_has_its_words_and_no_two_the_same() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert len(set(STATUS_WORDS.values())) == len(Status)


def walked(story: Story, *, version: int = 1, least: int = 2) -> list[tuple[str, str]]:
    """Return a version's stretches as (first day, status)."""
    life = story.folded(least=least).versions[version]
    return [(stretch.days.start.isoformat(), stretch.status.value) for stretch in life.stretches]


def test_all_signed_before_the_start_is_agreed_until_the_start() -> None:
    story = Story().entered("2026-01-01", "AB", start="2026-03-01").signed("2026-01-05", "A").signed("2026-02-01", "B")

    assert walked(story) == [("2026-01-01", "open"), ("2026-02-01", "agreed"), ("2026-03-01", "in_force")]


def test_excusal_of_the_last_before_the_start_is_agreed() -> None:
    story = Story().entered("2026-01-01", "ABC", start="2026-03-01").signed("2026-01-05", "AB")
    story.told("excused", "2026-02-01", "C")

    assert walked(story) == [("2026-01-01", "open"), ("2026-02-01", "agreed"), ("2026-03-01", "in_force")]


def test_nobody_left_to_sign_but_fewer_than_two_is_open() -> None:
    story = Story().entered("2026-01-01", "AB", start="2026-03-01").signed("2026-01-05", "A")
    story.told("excused", "2026-02-01", "B")

    assert walked(story) == [("2026-01-01", "open")]


def test_date_begins_with_two_and_awaits_the_others() -> None:
    story = Story().entered("2026-01-01", "ABC", rule="date", start="2026-02-01").signed("2026-01-05", "AB")
    story.signed("2026-03-01", "C")

    assert walked(story) == [("2026-01-01", "open"), ("2026-02-01", "awaited"), ("2026-03-01", "in_force")]
    assert story.bound("2026-02-28") == {"A": 1, "B": 1}


def test_date_waits_for_the_second_party() -> None:
    story = Story().entered("2026-01-01", "AB", rule="date", start="2026-02-01").signed("2026-01-05", "A")

    assert walked(story) == [("2026-01-01", "open")]
    assert walked(story.signed("2026-03-01", "B")) == [("2026-01-01", "open"), ("2026-03-01", "in_force")]


def test_protocol_is_in_force_and_awaits_from_the_first_signature() -> None:
    story = Story().entered("2026-01-01", "AB", rule="each").signed("2026-01-05", "A").signed("2026-02-05", "B")

    assert walked(story, least=1) == [("2026-01-01", "open"), ("2026-01-05", "awaited"), ("2026-02-05", "in_force")]


@pytest.mark.parametrize(
    ("rule", "status"), [("all", "stalled"), ("date", "awaited"), ("each", "awaited")], ids=["all", "date", "each"]
)
def test_a_decline_stalls_only_all(rule: str, status: str) -> None:
    story = (
        Story().entered("2026-01-01", "ABC", rule=rule).signed("2026-01-05", "AB").told("declined", "2026-02-01", "C")
    )

    assert story.status("2026-02-01") == status


@pytest.mark.parametrize("remedy", ["signed", "excused"])
def test_decline_is_not_final(remedy: str) -> None:
    story = Story().entered("2026-01-01", "ABC").signed("2026-01-05", "AB").told("declined", "2026-02-01", "C")
    story.told(remedy, "2026-03-01", "C")

    assert walked(story) == [("2026-01-01", "open"), ("2026-02-01", "stalled"), ("2026-03-01", "in_force")]


def test_decline_of_who_is_excused_already_stalls_nothing() -> None:
    story = Story().entered("2026-01-01", "ABC").told("excused", "2026-01-02", "C").told("declined", "2026-01-03", "C")

    assert story.status("2026-01-03") == "open"


def test_decline_of_who_has_signed_changes_nothing() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A").told("declined", "2026-01-06", "A")

    assert story.status("2026-01-06") == "open"


def test_stalled_version_is_cancelled() -> None:
    story = Story().entered("2026-01-01", "AB").told("declined", "2026-01-05", "A").told("cancelled", "2026-02-01")

    assert walked(story) == [("2026-01-01", "open"), ("2026-01-05", "stalled"), ("2026-02-01", "cancelled")]


def test_expires_on_the_first_day_that_it_no_longer_binds() -> None:
    story = Story().entered("2026-01-01", "AB", expires="2026-07-01").signed("2026-01-05", "AB")

    assert walked(story)[1:] == [("2026-01-05", "in_force"), ("2026-07-01", "ended")]
    assert story.folded().versions[1].in_force == Days(date(2026, 1, 5), date(2026, 7, 1))
    assert story.bound("2026-06-30") == {"A": 1, "B": 1}
    assert story.bound("2026-07-01") == {}


def test_ended_before_it_expires() -> None:
    story = Story().entered("2026-01-01", "AB", expires="2026-12-31").signed("2026-01-05", "AB")
    story.told("ended", "2026-06-01")

    assert walked(story)[1:] == [("2026-01-05", "in_force"), ("2026-06-01", "ended")]


def test_expired_without_ever_beginning() -> None:
    story = (
        Story().entered("2026-01-01", "AB", expires="2026-07-01").signed("2026-01-05", "A").signed("2026-07-01", "B")
    )

    assert walked(story) == [("2026-01-01", "open"), ("2026-07-01", "ended")]
    assert story.folded().versions[1].commenced_on is None


def test_version_over_before_it_was_entered_is_over_from_its_entry() -> None:
    story = Story().entered("2026-01-01", "AB", expires="2025-06-30").signed("2026-01-01", "AB")

    assert walked(story) == [("2026-01-01", "ended")]


def test_superseded_by_another_reference() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB").told("superseded", "2026-06-01")

    assert walked(story)[-1] == ("2026-06-01", "superseded")
    assert story.bound("2026-06-01") == {}


def test_suspended_and_resumed_while_bound() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB")
    story.told("suspended", "2026-03-01").told("resumed", "2026-04-01")

    assert walked(story)[1:] == [("2026-01-05", "in_force"), ("2026-03-01", "suspended"), ("2026-04-01", "in_force")]
    assert story.bound("2026-03-15") == {"A": 1, "B": 1}
    assert story.folded().versions[1].in_force == Days(date(2026, 1, 5))


def test_suspended_then_ended() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB")
    story.told("suspended", "2026-03-01").told("ended", "2026-04-01").told("resumed", "2026-05-01")

    assert walked(story)[2:] == [("2026-03-01", "suspended"), ("2026-04-01", "ended")]


def test_suspended_before_commencement_shows_from_commencement() -> None:
    story = Story().entered("2026-01-01", "AB").told("suspended", "2026-01-02").signed("2026-01-05", "AB")

    assert walked(story) == [("2026-01-01", "open"), ("2026-01-05", "suspended")]


def test_everything_on_one_day() -> None:
    story = Story().entered("2026-01-01", "ABC").told("declined", "2026-01-01", "C").signed("2026-01-01", "ABC")
    story.told("withdrew", "2026-01-01", "C").signed("2026-01-01", "C")

    assert walked(story) == [("2026-01-01", "in_force")]
    assert story.bound("2026-01-01") == {"A": 1, "B": 1, "C": 1}


def test_nothing_is_said_of_the_days_before_entry() -> None:
    version = Story().entered("2026-01-01", "AB").folded().versions[1]
    before = date(2025, 12, 31)

    assert version.status_on(before) is None
    assert version.signed_on(before) == version.awaited_on(before) == version.bound_on(before) == frozenset()


def test_nothing_known_is_no_life() -> None:
    assert Story().entered("2026-01-01", "AB").folded(known_at="2026-10-31T00:00").versions == {}


def test_other_verbs_and_order_of_arrival_change_nothing() -> None:
    story = Story().entered("2026-01-01", "AB").told("rendered", "2026-01-02").signed("2026-01-05", "AB")
    story.told("visibility set", "2026-01-06", visibility="public")

    assert fold(reversed(story.events)) == story.folded()
    assert story.folded().versions[1].standing_on(date(2026, 1, 6)) is not None


@pytest.mark.parametrize(
    "wrong", [{"rule": "some"}, {"supersedes": 1}, {"start": "2026-02-30"}, {"expires": "2026-02"}]
)
def test_an_entry_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    particulars = {"rule": "all", "must_sign": ["A"], **wrong}
    story = Story().entered("2026-01-01", "A")
    event = story.events[0]

    with pytest.raises(ValueError, match=r"\S"):
        fold([FoldEvent(0, event.at, event.on, "entered", 1, "", particulars)])


def test_a_range_of_days_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Days(date(2026, 1, 1), date(2026, 1, 1))
