"""What the register's list shows of a reference."""

from datetime import date, timedelta

import pytest

from tests.factories.story import Story


def rows(story: Story) -> list[tuple[str, int, str, int, int]]:
    """Return the listing with the first day of each stretch."""
    return [
        (row.days.start.isoformat(), row.version, row.status.value, row.signed, row.required)
        for row in story.folded().listing()
    ]


def two_versions() -> Story:
    """A first version in force, and a second that two of three have signed."""
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A").signed("2026-01-06", "B")
    return story.entered("2026-03-01", "ABC", version=2, supersedes=1).signed("2026-03-05", "AB", version=2)


def test_listing_follows_signatures_and_shows_what_is_in_force() -> None:
    story = two_versions().signed("2026-04-01", "C", version=2).told("ended", "2026-05-01", version=2)

    assert rows(story) == [
        ("2026-01-01", 1, "open", 0, 2),
        ("2026-01-05", 1, "open", 1, 2),
        ("2026-01-06", 1, "in_force", 2, 2),
        ("2026-04-01", 2, "in_force", 3, 3),
        ("2026-05-01", 2, "ended", 3, 3),
    ]


def test_listing_is_a_tuple_of_tuples() -> None:
    [(days, version, status, signed, required)] = Story().entered("2026-01-01", "AB").folded().listing()

    assert (days.start, days.end, version, status, signed, required) == (date(2026, 1, 1), None, 1, "open", 0, 2)


def test_excused_is_not_required_and_a_joiner_counts_as_signed() -> None:
    story = Story().entered("2026-01-01", "ABC", rule="each", carried=["D"]).signed("2026-01-05", "A")
    story.told("excused", "2026-01-06", "C").told("acceded", "2026-01-07", "J")

    assert [row[3:] for row in rows(story)] == [(0, 3), (1, 3), (1, 2), (2, 3)]


def test_who_left_after_commencement_has_still_signed() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB").told("withdrew", "2026-02-01", "B")

    assert rows(story)[-1] == ("2026-01-05", 1, "in_force", 2, 2)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([], 1),
        ([("ended", 1)], 2),
        ([("cancelled", 2)], 1),
        ([("suspended", 1)], 1),
        ([("ended", 1), ("cancelled", 2)], 2),
    ],
    ids=["in force", "ended and open", "cancelled", "suspended", "both over"],
)
def test_the_version_shown(told: list[tuple[str, int]], shown: int) -> None:
    story = two_versions()
    for verb, version in told:
        story.told(verb, "2026-04-01", version=version)

    assert story.folded().shown_on(date(2026, 4, 1)) == shown


def test_the_greatest_of_two_in_force_is_shown() -> None:
    story = Story().entered("2026-01-01", "ABC", rule="each").signed("2026-01-05", "ABC")
    story.entered("2026-03-01", "ABC", version=2, rule="each", supersedes=1).signed("2026-03-05", "AB", version=2)

    assert story.folded().shown_on(date(2026, 3, 4)) == 1
    assert story.folded().shown_on(date(2026, 3, 5)) == 2


def test_nothing_is_shown_before_the_first_entry() -> None:
    life = two_versions().folded()

    assert life.shown_on(date(2025, 12, 31)) is None
    assert life.listing()[0].days.start == date(2026, 1, 1)


def test_nothing_known_lists_nothing() -> None:
    life = Story().folded()

    assert life.listing() == ()
    assert life.shown_on(date(2026, 1, 1)) is None


def test_future_days_are_listed_without_an_event_on_them() -> None:
    story = Story().entered("2026-01-01", "AB", start="2027-01-01", expires="2028-01-01").signed("2026-01-01", "AB")

    assert [(row[0], row[2]) for row in rows(story)] == [
        ("2026-01-01", "agreed"),
        ("2027-01-01", "in_force"),
        ("2028-01-01", "ended"),
    ]


def test_listing_agrees_with_the_version_shown_on_each_day() -> None:
    life = two_versions().signed("2026-04-01", "C", version=2).folded()

    for row in life.listing():
        for day in (row.days.start, (row.days.end or date(2030, 1, 1)) - timedelta(days=1)):
            assert (life.shown_on(day), life.versions[row.version].status_on(day)) == (row.version, row.status)
