"""Who is bound, and from when."""

from datetime import date

import pytest

from register.entries.status import Days
from tests.factories.story import Story


def legacy() -> Story:
    """An agreement of 2014, recorded in November 2026, signed by two of three."""
    return Story().entered("2014-02-06", "ABC", rule="each").signed("2014-02-21", "A").signed("2014-03-01", "B")


def renewed() -> Story:
    """The same with a second version for all to sign, which C has not."""
    return legacy().entered("2026-01-01", "ABC", version=2, supersedes=1).signed("2026-01-05", "AB", version=2)


@pytest.mark.parametrize(
    ("on", "known_at", "bound"),
    [
        ("2014-02-28", None, {}),
        ("2014-03-01", None, {"A": 1, "B": 1}),
        ("2016-05-01", None, {"A": 1, "B": 1}),
        ("2016-05-01", "2026-11-01T12:00", {"A": 1, "B": 1}),
        ("2016-05-01", "2026-11-01T11:59", {}),
        ("2016-05-01", "2026-10-01T00:00", {}),
    ],
)
def test_legacy_entered_late_is_true_for_its_days(on: str, known_at: str | None, bound: dict[str, int]) -> None:
    assert legacy().bound(on, known_at=known_at) == bound


@pytest.mark.parametrize(
    ("how", "bound"),
    [
        ({}, {}),
        ({"least": 1}, {"A": 1}),
        ({"known_at": "2026-11-02T00:00"}, {"A": 1, "B": 1}),
        ({"known_at": "2026-11-05T08:59"}, {"A": 1, "B": 1}),
        ({"known_at": "2026-11-05T09:00"}, {}),
    ],
)
def test_annulled_signature_never_counted_but_what_was_believed_stays(how: dict[str, object], bound: object) -> None:
    story = legacy().at("2026-11-05T09:00").told("annulled", "2026-11-05", event=2)

    assert story.bound("2016-05-01", **how) == bound


def test_known_at_is_a_moment_even_where_london_has_another_day() -> None:
    story = Story(recorded="2026-07-01T23:30").entered("2026-07-02", "AB").signed("2026-07-02", "AB")

    assert story.bound("2026-07-02", known_at="2026-07-01T23:29") == {}
    assert story.bound("2026-07-02", known_at="2026-07-01T23:30") == {"A": 1, "B": 1}
    assert story.bound("2026-07-01", known_at="2026-07-01T23:30") == {}


def test_annulled_excusal_awaits_the_party_again() -> None:
    story = Story().entered("2026-01-01", "ABC").signed("2026-01-05", "AB").told("excused", "2026-01-06", "C")

    assert story.bound("2026-02-01") == {"A": 1, "B": 1}
    assert story.told("annulled", "2026-01-20", event=3).bound("2026-02-01") == {}


@pytest.mark.parametrize("rule", ["date", "all", "each"])
def test_one_signature_binds_nobody(rule: str) -> None:
    story = Story().entered("2026-01-01", "A", rule=rule).signed("2026-01-05", "A")

    assert story.bound("2026-06-01") == {}


def test_protocol_commits_each_from_its_own_signature_even_the_first() -> None:
    story = Story().entered("2026-01-01", "ABC", rule="each").signed("2026-01-05", "A").signed("2026-02-05", "B")

    assert story.bound("2026-01-04", least=1) == {}
    assert story.bound("2026-01-05", least=1) == {"A": 1}
    assert story.bound("2026-02-05", least=1) == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    ("start", "commenced_on"),
    [(None, "2026-01-20"), ("2026-01-10", "2026-01-20"), ("2026-02-01", "2026-02-01"), ("2026-03-01", "2026-03-01")],
)
@pytest.mark.parametrize("rule", ["date", "all", "each"])
def test_commencement_is_the_latest_of_start_and_signatures(rule: str, start: str | None, commenced_on: str) -> None:
    story = Story().entered("2026-01-01", "AB", rule=rule, start=start).signed("2026-01-05", "A")
    version = story.signed("2026-01-20", "B").folded().versions[1]

    assert version.commenced_on == date.fromisoformat(commenced_on)
    assert version.bindings == {party: (Days(version.commenced_on),) for party in "AB"}


def test_carried_party_is_one_of_the_two() -> None:
    story = Story().entered("2026-01-01", "A", carried=["B"]).signed("2026-01-05", "A")

    assert story.bound("2026-01-05") == {"A": 1, "B": 1}
    assert story.folded().versions[1].signed == {"A": date(2026, 1, 5)}


def test_party_carried_by_the_variation_clause_is_bound_from_that_day() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A").told("carried", "2026-02-01", "B")

    assert story.bound("2026-01-31") == {}
    assert story.bound("2026-02-01") == {"A": 1, "B": 1}


def test_last_excusal_commences() -> None:
    version = renewed().told("excused", "2026-03-09", "C", version=2).folded().versions[2]

    assert version.commenced_on == date(2026, 3, 9)


def test_excused_party_may_sign_after_all() -> None:
    story = renewed().told("excused", "2026-03-09", "C", version=2).signed("2026-04-01", "C", version=2)

    assert story.bound("2026-03-31") == {"A": 2, "B": 2}
    assert story.bound("2026-04-01") == {"A": 2, "B": 2, "C": 2}


def test_later_joiner_and_leaver() -> None:
    story = renewed().signed("2026-03-01", "C", version=2).told("acceded", "2026-04-01", "J", version=2)
    story.told("withdrew", "2026-05-01", "B", version=2)

    assert story.bound("2026-02-28") == {"A": 1, "B": 1}
    assert story.bound("2026-04-01") == {"A": 2, "B": 2, "C": 2, "J": 2}
    assert story.bound("2026-05-01") == {"A": 2, "C": 2, "J": 2}


def test_signature_withdrawn_before_commencement_does_not_count() -> None:
    story = Story().entered("2026-01-01", "ABC").signed("2026-01-05", "AB").told("withdrew", "2026-01-10", "B")
    version = story.signed("2026-01-20", "C").folded().versions[1]

    assert version.commenced_on is None
    assert version.signed_on(date(2026, 1, 9)) == {"A", "B"}
    assert version.signed == {"A": date(2026, 1, 5), "C": date(2026, 1, 20)}
    assert version.awaited_on(date(2026, 1, 20)) == {"B"}


def test_signature_withdrawn_on_the_day_of_the_last_one_does_not_count() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A")
    story.signed("2026-01-10", "B").told("withdrew", "2026-01-10", "A")

    assert story.folded().versions[1].commenced_on is None


def test_who_withdrew_before_commencement_may_sign_again() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A").told("withdrew", "2026-01-10", "A")
    version = story.signed("2026-01-20", "B").signed("2026-02-01", "A").folded().versions[1]

    assert version.commenced_on == date(2026, 2, 1)
    assert version.signed["A"] == date(2026, 2, 1)


def test_party_that_withdrew_may_accede_again() -> None:
    story = Story().entered("2026-01-01", "ABC").signed("2026-01-05", "ABC")
    story.told("withdrew", "2026-03-01", "B").told("acceded", "2026-06-01", "B")

    version = story.folded().versions[1]

    assert version.bindings["B"] == (Days(date(2026, 1, 5), date(2026, 3, 1)), Days(date(2026, 6, 1)))
    assert version.signed["B"] == date(2026, 1, 5)


def test_falling_below_two_afterwards_ends_nothing_by_itself() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB").told("withdrew", "2026-03-01", "B")

    assert story.bound("2026-03-01") == {"A": 1}
    assert story.status("2026-03-01") == "in_force"


def test_cancelled_after_partial_signatures_binds_nobody() -> None:
    story = Story().entered("2026-01-01", "ABC").signed("2026-01-05", "AB")
    story.told("cancelled", "2026-02-01").signed("2026-02-02", "C")

    assert story.bound("2026-03-01") == {}
    assert story.folded().versions[1].bindings == {}
    assert set(story.folded().versions[1].signed) == {"A", "B"}


def test_cancelled_version_binds_nobody_from_that_day() -> None:
    story = Story().entered("2026-01-01", "ABC", rule="each").signed("2026-01-05", "AB").told("cancelled", "2026-02-01")

    assert story.bound("2026-01-31") == {"A": 1, "B": 1}
    assert story.bound("2026-02-01") == {}


def test_signature_made_before_entry_counts_from_the_day_of_entry() -> None:
    story = Story().entered("2026-01-10", "AB", rule="date", start="2025-12-01").signed("2026-01-02", "AB")
    version = story.folded().versions[1]

    assert version.in_force == Days(date(2026, 1, 10))
    assert version.signed["A"] == date(2026, 1, 2)


def test_signing_twice_binds_once() -> None:
    story = Story().entered("2026-01-01", "AB", carried=["B"]).signed("2026-01-05", "A").signed("2026-01-06", "AB")

    assert story.folded().versions[1].bindings == {"A": (Days(date(2026, 1, 5)),), "B": (Days(date(2026, 1, 5)),)}


def test_withdrawal_of_who_holds_nothing_changes_nothing() -> None:
    story = Story().entered("2026-01-01", "AB").told("withdrew", "2026-01-02", "A").signed("2026-01-05", "AB")

    assert story.bound("2026-01-05") == {"A": 1, "B": 1}


def test_successor_takes_a_binding_on_the_day() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "AB")
    story.told("transferred", "2026-04-01", "B", to="N", version=0)

    assert story.bound("2026-03-31") == {"A": 1, "B": 1}
    assert story.bound("2026-04-01") == {"A": 1, "N": 1}
    assert story.status("2026-04-01") == "in_force"


def test_successor_signs_in_the_place_of_who_had_not() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-05", "A").told("transferred", "2026-02-01", "B", to="N")

    assert story.folded().versions[1].awaited_on(date(2026, 2, 1)) == {"N"}
    assert story.signed("2026-03-01", "N").bound("2026-03-01") == {"A": 1, "N": 1}


def test_transfer_before_a_version_was_entered_does_not_touch_it() -> None:
    story = (
        Story().told("transferred", "2025-12-01", "B", to="N").entered("2026-01-01", "AB").signed("2026-01-05", "AB")
    )

    assert story.bound("2026-01-05") == {"A": 1, "B": 1}
