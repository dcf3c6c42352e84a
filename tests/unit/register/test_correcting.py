"""What was recorded in error is annulled: by whom, what then counts, and what was believed before."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from register.actor import Actor
from register.clock import today
from register.entries.entering import NewEntry
from register.entries.lives import life_of
from register.entries.recording import cancel
from register.entries.refusals import Refused
from register.entries.status import Status, VersionLife
from register.log.append import NewEvent, append
from register.log.erasing import erase
from register.log.verbs import Appointed
from register.log.verifying.projections import differences
from register.models import Event
from tests.factories.documents import LEAD, PARTNER, complete_agreement, open_to_others
from tests.factories.register import (
    CLERK,
    acceded,
    an_officer,
    annulled,
    declined,
    entered,
    excused,
    signed,
    withdrawn,
)

pytestmark = pytest.mark.django_db
COLLEAGUE = Actor("Bo Lind", "Deputy", "simg", "The partnership", "simg_admin")


def life(entry: NewEntry) -> VersionLife:
    return life_of(entry.reference).versions[entry.version]


def cancelled(entry: NewEntry) -> Event:
    return cancel(reference=entry.reference, version=entry.version, reason="Too early.", by=CLERK, act=uuid.uuid4())


def a_signature() -> Event:
    return signed(entered(), LEAD)[0]


def a_joining() -> Event:
    entry = entered(open_to_others(complete_agreement()))
    signed(entry, LEAD, PARTNER)
    return acceded(entry, "southfen")


def a_withdrawal() -> Event:
    entry = entered()
    signed(entry, LEAD, PARTNER)
    return withdrawn(entry, LEAD, on=today() + timedelta(days=9))


@pytest.mark.parametrize(
    "arrange",
    [
        a_signature,
        lambda: declined(entered(), LEAD),
        a_joining,
        a_withdrawal,
        lambda: excused(entered(), LEAD),
        lambda: cancelled(entered()),
    ],
    ids=["signed", "declined", "acceded", "withdrew", "excused", "cancelled"],
)
def test_what_parties_and_simg_record_can_be_annulled_and_counts_for_no_day(arrange: Callable[[], Event]) -> None:
    event = arrange()
    without = life_of(event.reference, known_at=event.at - timedelta(microseconds=1))

    annulment = annulled(event, by=COLLEAGUE)

    assert Event.objects.get(pk=annulment.pk).particulars["event"] == event.number
    assert life_of(event.reference) == without
    assert list(differences(event.reference)) == []


def test_both_beliefs_stand() -> None:
    entry = entered()
    signed(entry, LEAD)
    (mistaken,) = signed(entry, PARTNER)

    annulment = annulled(mistaken)

    before = life_of(entry.reference, known_at=annulment.at - timedelta(microseconds=1)).versions[1]
    assert before.status_on(today()) is Status.IN_FORCE
    assert life(entry).status_on(today()) is Status.OPEN


def test_who_recorded_it_does_not_annul_it() -> None:
    event = excused(entered(), LEAD)

    with pytest.raises(Refused, match="another member of SIMG"):
        annulled(event, by=CLERK)

    annulled(event, by=COLLEAGUE)


def test_an_officer_who_is_of_simg_too_does_not_annul_their_own_signature() -> None:
    with pytest.raises(Refused, match="yourself"):
        annulled(a_signature(), by=Actor("robin  VALE", "Member", "simg", "The partnership", "simg_member"))


def test_where_the_name_was_erased_the_role_decides() -> None:
    entry = entered()
    by_simg, by_officer = excused(entry, LEAD), declined(entry, PARTNER)
    for event in (by_simg, by_officer):
        erase(event=event.number, authority="Minute 4", by=CLERK, act=uuid.uuid4())

    with pytest.raises(Refused, match="another member"):
        annulled(by_simg, by=COLLEAGUE)
    annulled(by_officer, by=COLLEAGUE)


def test_it_is_annulled_once() -> None:
    event, act = a_signature(), uuid.uuid4()
    first = annulled(event, act=act)

    with pytest.raises(Refused, match="annulled already"):
        annulled(event)

    assert annulled(event, act=act).number == first.number


@pytest.mark.parametrize("verb", ["entered", "annulled"])
def test_what_holds_the_record_together_is_not_annulled(verb: str) -> None:
    annulled(a_signature())
    event = Event.objects.get(verb=verb)

    with pytest.raises(Refused, match="is not annulled"):
        annulled(event, by=COLLEAGUE)


def test_an_appointment_is_ended_and_not_annulled() -> None:
    entry = entered()
    said = Appointed(person="Robin Vale", person_post="Head", role="manager", since="2026-01-01")
    place = {"reference": entry.reference, "version": entry.version, "effective_on": today()}
    (event,) = append([NewEvent(verb="appointed", particulars=said, **place)], act=uuid.uuid4())  # type: ignore[arg-type]

    with pytest.raises(Refused, match="end it on the page"):
        annulled(event)


def test_an_event_of_another_version_is_not_there() -> None:
    event = a_signature()
    event.version = 2
    entered(reference=event.reference, supersedes=1)

    with pytest.raises(Refused, match="no such event"):
        annulled(event)


def test_a_cancelled_version_does_not_come_back_beside_one_that_is_open() -> None:
    event = cancelled(entered())
    entered(reference=event.reference, supersedes=1)

    with pytest.raises(Refused, match="only one may be"):
        annulled(event, by=COLLEAGUE)


def test_a_signature_annulled_can_be_given_again() -> None:
    entry = entered()
    annulled(signed(entry, LEAD)[0])

    signed(entry, LEAD, PARTNER)

    assert life(entry).status_on(today()) is Status.IN_FORCE
    assert an_officer(LEAD).organisation in life(entry).bound_on(today())
