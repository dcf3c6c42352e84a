"""What holds of every fold, whatever happened."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from register.entries.status import Days, FoldEvent, Status, fold

FIRST = date(2026, 1, 1)
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
PARTIES = "ABCDE"
PARTY_VERBS = ["signed", "signed", "signed", "acceded", "withdrew", "declined", "excused", "carried", "transferred"]
VERSION_VERBS = ["suspended", "resumed", "ended", "superseded", "cancelled", "rendered"]

days = st.integers(0, 40).map(lambda count: FIRST + timedelta(days=count))
some_parties = st.lists(st.sampled_from(PARTIES), unique=True, max_size=4)
happenings = st.tuples(
    days,
    st.sampled_from([*PARTY_VERBS, *PARTY_VERBS, *VERSION_VERBS]),
    st.integers(1, 3),
    st.sampled_from(PARTIES),
    st.sampled_from(PARTIES),
)


@st.composite
def entries(draw: st.DrawFn) -> list[FoldEvent]:
    """Draw up to three versions, each superseding the one before; they are entered in the order of their days."""
    entered_on = sorted(draw(st.lists(days, min_size=1, max_size=3)))
    return [
        FoldEvent(
            number=version - 1,
            at=MOMENT,
            on=on,
            verb="entered",
            version=version,
            particulars={
                "rule": draw(st.sampled_from(["date", "all", "each"])),
                "must_sign": draw(some_parties),
                "carried": draw(some_parties),
                "start": draw(st.none() | days.map(date.isoformat)),
                "expires": draw(st.none() | days.map(date.isoformat)),
                "supersedes": version - 1 or None,
            },
        )
        for version, on in enumerate(entered_on, start=1)
    ]


@st.composite
def histories(draw: st.DrawFn) -> list[FoldEvent]:
    """Draw versions and what happens to them, sensible or not."""
    events = draw(entries())
    for on, verb, version, party, other in draw(st.lists(happenings, max_size=25)):
        organisation = party if verb in PARTY_VERBS else ""
        particulars = {"to": other} if verb == "transferred" else {}
        events.append(FoldEvent(len(events), MOMENT, on, verb, version, organisation, particulars))
    return events


least = st.sampled_from([1, 2])
every_day = [FIRST + timedelta(days=count) for count in range(-1, 43)]


def contiguous(stretches: list[Days], start: date) -> bool:
    """Whether the ranges follow each other without gap or overlap, from `start`, the last without end."""
    met = all(earlier.end == later.start for earlier, later in pairwise(stretches))
    return met and stretches[0].start == start and stretches[-1].end is None


@given(histories(), least)
def test_nobody_is_bound_to_two_versions_on_one_day(events: list[FoldEvent], least: int) -> None:
    life = fold(events, least=least)

    for party in PARTIES:
        ranges = sorted(
            (held for version in life.versions.values() for held in version.bindings.get(party, ())),
            key=lambda held: held.start,
        )
        for earlier, later in pairwise(ranges):
            assert earlier.end is not None
            assert earlier.end <= later.start


@given(histories(), least)
def test_stretches_and_listing_are_contiguous(events: list[FoldEvent], least: int) -> None:
    life = fold(events, least=least)

    for version in life.versions.values():
        assert contiguous([stretch.days for stretch in version.stretches], version.entered_on)
        assert all(one.status != two.status for one, two in pairwise(version.stretches))
    listing = life.listing()
    assert contiguous([row.days for row in listing], life.versions[1].entered_on)
    assert all(one[1:] != two[1:] for one, two in pairwise(listing))


@given(histories(), least)
def test_listing_says_of_each_day_what_the_version_shown_says(events: list[FoldEvent], least: int) -> None:
    life = fold(events, least=least)

    for row in life.listing():
        for day in every_day:
            if row.days.contains(day):
                version = life.versions[row.version]
                told = (life.shown_on(day), version.status_on(day), len(version.signed_on(day)))
                assert told == (row.version, row.status, row.signed)


@given(histories(), least)
def test_only_a_version_in_force_binds(events: list[FoldEvent], least: int) -> None:
    for version in fold(events, least=least).versions.values():
        for day in every_day:
            live = version.status_on(day) in {Status.IN_FORCE, Status.AWAITED, Status.SUSPENDED}
            assert live == (version.in_force is not None and version.in_force.contains(day))
            assert live or not version.bound_on(day)


@given(histories(), least, days)
def test_what_comes_later_changes_nothing_of_a_day_before(events: list[FoldEvent], least: int, day: date) -> None:
    whole = fold(events, least=least)
    so_far = fold([event for event in events if event.on <= day], least=least)

    assert so_far.bound_on(day) == whole.bound_on(day)
    assert so_far.shown_on(day) == whole.shown_on(day)
    for number, version in so_far.versions.items():
        assert version.status_on(day) == whole.versions[number].status_on(day)
        assert version.standing_on(day) == whole.versions[number].standing_on(day)


@given(histories(), least, st.integers(0, 30))
def test_what_was_known_is_the_fold_of_what_was_recorded(events: list[FoldEvent], least: int, count: int) -> None:
    recorded = [replace(event, at=MOMENT + timedelta(minutes=event.number)) for event in events]
    moment = MOMENT + timedelta(minutes=count)

    assert fold(recorded, known_at=moment, least=least) == fold(recorded[: count + 1], least=least)


@given(histories(), least, st.data())
def test_annulling_is_as_if_it_had_never_been(events: list[FoldEvent], least: int, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from([event for event in events if event.verb != "entered"] or [None]))
    if gone is None:
        return
    annulled = FoldEvent(len(events), MOMENT, FIRST, "annulled", gone.version, "", {"event": gone.number})

    assert fold([*events, annulled], least=least) == fold([event for event in events if event != gone], least=least)


@settings(max_examples=20)
@given(st.permutations(range(6)))
def test_the_order_of_reading_does_not_matter(order: list[int]) -> None:
    said = {"rule": "all", "must_sign": ["A", "B"]}
    events = [FoldEvent(0, MOMENT, FIRST, "entered", 1, "", said)]
    for number, (verb, party) in enumerate(
        [("signed", "A"), ("withdrew", "A"), ("signed", "B"), ("signed", "A"), ("suspended", "")], start=1
    ):
        events.append(FoldEvent(number, MOMENT, FIRST, verb, 1, party))

    assert fold([events[place] for place in order]) == fold(events)
