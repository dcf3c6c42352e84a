"""An organisation's own administrator: its details and people, never another's, nor who signs or administers."""

import uuid
from datetime import date
from typing import Any

import pytest

from register.clock import today
from register.models import Event
from signatories.access import NotAllowed
from signatories.acts.appointing import appoint, end_appointment
from signatories.acts.fitting import AppointmentRefused
from signatories.acts.inviting import invite
from signatories.acts.organisations import OWN, change_organisation
from signatories.models import Appointment, Organisation, User
from signatories.roles import APPOINTED_BY_THEIR_OWN, ENDED_BY_THEIR_OWN, ROLES, Role
from tests.factories.signatories import LONG_AGO, access_of, administrator, appointed, organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Appointment:
    return appointed(Role.ORGANISATION_ADMINISTRATOR, at=organisation("blaby", name="Blaby Council"))


def terms(role: str, **said: Any) -> dict[str, Any]:
    return {"role": role, "post": "Head of service", "since": LONG_AGO, "instrument": "Minute 3"} | said


def appointed_by(by: Appointment, role: str, *, who: User | None = None, at: Organisation | None = None) -> Appointment:
    where = at or by.organisation
    return appoint(person=who or person(), organisation=where, by=access_of(by), act=uuid.uuid4(), **terms(role))


def ended_by(by: Appointment, held: Appointment) -> Appointment:
    return end_appointment(appointment=held, until=today(), reason="Left", by=access_of(by), act=uuid.uuid4())


@pytest.mark.parametrize("role", sorted(APPOINTED_BY_THEIR_OWN))
def test_it_appoints_who_drafts_advises_and_reads(own: Appointment, role: str) -> None:
    made = appointed_by(own, role)

    said = Event.objects.get(verb="appointed", reference="ORG-blaby", effective_on=made.since, number__gt=1)
    assert (made.organisation, made.role) == (own.organisation, role)
    assert (said.organisation, said.role) == ("blaby", Role.ORGANISATION_ADMINISTRATOR)


@pytest.mark.parametrize("role", sorted(set(Role) - APPOINTED_BY_THEIR_OWN))
def test_it_appoints_nobody_who_signs_or_keeps(own: Appointment, role: str) -> None:
    with pytest.raises(AppointmentRefused, match="SIMG appoints") as refusal:
        appointed_by(own, role)
    with pytest.raises(AppointmentRefused, match="SIMG appoints"):
        invite(
            email="new@blaby.example",
            name="New",
            organisation=own.organisation,
            by=own,
            act=uuid.uuid4(),
            **terms(role),
        )

    assert refusal.value.field == "role"
    assert not User.objects.filter(email="new@blaby.example").exists()


def test_it_does_not_appoint_itself(own: Appointment) -> None:
    with pytest.raises(AppointmentRefused, match="Nobody appoints themselves"):
        appointed_by(own, Role.MANAGER, who=own.person)


def test_no_role_that_it_gives_signs_or_is_of_simg() -> None:
    assert not any(ROLES[role].signs or ROLES[role].is_simg for role in APPOINTED_BY_THEIR_OWN)
    assert not any(ROLES[role].is_simg for role in ENDED_BY_THEIR_OWN)


@pytest.mark.parametrize("role", sorted(ENDED_BY_THEIR_OWN))
def test_it_ends_appointments_of_its_own_also_of_those_who_sign(own: Appointment, role: str) -> None:
    held = appointed(role, at=own.organisation)

    assert ended_by(own, held).until == today()


def test_it_ends_no_administrator(own: Appointment) -> None:
    other = appointed(Role.ORGANISATION_ADMINISTRATOR, at=own.organisation)

    for held in (other, own):
        with pytest.raises(AppointmentRefused, match="SIMG ends the appointment of an organisation administrator"):
            ended_by(own, held)


def test_it_touches_no_other_organisation(own: Appointment) -> None:
    other = appointed(Role.MANAGER)

    with pytest.raises(NotAllowed, match="Only a SIMG administrator or an organisation administrator of"):
        appointed_by(own, Role.MANAGER, at=other.organisation)
    with pytest.raises(NotAllowed):
        appoint(person=person(), organisation=other.organisation, by=own, act=uuid.uuid4(), **terms(Role.MANAGER))
    with pytest.raises(NotAllowed):
        ended_by(own, other)
    with pytest.raises(NotAllowed):
        change_organisation(organisation=other.organisation, address="Mine", by=own, act=uuid.uuid4())


def test_it_touches_no_service_of_its_organisation_either(own: Appointment) -> None:
    below = organisation("youth", kind="youth_justice", is_legal_entity=False, parent=own.organisation)

    with pytest.raises(NotAllowed):
        appointed_by(own, Role.MANAGER, at=below)


def test_one_at_simg_gives_no_role_of_simg() -> None:
    own = appointed(Role.ORGANISATION_ADMINISTRATOR, at=administrator().organisation)

    with pytest.raises(AppointmentRefused, match="SIMG appoints a SIMG administrator"):
        appointed_by(own, Role.SIMG_ADMINISTRATOR)
    with pytest.raises(AppointmentRefused, match="SIMG ends the appointment of a SIMG administrator"):
        ended_by(own, administrator())


def test_it_changes_what_the_organisation_says_of_itself(own: Appointment) -> None:
    changed = change_organisation(
        organisation=own.organisation, dpo_mailbox="dpo@blaby.example", by=own, act=uuid.uuid4()
    )

    assert changed.dpo_mailbox == "dpo@blaby.example"
    assert changed.history.latest().history_user == own.person


@pytest.mark.parametrize(
    "details",
    [{"kind": "parish"}, {"is_public_authority": False}, {"left_on": date(2026, 1, 1)}, {"joined_on": LONG_AGO}],
)
def test_it_changes_nothing_that_simg_records(own: Appointment, details: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="SIMG records what an organisation is in law"):
        change_organisation(organisation=own.organisation, address="Desford", by=own, act=uuid.uuid4(), **details)  # type: ignore[arg-type]

    assert Organisation.objects.get(code="blaby").address == ""
    assert not {"code", "name", "short_name", "kind", "parent", "is_legal_entity"} & OWN


def test_what_has_ended_keeps_nothing(own: Appointment) -> None:
    before = access_of(own)
    end_appointment(appointment=own, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    with pytest.raises(NotAllowed):
        change_organisation(organisation=own.organisation, address="Mine", by=before, act=uuid.uuid4())
    with pytest.raises(NotAllowed):
        change_organisation(organisation=own.organisation, address="Mine", by=own, act=uuid.uuid4())
