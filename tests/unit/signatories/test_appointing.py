"""Appointing and ending: what is refused, what is written, and what the log says of it."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from register.clock import today
from register.models import Event
from signatories.access import NotAllowed
from signatories.acts.appointing import appoint, end_appointment
from signatories.acts.fitting import AppointmentRefused
from signatories.models import Appointment, Organisation, OrganisationUserPermission
from signatories.roles import Right, Role
from tests.factories.signatories import LONG_AGO, access_of, administrator, appointed, board, organisation, person

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def grants_of(appointment: Appointment) -> set[str]:
    rows = OrganisationUserPermission.objects.filter(user=appointment.person)
    return set(rows.values_list("permission__codename", flat=True))


REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("role", {"role": "emperor", "post": "Emperor"}, "Choose a role of the list"),
    ("post", {"post": "  "}, "Say which post"),
    ("until", {"until": LONG_AGO}, "must be after the day it begins"),
    ("role", {"role": Role.SIMG_MEMBER}, "Only SIMG itself appoints a SIMG member"),
    ("may_sign", {"may_sign_protocol": True}, "signs, not a manager"),
    ("instrument", {"role": Role.DELEGATED_SIGNATORY}, "Name the instrument"),
]


@pytest.mark.parametrize(("field", "terms", "sentence"), REFUSALS, ids=[case[2] for case in REFUSALS])
def test_what_cannot_be_is_refused_at_its_field(field: str, terms: dict[str, Any], sentence: str) -> None:
    where, who, by = organisation(), person(), administrator()
    terms = {"role": Role.MANAGER, "post": "Head of service", "since": LONG_AGO} | terms

    with pytest.raises(AppointmentRefused, match=sentence) as refusal:
        appoint(person=who, organisation=where, by=by, act=uuid.uuid4(), **terms)

    assert refusal.value.field == field


def test_nobody_is_appointed_where_an_organisation_has_left() -> None:
    with pytest.raises(AppointmentRefused, match="has left, so nobody can be appointed there"):
        appointed(Role.MANAGER, at=organisation(left_on=today()))


def test_a_closed_account_is_not_appointed() -> None:
    with pytest.raises(AppointmentRefused, match="is closed"):
        appointed(Role.MANAGER, who=person(is_active=False))


def test_a_role_is_held_once_at_a_time() -> None:
    held = appointed(Role.MANAGER, since=date(2024, 5, 1))

    with pytest.raises(AppointmentRefused, match="is a manager of .+ already, since 1 May 2024"):
        appointed(Role.MANAGER, at=held.organisation, who=held.person)


def test_a_planned_appointment_may_not_overlap_one_that_follows() -> None:
    held = appointed(Role.MANAGER, since=today())

    with pytest.raises(AppointmentRefused, match="already"):
        appointed(Role.MANAGER, at=held.organisation, who=held.person, until=today() + TOMORROW)
    earlier = appointed(Role.MANAGER, at=held.organisation, who=held.person, until=today())

    assert earlier.until == held.since


def test_a_delegation_comes_from_a_signatory_of_the_same_organisation() -> None:
    elsewhere = appointed(Role.CHIEF_OFFICER)
    chief = appointed(Role.CHIEF_OFFICER)

    with pytest.raises(AppointmentRefused, match="must come from a signatory of"):
        appointed(Role.DELEGATED_SIGNATORY, at=chief.organisation, delegated_by=elsewhere)
    with pytest.raises(AppointmentRefused, match="Only a delegated signatory"):
        appointed(Role.MANAGER, at=chief.organisation, delegated_by=chief)
    delegate = appointed(Role.DELEGATED_SIGNATORY, at=chief.organisation, delegated_by=chief)

    assert delegate.delegated_by == chief


def test_only_who_keeps_the_register_appoints() -> None:
    by, who, where = appointed(Role.MANAGER), person(), organisation()
    terms: dict[str, Any] = {"role": Role.MANAGER, "post": "Head", "since": LONG_AGO}

    with pytest.raises(NotAllowed, match="Only a SIMG administrator or an organisation administrator of"):
        appoint(person=who, organisation=where, by=by, act=uuid.uuid4(), **terms)
    with pytest.raises(NotAllowed, match="Only a SIMG administrator or an organisation administrator of"):
        appoint(person=who, organisation=where, by=access_of(by), act=uuid.uuid4(), **terms)


def test_an_administrator_whose_appointment_has_ended_meanwhile_appoints_nobody() -> None:
    leaving = appointed(Role.SIMG_ADMINISTRATOR)
    access = access_of(leaving)
    who, where = person(), organisation()
    end_appointment(appointment=leaving, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    with pytest.raises(NotAllowed):
        appoint(
            person=who, organisation=where, role=Role.MANAGER, post="Head", since=LONG_AGO, by=access, act=uuid.uuid4()
        )


def test_the_log_says_who_was_appointed_by_whom() -> None:
    where = organisation("blaby")
    made = appointed(Role.CHIEF_OFFICER, at=where, post="Chief Executive", instrument="Council, 1 March 2020")

    event = Event.objects.get(verb="appointed", reference="ORG-blaby")

    assert (event.effective_on, event.organisation, event.role) == (LONG_AGO, "simg", "simg_administrator")
    assert event.particulars["person"] == made.person.name
    assert event.particulars["person_post"] == "Chief Executive"
    assert event.particulars["instrument"] == "Council, 1 March 2020"
    assert event.particulars["name"] == administrator().person.name


def test_the_same_form_twice_appoints_once() -> None:
    who, where, act = person(), organisation(), uuid.uuid4()
    terms: dict[str, Any] = {"role": Role.MANAGER, "post": "Head", "since": LONG_AGO}

    first = appoint(person=who, organisation=where, by=administrator(), act=act, **terms)
    again = appoint(person=who, organisation=where, by=administrator(), act=act, **terms)
    with pytest.raises(AppointmentRefused, match="sent before with other answers"):
        appoint(person=who, organisation=where, by=administrator(), act=act, **(terms | {"role": Role.DPO}))

    assert first == again
    assert Event.objects.filter(act=act).count() == 1


def test_ending_takes_away_the_rights_it_gave_and_no_other() -> None:
    manager = appointed(Role.MANAGER)
    lead = appointed(Role.IG_LEAD, at=manager.organisation, who=manager.person)

    end_appointment(appointment=manager, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    assert grants_of(lead) == {Right.READ_DRAFTS}
    assert not access_of(lead).may(Right.DRAFT)


def test_an_end_in_the_future_leaves_the_rights_until_then() -> None:
    manager = appointed(Role.MANAGER)

    end_appointment(
        appointment=manager, until=today() + TOMORROW, reason="Leaves", by=administrator(), act=uuid.uuid4()
    )

    assert access_of(manager).may(Right.DRAFT)
    assert grants_of(manager) == {Right.READ_DRAFTS, Right.DRAFT}


def test_the_log_says_which_appointment_ended_and_why() -> None:
    manager = appointed(Role.MANAGER, at=organisation("blaby"))
    appointed(Role.MANAGER, at=manager.organisation)

    end_appointment(appointment=manager, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    event = Event.objects.get(verb="appointment ended")
    began = Event.objects.get(number=event.particulars["appointed"])
    assert (event.reference, event.effective_on, event.particulars["reason"]) == ("ORG-blaby", today(), "Left")
    assert began.particulars["person"] == manager.person.name


@pytest.mark.django_db(transaction=True)
def test_an_appointment_ends_after_its_bearers_name_was_erased() -> None:
    manager = appointed(Role.MANAGER, at=organisation("blaby"))
    began = Event.objects.get(verb="appointed", reference="ORG-blaby")
    with connection.cursor() as cursor:
        cursor.execute("SELECT register_erase_particulars(%s)", [began.number])

    end_appointment(appointment=manager, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    assert Event.objects.get(verb="appointment ended").particulars["appointed"] == began.number


def test_an_appointment_ends_once_and_not_before_it_began() -> None:
    manager, act = appointed(Role.MANAGER, since=date(2024, 5, 1)), uuid.uuid4()
    by: dict[str, Any] = {"reason": "Left", "by": administrator()}

    with pytest.raises(AppointmentRefused, match="cannot end before it began on 1 May 2024"):
        end_appointment(appointment=manager, until=date(2024, 4, 30), act=uuid.uuid4(), **by)
    end_appointment(appointment=manager, until=date(2024, 6, 1), act=act, **by)
    end_appointment(appointment=manager, until=date(2024, 6, 1), act=act, **by)
    with pytest.raises(AppointmentRefused, match="has ended already on 1 June 2024"):
        end_appointment(appointment=manager, until=today(), act=uuid.uuid4(), **by)

    assert Event.objects.filter(verb="appointment ended").count() == 1


def test_a_planned_end_can_be_brought_forward() -> None:
    manager = appointed(Role.MANAGER, until=today() + 9 * TOMORROW)

    with pytest.raises(AppointmentRefused, match="ends already on"):
        end_appointment(
            appointment=manager, until=today() + 10 * TOMORROW, reason="", by=administrator(), act=uuid.uuid4()
        )
    end_appointment(appointment=manager, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    assert not access_of(manager).may(Right.DRAFT)


def test_the_last_administrator_stays() -> None:
    last = administrator()

    with pytest.raises(AppointmentRefused, match="Appoint another SIMG administrator first"):
        end_appointment(appointment=last, until=today(), reason="Left", by=last, act=uuid.uuid4())


def test_nothing_but_an_act_on_the_log_can_be_ended() -> None:
    planted = Appointment.objects.create(
        person=person(), organisation=organisation(), role=Role.MANAGER, post="Head", since=LONG_AGO
    )

    with pytest.raises(AppointmentRefused, match="The log does not tell"):
        end_appointment(appointment=planted, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())


def test_nobody_signs_for_what_is_not_a_legal_entity() -> None:
    with pytest.raises(AppointmentRefused, match="is not a legal entity"):
        appointed(Role.CHIEF_OFFICER, at=board())


def test_history_says_who_wrote_an_appointment() -> None:
    made = appointed(Role.MANAGER)
    end_appointment(appointment=made, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    rows = made.history.order_by("history_id").values_list("history_type", "history_user__email")

    assert list(rows) == [("+", "first@simg.example"), ("~", "first@simg.example")]


def test_simg_is_where_simg_roles_are_held() -> None:
    member = appointed(Role.SIMG_MEMBER)

    assert member.organisation == Organisation.objects.get(code="simg")
