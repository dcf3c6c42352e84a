"""Parties are excused, withdraw with notice and join: who may, on which day it counts, and who is bound then."""

import uuid
from datetime import datetime, timedelta

import pytest
import time_machine

from register.clock import LONDON, today
from register.documents.joining import JoiningSection
from register.documents.protocol import Protocol
from register.entries.entering import NewEntry
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.entries.status import Status, VersionLife
from register.log.verifying.projections import differences
from register.models import Entry, Event, Listing
from register.viewer import Viewer
from tests.factories.documents import (
    LEAD,
    PARTNER,
    POLICE,
    commencing_for_each,
    commencing_on,
    complete_agreement,
    open_to_others,
    with_police,
)
from tests.factories.register import CLERK, a_section, acceded, annulled, entered, excused, signed, withdrawn

pytestmark = pytest.mark.django_db
JOINER = "southfen"
SOON = timedelta(days=30)


def life(entry: NewEntry) -> VersionLife:
    return life_of(entry.reference).versions[entry.version]


def in_force() -> NewEntry:
    """Returns an agreement of three in force for all of them."""
    entry = entered(open_to_others(with_police(complete_agreement())))
    signed(entry, LEAD, PARTNER, POLICE)
    return entry


def in_days(number: int) -> time_machine.travel:
    moment = datetime.combine(today() + timedelta(days=number), datetime.min.time(), LONDON)
    return time_machine.travel(moment + timedelta(hours=12), tick=False)


def test_the_last_excusal_brings_it_into_force() -> None:
    entry = entered(with_police(complete_agreement()))
    signed(entry, LEAD, PARTNER)

    event = excused(entry, POLICE)

    assert (event.organisation, event.role, event.effective_on) == (POLICE, CLERK.role, today())
    assert life(entry).status_on(today()) is Status.IN_FORCE
    assert life(entry).bound_on(today()) == {LEAD, PARTNER}


@pytest.mark.parametrize("organisation", [LEAD, "elsewhere"])
def test_only_who_is_awaited_is_excused(organisation: str) -> None:
    entry = entered()
    signed(entry, LEAD)

    with pytest.raises(Refused, match="is not awaited"):
        excused(entry, organisation)


def test_nobody_is_excused_from_a_version_that_is_over() -> None:
    entry = entered()
    entered(reference=entry.reference, supersedes=1)

    with pytest.raises(Refused, match="over"):
        excused(entry, LEAD)


def test_one_who_was_excused_is_not_excused_again_and_may_still_sign_while_it_is_open() -> None:
    entry = entered()
    excused(entry, LEAD)

    with pytest.raises(Refused):
        excused(entry, LEAD)
    signed(entry, LEAD)

    assert life(entry).awaited_on(today()) == {PARTNER}


def test_a_signature_withdrawn_before_it_began_does_not_count() -> None:
    entry = entered()
    signed(entry, LEAD)

    withdrawn(entry, LEAD)

    assert life(entry).awaited_on(today()) == {LEAD, PARTNER}
    signed(entry, PARTNER)
    assert life(entry).commenced_on is None
    signed(entry, LEAD)
    assert life(entry).status_on(today()) is Status.IN_FORCE


def test_what_is_agreed_and_not_begun_can_be_left() -> None:
    entry = entered(commencing_on(complete_agreement(), (today() + SOON).isoformat()))
    signed(entry, LEAD, PARTNER)

    withdrawn(entry, LEAD)

    assert life(entry).status_on(today() + SOON) is Status.OPEN


def test_a_notice_counts_from_its_end() -> None:
    entry = in_force()

    event = withdrawn(entry, POLICE, on=today() + SOON)

    assert (event.effective_on, event.at.date() <= today()) == (today() + SOON, True)
    assert POLICE in life(entry).bound_on(today() + SOON - timedelta(days=1))
    assert POLICE not in life(entry).bound_on(today() + SOON)


@pytest.mark.parametrize(
    ("on", "sentence"), [(-1, "before today"), (5 * 366 + 1, "next five years")], ids=["past", "too far"]
)
def test_a_notice_ends_on_a_day_that_can_be(on: int, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        withdrawn(in_force(), POLICE, on=today() + timedelta(days=on))


def test_a_notice_is_given_once() -> None:
    entry = in_force()
    withdrawn(entry, POLICE, on=today() + SOON)

    with pytest.raises(Refused, match="has given notice already"):
        withdrawn(entry, POLICE, on=today() + timedelta(days=1))


def test_a_notice_that_was_annulled_can_be_given_again() -> None:
    entry = in_force()
    annulled(withdrawn(entry, POLICE, on=today() + SOON))

    withdrawn(entry, POLICE, on=today())

    assert POLICE not in life(entry).bound_on(today())


def test_a_signature_is_not_withdrawn_for_later_before_it_began() -> None:
    entry = entered()
    signed(entry, LEAD)

    with pytest.raises(Refused, match="at once"):
        withdrawn(entry, LEAD, on=today() + SOON)


def test_who_is_bound_until_a_day_cannot_leave_after_it() -> None:
    with in_days(-90):
        entry = entered(commencing_for_each(complete_agreement()))
        signed(entry, LEAD, PARTNER)
        later = commencing_on(complete_agreement(), (today() + timedelta(days=100)).isoformat())
        second = entered(later, reference=entry.reference, supersedes=1)
        signed(second, LEAD, PARTNER)

    with pytest.raises(Refused, match="only until"):
        withdrawn(entry, LEAD, on=today() + SOON)


@pytest.mark.parametrize("organisation", [PARTNER, "elsewhere"])
def test_only_who_is_held_can_leave(organisation: str) -> None:
    entry = entered()
    signed(entry, LEAD)

    with pytest.raises(Refused, match="cannot withdraw"):
        withdrawn(entry, organisation)


def test_the_same_withdrawal_again_returns_the_first_answer() -> None:
    entry, act = in_force(), uuid.uuid4()

    events = {withdrawn(entry, POLICE, act=act).number for _ in range(2)}

    assert len(events) == 1
    assert Event.objects.filter(verb="withdrew").count() == 1


def test_a_joiner_is_bound_and_its_part_is_on_record() -> None:
    entry = in_force()

    event = Event.objects.get(pk=acceded(entry, JOINER).pk)

    assert life(entry).bound_on(today()) == {LEAD, PARTNER, POLICE, JOINER}
    assert JoiningSection.model_validate_json(event.particulars["section"]) == a_section(JOINER)
    assert Entry.objects.get().organisations == [LEAD, PARTNER, POLICE, JOINER]
    assert Listing.objects.visible_to(Viewer(organisations=frozenset({JOINER}))).on(today()).get().signed == 4
    assert list(differences(entry.reference)) == []


def test_a_party_that_left_or_was_excused_may_come_back() -> None:
    entry = entered(with_police(complete_agreement()))
    excused(entry, POLICE)
    signed(entry, LEAD, PARTNER)
    acceded(entry, POLICE)
    with in_days(10):
        withdrawn(entry, POLICE)
    with in_days(20):
        acceded(entry, POLICE)

        ranges = life(entry).bindings[POLICE]

    assert [(days.start - today()).days for days in ranges] == [0, 20]


def a_closed() -> NewEntry:
    entry = entered()
    signed(entry, LEAD, PARTNER)
    return entry


def an_open_one() -> NewEntry:
    return entered(open_to_others(complete_agreement()))


def one_awaited() -> NewEntry:
    entry = entered(commencing_for_each(with_police(complete_agreement())))
    signed(entry, LEAD, PARTNER)
    return entry


@pytest.mark.parametrize(
    ("arrange", "organisation", "sentence"),
    [
        (a_closed, JOINER, "not open to others"),
        (an_open_one, JOINER, "in force"),
        (in_force, LEAD, "bound by this version already"),
        (one_awaited, POLICE, "asked to sign"),
        (lambda: entered(Protocol(title="Protocol"), must_sign=[LEAD]), JOINER, "protocol is signed"),
    ],
)
def test_who_cannot_join(arrange: object, organisation: str, sentence: str) -> None:
    entry = arrange()  # type: ignore[operator]

    with pytest.raises(Refused, match=sentence):
        acceded(entry, organisation)


def test_a_joiner_brings_its_own_part_only() -> None:
    with pytest.raises(Refused, match="no other organisation"):
        acceded(in_force(), JOINER, a_section("elsewhere"))


def test_a_joiner_that_leaves_is_free_and_the_others_stay() -> None:
    entry = in_force()
    acceded(entry, JOINER)

    with in_days(1):
        withdrawn(entry, JOINER)
        bound = life(entry).bound_on(today())

    assert bound == {LEAD, PARTNER, POLICE}
