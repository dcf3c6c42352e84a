"""Every role against every right; and who has none whatever they are."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from register.clock import today
from signatories.access import Access, NotAllowed, actor
from signatories.models import OrganisationUserPermission
from signatories.roles import ROLES, Right, Role
from tests.factories.signatories import access_of, administrator, appointed, board, organisation, person

pytestmark = pytest.mark.django_db

READS = {Right.READ_DRAFTS}
SIGNS = {Right.SIGN_AGREEMENTS, Right.SIGN_PROTOCOL}
TABLE = {
    Role.SIMG_ADMINISTRATOR: {Right.KEEP_REGISTER, Right.READ_EVERYTHING, Right.READ_TRACES},
    Role.SIMG_MEMBER: {Right.APPROVE, Right.CANCEL, Right.READ_EVERYTHING},
    Role.MANAGER: READS | {Right.DRAFT},
    Role.IG_LEAD: READS,
    Role.DPO: READS,
    Role.CALDICOTT_GUARDIAN: READS,
    Role.CHIEF_OFFICER: SIGNS,
    Role.DELEGATED_SIGNATORY: SIGNS,
    Role.ORGANISATION_ADMINISTRATOR: {Right.KEEP_ORGANISATION},
    Role.AUDITOR: {Right.READ_EVERYTHING, Right.READ_TRACES},
    Role.PRACTITIONER: set(),
}


def test_the_table_names_every_role() -> None:
    assert set(TABLE) == set(Role) == set(ROLES)


@pytest.mark.parametrize("role", Role)
def test_a_role_gives_its_rights_and_no_other(role: Role) -> None:
    access = access_of(appointed(role))

    assert {right for right in Right if access.may(right)} == TABLE[role]


@pytest.mark.parametrize("role", Role)
def test_a_right_is_held_on_the_own_organisation_alone(role: Role) -> None:
    elsewhere = organisation()
    appointment = appointed(role)

    access = access_of(appointment)

    assert not any(access.may(right, code=elsewhere.code) for right in Right)
    assert {right for right in Right if access.may(right, code=appointment.organisation.code)} == TABLE[role]


@pytest.mark.parametrize("right", Right)
def test_a_refusal_names_who_may(right: Right) -> None:
    with pytest.raises(NotAllowed, match=r"^Only an? .+ may .+, and you hold no such appointment today\.$"):
        Access().appointment(right)


@pytest.mark.parametrize(
    ("flag", "lost"), [("may_sign_agreements", Right.SIGN_AGREEMENTS), ("may_sign_protocol", Right.SIGN_PROTOCOL)]
)
def test_signing_wants_the_flag_of_the_appointment(flag: str, lost: Right) -> None:
    access = access_of(appointed(Role.CHIEF_OFFICER, **{flag: False}))

    assert {right for right in Right if access.may(right)} == SIGNS - {lost}


def test_a_superuser_has_no_right_anywhere() -> None:
    access = Access.of(person(is_superuser=True), on=today())

    assert not any(access.may(right) for right in Right)
    assert access.viewer.organisations == frozenset()
    assert not access.viewer.may_read_all


def test_each_right_is_held_under_its_own_appointment() -> None:
    blaby, melton = organisation("blaby"), organisation("melton")
    first = appointed(Role.MANAGER, at=blaby)
    second = appointed(Role.MANAGER, at=melton, who=first.person)

    access = access_of(first)

    assert access.appointment(Right.DRAFT, code="melton") == second
    assert access.codes_with(Right.DRAFT) == {"blaby", "melton"}


def test_the_inactive_and_the_anonymous_have_none() -> None:
    appointment = appointed(Role.SIMG_MEMBER)
    appointment.person.is_active = False

    assert access_of(appointment) == Access()
    assert Access.of(AnonymousUser(), on=today()) == Access()


def test_an_appointment_without_its_grant_gives_nothing() -> None:
    appointment = appointed(Role.MANAGER)
    OrganisationUserPermission.objects.filter(user=appointment.person).delete()

    assert not access_of(appointment).may(Right.DRAFT)


def test_a_grant_without_an_appointment_in_force_gives_nothing() -> None:
    appointment = appointed(Role.MANAGER, since=today() + timedelta(days=1))

    assert OrganisationUserPermission.objects.filter(user=appointment.person).exists()
    assert not access_of(appointment).may(Right.DRAFT)


def test_the_last_day_is_the_day_before_the_end() -> None:
    ends_tomorrow = appointed(Role.MANAGER, until=today() + timedelta(days=1))
    ended_today = appointed(Role.MANAGER, until=today())

    assert access_of(ends_tomorrow).may(Right.DRAFT)
    assert not access_of(ended_today).may(Right.DRAFT)


def test_the_viewer_says_for_whom_one_looks() -> None:
    appointment = appointed(Role.MANAGER, at=organisation("blaby"))

    viewer = access_of(appointment).viewer

    assert (viewer.who, viewer.organisations) == (appointment.person.email, frozenset({"blaby"}))
    assert viewer.is_partner
    assert not viewer.may_read_all


def test_who_acts_is_told_in_values() -> None:
    appointment = appointed(Role.MANAGER, at=organisation("blaby", name="Blaby District Council"))

    acting = actor(appointment)

    assert (acting.organisation, acting.organisation_name) == ("blaby", "Blaby District Council")
    assert (acting.post, acting.role, acting.name) == ("Manager", "manager", appointment.person.name)


def test_rights_are_read_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    keeper = administrator().person

    with django_assert_num_queries(1):
        access = Access.of(keeper, on=today())
        assert access.viewer.may_read_all
        assert access.may(Right.KEEP_REGISTER)


def test_nobody_signs_for_a_board() -> None:
    with pytest.raises(Exception, match="is not a legal entity, so nobody can sign for it"):
        appointed(Role.CHIEF_OFFICER, at=board())


def test_a_refusal_says_for_which_organisation() -> None:
    elsewhere = organisation("elsewhere", name="Elsewhere Council")
    manager = appointed(Role.MANAGER)

    with pytest.raises(NotAllowed, match=r"Only a manager may .+ no such appointment for this organisation today\.$"):
        access_of(manager).appointment(Right.DRAFT, code=elsewhere.code)
    appointed(Role.PRACTITIONER, at=elsewhere, who=manager.person)
    with pytest.raises(NotAllowed, match=r"and you hold no such appointment for Elsewhere Council today\.$"):
        access_of(manager).appointment(Right.DRAFT, code=elsewhere.code)
