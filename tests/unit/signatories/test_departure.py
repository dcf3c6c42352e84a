"""Who is appointed at an organisation acts while it takes part, and no day longer."""

import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from register.clock import today
from signatories import duties
from signatories.access import Access, NotAllowed
from signatories.acts.appointing import appoint
from signatories.acts.fitting import SIMG, AppointmentRefused
from signatories.acts.organisations import OrganisationRefused, change_organisation, lapsing
from signatories.models import Appointment, Organisation, OrganisationUserPermission
from signatories.roles import Right, Role
from tests.factories.signatories import LONG_AGO, access_of, administrator, appointed, person
from tests.factories.standing import let_stand

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


def changed(body: Organisation, **details: object) -> Organisation:
    return change_organisation(organisation=body, by=administrator(), act=uuid.uuid4(), **details)  # type: ignore[arg-type]


def whole() -> bool:
    out = StringIO()
    call_command("verify_rights", stdout=out)
    return out.getvalue() == "The grants follow the appointments.\n"


@pytest.mark.parametrize("role", [Role.CHIEF_OFFICER, Role.MANAGER, Role.ORGANISATION_ADMINISTRATOR])
def test_nobody_of_an_organisation_that_left_may_do_anything(role: Role) -> None:
    held = appointed(role)

    changed(held.organisation, left_on=today())

    access = access_of(held)
    assert not any(access.may(right) for right in Right)
    assert (access.viewer.organisations, access.viewer.is_partner) == (frozenset(), False)
    assert not OrganisationUserPermission.objects.filter(user=held.person).exists()
    assert whole()


def test_an_access_read_before_the_departure_does_not_sign_after_it() -> None:
    held = appointed(Role.CHIEF_OFFICER)
    body = changed(held.organisation, left_on=today())

    assert not Appointment.objects.signing_agreements(today()).filter(organisation=body).exists()
    with pytest.raises(NotAllowed):
        access_of(held).appointment(Right.SIGN_AGREEMENTS, code=body.code)


def test_rights_last_to_the_end_of_the_last_day_and_lapse_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    held = appointed(Role.MANAGER)
    changed(held.organisation, left_on=today() + TOMORROW)
    assert access_of(held).may(Right.DRAFT)
    assert access_of(held).viewer.is_partner
    assert whole()

    later = today() + TOMORROW
    monkeypatch.setattr(duties, "today", lambda: later)

    assert not Access.of(held.person, on=later).may(Right.DRAFT)
    duties.settle_grants(timestamp=0)
    assert not OrganisationUserPermission.objects.filter(user=held.person).exists()


def test_nobody_acts_for_an_organisation_that_has_not_joined_yet() -> None:
    held = appointed(Role.MANAGER)
    changed(held.organisation, joined_on=today() + TOMORROW)

    assert not access_of(held).may(Right.DRAFT)
    assert Access.of(held.person, on=today() + TOMORROW).may(Right.DRAFT)
    assert whole()


def test_a_departure_recorded_in_error_is_taken_back() -> None:
    held = appointed(Role.MANAGER)
    body = changed(held.organisation, left_on=today())

    changed(body, left_on=None)

    assert access_of(held).may(Right.DRAFT)
    assert whole()


def test_it_says_how_many_appointments_lapse() -> None:
    held = appointed(Role.MANAGER)
    appointed(Role.IG_LEAD, at=held.organisation)
    appointed(Role.DPO, at=held.organisation, until=today() - TOMORROW)

    assert lapsing(held.organisation) == 0
    assert lapsing(changed(held.organisation, left_on=today())) == 2


def test_nobody_is_appointed_from_after_the_departure() -> None:
    body = appointed(Role.MANAGER).organisation
    body = changed(body, left_on=today() + TOMORROW)

    with pytest.raises(AppointmentRefused, match="leaves on .*, before this begins") as refusal:
        appoint(
            person=person(),
            organisation=body,
            role=Role.IG_LEAD,
            post="IG lead",
            since=today() + TOMORROW,
            by=administrator(),
            act=uuid.uuid4(),
        )

    assert refusal.value.field == "since"


@pytest.mark.parametrize(
    ("details", "field"), [({"left_on": today()}, "left_on"), ({"joined_on": today() + TOMORROW}, "joined_on")]
)
def test_simg_takes_part_always(details: dict[str, object], field: str) -> None:
    administrator()
    let_stand(Organisation.objects.filter(code=SIMG), joined_on=LONG_AGO)

    with pytest.raises(OrganisationRefused, match="SIMG keeps the register") as refusal:
        changed(Organisation.objects.get(code=SIMG), **details)

    assert refusal.value.field == field


def test_nor_would_its_people_keep_their_rights() -> None:
    keeper = administrator()
    let_stand(Organisation.objects.filter(code=SIMG), joined_on=LONG_AGO, left_on=today())

    assert not access_of(keeper).may(Right.KEEP_REGISTER)
