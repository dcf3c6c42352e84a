"""How versions of a reference end one another."""

from datetime import date

import pytest

from tests.factories.story import Story


def first(parties: str = "ABC", **how: object) -> Story:
    """A first version, entered and signed by all on 1 February 2014."""
    return Story().entered("2014-02-01", parties, rule="each", **how).signed("2014-02-01", parties)


def renewed(rule: str, must_sign: str = "ABC", **more: object) -> Story:
    """A second version, entered on 1 January 2026 and signed by nobody yet."""
    return first().entered("2026-01-01", must_sign, version=2, rule=rule, supersedes=1, **more)


ALL_TO_V1 = {"A": 1, "B": 1, "C": 1}
ALL_TO_V2 = {"A": 2, "B": 2, "C": 2}


@pytest.mark.parametrize("rule", ["date", "all", "each"])
def test_version_1_stands_until_version_2_commences(rule: str) -> None:
    story = renewed(rule, start="2026-02-01").signed("2026-01-05", "ABC", version=2)

    assert story.bound("2026-01-31") == ALL_TO_V1
    assert story.bound("2026-02-01") == ALL_TO_V2
    assert story.status("2026-01-31") == "in_force"
    assert story.status("2026-02-01") == "superseded"


def test_all_waits_for_the_last_signature() -> None:
    story = renewed("all").signed("2026-01-05", "AB", version=2)

    assert story.bound("2026-03-01") == ALL_TO_V1
    assert story.signed("2026-03-01", "C", version=2).bound("2026-03-01") == ALL_TO_V2


def test_decline_stalls_version_2_while_version_1_stands() -> None:
    story = renewed("all").signed("2026-01-05", "AB", version=2).told("declined", "2026-03-01", "C", version=2)

    assert story.bound("2026-06-01") == ALL_TO_V1
    assert story.status("2026-06-01", version=2) == "stalled"


def test_excused_party_is_left_out_when_version_2_commences() -> None:
    story = renewed("all").signed("2026-01-05", "AB", version=2).told("declined", "2026-03-01", "C", version=2)
    story.told("excused", "2026-03-09", "C", version=2)

    assert story.bound("2026-03-08") == ALL_TO_V1
    assert story.bound("2026-06-01") == {"A": 2, "B": 2}


def test_date_ends_version_1_for_who_has_not_signed_too() -> None:
    story = renewed("date", start="2026-02-01").signed("2026-01-05", "AB", version=2)

    assert story.bound("2026-01-31") == ALL_TO_V1
    assert story.bound("2026-02-01") == {"A": 2, "B": 2}
    assert story.status("2026-02-01") == "superseded"


def test_date_carries_a_party() -> None:
    story = renewed("date", "A", carried=["B"], start="2026-02-01").signed("2026-01-05", "A", version=2)

    assert story.bound("2026-01-31") == ALL_TO_V1
    assert story.bound("2026-02-01") == {"A": 2, "B": 2}


@pytest.mark.parametrize("signed_by", ["", "A"])
def test_date_that_fewer_than_two_signed_leaves_version_1(signed_by: str) -> None:
    story = renewed("date", start="2026-02-01")
    if signed_by:
        story.signed("2026-01-05", signed_by, version=2)

    assert story.bound("2026-06-01") == ALL_TO_V1
    assert story.status("2026-06-01", version=2) == "open"


def test_each_moves_a_party_when_it_signs() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2).signed("2026-04-01", "C", version=2)

    assert story.bound("2026-01-05") == {"A": 2, "B": 2, "C": 1}
    assert story.status("2026-03-31") == "in_force"
    assert story.bound("2026-04-01") == ALL_TO_V2
    assert story.status("2026-04-01") == "superseded"


def test_each_moves_the_first_only_at_commencement() -> None:
    story = renewed("each").signed("2026-01-05", "A", version=2).signed("2026-02-05", "B", version=2)

    assert story.bound("2026-01-05") == ALL_TO_V1
    assert story.bound("2026-02-05") == {"A": 2, "B": 2, "C": 1}


def test_each_lets_go_who_is_not_in_the_new_version_when_it_commences() -> None:
    story = renewed("each", "AB").signed("2026-01-05", "AB", version=2)

    assert story.bound("2026-01-04") == ALL_TO_V1
    assert story.bound("2026-01-05") == {"A": 2, "B": 2}
    assert story.status("2026-01-05") == "superseded"


def test_each_lets_go_who_joins_only_later() -> None:
    story = renewed("each", "AB").signed("2026-01-05", "AB", version=2).told("acceded", "2026-03-01", "C", version=2)

    assert story.bound("2026-02-01") == {"A": 2, "B": 2}
    assert story.bound("2026-03-01") == ALL_TO_V2


def test_each_keeps_who_declined_or_is_excused_in_version_1() -> None:
    story = renewed("each").signed("2026-01-05", "A", version=2).signed("2026-01-05", "B", version=2)
    story.told("declined", "2026-02-01", "C", version=2).told("excused", "2026-03-01", "C", version=2)

    assert story.bound("2026-06-01") == {"A": 2, "B": 2, "C": 1}


def test_each_is_over_when_the_last_left_withdraws() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2).told("withdrew", "2026-05-01", "C")
    story.signed("2026-06-01", "C")

    assert story.status("2026-04-30") == "in_force"
    assert story.status("2026-05-01") == "superseded"
    assert story.bound("2026-06-01") == {"A": 2, "B": 2}


def test_version_3_supersedes_2_and_1_while_1_still_binds_one() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2)
    story.entered("2026-06-01", "ABC", version=3, rule="each", supersedes=2).signed("2026-06-10", "AB", version=3)

    assert story.bound("2026-06-10") == {"A": 3, "B": 3, "C": 1}
    assert [story.status("2026-06-10", version=version) for version in (1, 2, 3)] == [
        "in_force",
        "superseded",
        "awaited",
    ]
    assert story.signed("2026-07-01", "C", version=3).bound("2026-07-01") == {"A": 3, "B": 3, "C": 3}


def test_version_3_for_all_ends_version_1_too() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2)
    story.entered("2026-06-01", "AB", version=3, supersedes=2).signed("2026-06-10", "AB", version=3)

    assert story.bound("2026-06-10") == {"A": 3, "B": 3}
    assert [story.status("2026-06-10", version=version) for version in (1, 2)] == ["superseded", "superseded"]


def test_supersession_follows_what_is_named_past_a_cancelled_version() -> None:
    story = renewed("all").signed("2026-01-05", "A", version=2).told("cancelled", "2026-03-01", version=2)
    story.entered("2026-03-01", "ABC", version=3, supersedes=1).signed("2026-03-02", "ABC", version=3)

    assert story.bound("2026-03-01") == ALL_TO_V1
    assert story.bound("2026-03-02") == {"A": 3, "B": 3, "C": 3}
    assert [story.status("2026-03-02", version=version) for version in (1, 2)] == ["superseded", "cancelled"]


def test_version_that_names_none_supersedes_none() -> None:
    story = first("AB").entered("2026-01-01", "CD", version=2).signed("2026-01-05", "CD", version=2)

    assert story.bound("2026-01-05") == {"A": 1, "B": 1, "C": 2, "D": 2}


def test_version_left_open_never_begins_once_a_later_one_has() -> None:
    story = renewed("all").signed("2026-01-05", "A", version=2)
    story.entered("2026-02-01", "AB", version=3, supersedes=2).signed("2026-02-05", "AB", version=3)
    story.signed("2026-03-01", "BC", version=2)

    assert story.bound("2026-03-01") == {"A": 3, "B": 3}
    assert story.status("2026-02-05", version=2) == "superseded"
    assert story.folded().versions[2].commenced_on is None
    assert set(story.folded().versions[2].signed) == {"A"}


def test_version_recorded_after_its_successor_is_superseded_from_its_entry() -> None:
    story = Story().entered("2014-02-01", "AB", version=2, supersedes=1).signed("2014-02-01", "AB", version=2)
    story.at("2026-12-01T12:00").entered("2015-01-01", "AB").signed("2015-01-01", "AB")

    assert story.status("2015-01-01") == "superseded"
    assert story.bound("2015-01-01", known_at="2026-11-30T12:00") == {"A": 2, "B": 2}


def test_renewal_on_the_day_of_expiry_reads_as_superseded() -> None:
    story = first(expires="2026-01-01").entered("2025-12-01", "ABC", version=2, start="2026-01-01", supersedes=1)
    story.signed("2025-12-05", "ABC", version=2)

    assert story.bound("2025-12-31") == ALL_TO_V1
    assert story.status("2026-01-01") == "superseded"


def test_ended_before_its_successor_commences_stays_ended() -> None:
    story = renewed("all").told("ended", "2026-01-02").signed("2026-01-05", "ABC", version=2)

    assert story.status("2026-01-05") == "ended"


def test_two_versions_in_force_on_one_day_leave_only_the_second() -> None:
    story = Story().entered("2026-01-01", "AB").signed("2026-01-01", "AB")
    story.entered("2026-01-01", "AB", version=2, supersedes=1).signed("2026-01-01", "AB", version=2)

    version = story.folded().versions[1]

    assert story.bound("2026-01-01") == {"A": 2, "B": 2}
    assert (version.commenced_on, version.in_force, version.bindings) == (date(2026, 1, 1), None, {})
    assert story.status("2026-01-01") == "superseded"
    assert set(version.signed) == {"A", "B"}


def test_annulled_signature_brings_version_1_back() -> None:
    story = renewed("all").signed("2026-01-05", "ABC", version=2).at("2026-11-09T09:00")
    story.told("annulled", "2026-11-09", event=len(story.events) - 1)

    assert story.bound("2026-06-01") == ALL_TO_V1
    assert story.bound("2026-06-01", known_at="2026-11-08T09:00") == ALL_TO_V2


def test_successor_of_who_has_not_moved_stays_where_it_was() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2).told("transferred", "2026-03-01", "C", to="N")

    assert story.bound("2026-03-01") == {"A": 2, "B": 2, "N": 1}
    assert story.signed("2026-04-01", "N", version=2).bound("2026-04-01") == {"A": 2, "B": 2, "N": 2}


def test_successor_merged_into_a_party_that_has_moved_is_bound_once() -> None:
    story = renewed("each").signed("2026-01-05", "AB", version=2).told("transferred", "2026-03-01", "C", to="A")

    assert story.bound("2026-03-01") == {"A": 2, "B": 2}
    assert story.status("2026-03-01") == "superseded"
