"""Successions: what is refused, whom they let read what, and that nobody signs by them."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from register.clock import today
from register.documents.agreement import Publication
from register.models import Entry
from signatories.access import Access, NotAllowed
from signatories.acts.succeeding import SuccessionRefused, TakeOver, record_succession, set_succession_aside
from signatories.models import Organisation, Succession
from signatories.permissions import can_see_appointments
from signatories.predecessors import predecessors_of
from signatories.roles import Right, Role
from tests.factories.documents import LEAD, changed, complete_agreement
from tests.factories.register import entered
from tests.factories.signatories import access_of, administrator, appointed, organisation
from tests.factories.standing import let_stand

pytestmark = pytest.mark.django_db

LEFT = date(2022, 7, 1)


def took_over(
    before: Organisation, after: Organisation, on: date = LEFT, instrument: str = "Order 9 of 2022"
) -> Succession:
    said = TakeOver(predecessor=before, successor=after, effective_on=on, instrument=instrument)
    return record_succession(take_over=said, by=administrator(), act=uuid.uuid4())


def left(code: str, on: date = LEFT, **details: Any) -> Organisation:
    return organisation(code, **{"joined_on": date(2010, 4, 1), "left_on": on} | details)


def test_the_people_of_a_successor_read_what_was_the_predecessors_alone() -> None:
    after = organisation("board")
    reader = appointed(Role.PRACTITIONER, at=after)
    entered(changed(complete_agreement(), publication=Publication(visibility="parties")))
    before = access_of(reader).viewer

    took_over(left(LEAD), after)

    viewer = access_of(reader).viewer
    assert (before.organisations, viewer.organisations) == ({"board"}, {"board", LEAD})
    assert not Entry.objects.visible_to(before).exists()
    assert Entry.objects.visible_to(viewer).count() == 1


def test_no_right_follows_and_nobody_s_appointments_are_shown() -> None:
    before, after = left("trust"), organisation("board")
    officer = appointed(Role.CHIEF_OFFICER, at=after)

    took_over(before, after)

    access = access_of(officer)
    assert access.codes_with(Right.SIGN_AGREEMENTS) == {"board"}
    assert access.viewer.organisations_with(Right.SIGN_AGREEMENTS) == {"board"}
    assert access.organisations == {"board"}
    assert not can_see_appointments(access, before)


def test_it_counts_from_its_day_and_reaches_back_through_others() -> None:
    first, second = left("first", date(2015, 4, 1)), left("second")
    last = organisation("last")
    took_over(first, second, date(2015, 4, 1))
    took_over(second, last)
    reader = appointed(Role.PRACTITIONER, at=last)

    days = (LEFT - timedelta(days=1), LEFT)

    assert [predecessors_of(last, on=day) for day in days] == [frozenset(), {"first", "second"}]
    assert [Access.of(reader.person, on=day).predecessors for day in days] == [frozenset(), {"first", "second"}]


def test_what_is_set_aside_opens_nothing_any_more() -> None:
    after, act = organisation("board"), uuid.uuid4()
    reader, made = appointed(Role.PRACTITIONER, at=after), took_over(left("trust"), after)

    with pytest.raises(SuccessionRefused, match="Say what is wrong with it."):
        set_succession_aside(succession=made, reason=" ", by=administrator(), act=act)
    for _ in range(2):
        set_succession_aside(succession=made, reason="Another board did", by=administrator(), act=act)

    made.refresh_from_db()
    assert access_of(reader).viewer.organisations == {"board"}
    assert (made.set_aside_by, made.set_aside_because) == (administrator().person, "Another board did")
    assert took_over(made.predecessor, after).pk != made.pk


def test_the_same_form_twice_records_once() -> None:
    said = TakeOver(left("trust"), organisation("board"), LEFT, "Order 9 of 2022")
    act = uuid.uuid4()

    made = [record_succession(take_over=said, by=administrator(), act=act) for _ in range(2)]

    assert made[0] == made[1]


def test_only_who_keeps_the_register_records_it() -> None:
    by = appointed(Role.ORGANISATION_ADMINISTRATOR)
    said = TakeOver(left("trust"), by.organisation, LEFT, "Order 9 of 2022")
    made = took_over(said.predecessor, said.successor)

    with pytest.raises(NotAllowed):
        record_succession(take_over=said, by=by, act=uuid.uuid4())
    with pytest.raises(NotAllowed):
        set_succession_aside(succession=made, reason="Mine", by=by, act=uuid.uuid4())


def test_what_cannot_be_is_refused_at_its_field() -> None:
    before, after, here = left("before"), organisation("after"), organisation("here", name="Here Council")
    gone = left("gone", date(2021, 1, 1))
    took_over(gone, before, date(2021, 1, 1))
    cases: list[tuple[tuple[Any, ...], str, str]] = [
        ((after, after), "predecessor", "does not take over from itself"),
        ((here, after), "predecessor", "Here Council still takes part. Record on its page when it left"),
        ((before, gone), "effective_on", "had left by then"),
        ((before, after, LEFT - timedelta(days=1)), "effective_on", "left on 1 July 2022. Give that day or a later"),
        ((before, after, today() + timedelta(days=400)), "effective_on", "Give a day within the next year."),
        ((before, after, LEFT, " "), "instrument", "Say by what instrument"),
        ((gone, before, date(2022, 1, 1)), "predecessor", "It is recorded already that"),
        ((before, gone, LEFT - timedelta(days=600)), "effective_on", "left on 1 July 2022"),
    ]

    for terms, field, sentence in cases:
        with pytest.raises(SuccessionRefused, match=sentence) as refusal:
            took_over(*terms)
        assert refusal.value.field == field, sentence


def test_nobody_takes_over_in_a_circle() -> None:
    one, other = left("one", LEFT), left("other", date(2023, 1, 1))
    took_over(one, other)
    let_stand(Organisation.objects.filter(pk=one.pk), left_on=date(2024, 1, 1))

    with pytest.raises(SuccessionRefused, match="itself took over from"):
        took_over(other, Organisation.objects.get(pk=one.pk), date(2023, 6, 1))
