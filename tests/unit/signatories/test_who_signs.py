"""Who may sign or decline for an organisation: its officer today, who typed their name and proved who they are."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from register.clock import today
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.log.verbs import Authentication
from register.models import Event
from signatories.access import Access, NotAllowed
from signatories.acts.appointing import end_appointment
from signatories.acts.signing import LONGEST_AUTHENTICATION_AGE, Turn, decline_agreement, sign_agreement
from signatories.models import Appointment, OrganisationUserPermission, User
from signatories.roles import Role
from tests.factories.agreements import JUST_NOW
from tests.factories.documents import LEAD, NAMES, PARTNER, POLICE
from tests.factories.register import entered
from tests.factories.signatories import access_of, administrator, appointed, organisation, person
from tests.factories.standing import let_stand

pytestmark = pytest.mark.django_db
NAME = "Siân de la Croix"
Doing = Callable[[NewEntry, Access, str], Event]


@pytest.fixture
def officer() -> Appointment:
    """The chief officer of the lead."""
    return appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD]), who=person(NAME))


@pytest.fixture
def entry() -> NewEntry:
    return entered()


def signing(
    entry: NewEntry,
    by: Access,
    code: str = LEAD,
    *,
    name: str = NAME,
    how: Authentication = JUST_NOW,
    digest: bytes | None = None,
) -> Event:
    return sign_agreement(
        turn=Turn(entry.reference, entry.version, code),
        digest=digest or entry.digest,
        typed_name=name,
        authentication=how,
        by=by,
        act=uuid.uuid4(),
    )


def declining(entry: NewEntry, by: Access, code: str = LEAD) -> Event:
    turn = Turn(entry.reference, entry.version, code)
    return decline_agreement(turn=turn, reason="Our board has not met.", by=by, act=uuid.uuid4())


def nothing_recorded() -> bool:
    return not Event.objects.filter(verb__in=["signed", "declined"]).exists()


def ended_yesterday(held: Appointment) -> None:
    """The first day without it is today; nobody did anything, the day came."""
    let_stand(Appointment.objects.filter(pk=held.pk), until=today())


def ended_by_an_act(held: Appointment) -> None:
    end_appointment(appointment=held, until=today(), reason="Left.", by=administrator(), act=uuid.uuid4())


def begins_tomorrow(held: Appointment) -> None:
    let_stand(Appointment.objects.filter(pk=held.pk), since=today() + timedelta(days=1))


def may_not_sign_agreements(held: Appointment) -> None:
    let_stand(Appointment.objects.filter(pk=held.pk), may_sign_agreements=False)


def inactive(held: Appointment) -> None:
    User.objects.filter(pk=held.person_id).update(is_active=False)
    held.person.refresh_from_db()


def without_the_grant(held: Appointment) -> None:
    OrganisationUserPermission.objects.filter(user=held.person_id, permission__codename="sign_agreements").delete()


def in_another_role(held: Appointment) -> None:
    let_stand(Appointment.objects.filter(pk=held.pk), role=Role.IG_LEAD)


LOST = [ended_yesterday, ended_by_an_act, begins_tomorrow, may_not_sign_agreements, inactive]


@pytest.mark.parametrize("lose", [*LOST, without_the_grant, in_another_role])
@pytest.mark.parametrize("act", [signing, declining])
def test_who_lost_the_right_cannot(
    lose: Callable[[Appointment], None], act: Doing, officer: Appointment, entry: NewEntry
) -> None:
    lose(officer)

    with pytest.raises(NotAllowed, match="^(Only a chief officer or a delegated signatory may|Sign in to) sign"):
        act(entry, access_of(officer), LEAD)

    assert nothing_recorded()


@pytest.mark.parametrize("lose", LOST)
@pytest.mark.parametrize("act", [signing, declining])
def test_who_lost_the_right_while_the_page_was_open_cannot(
    lose: Callable[[Appointment], None], act: Doing, officer: Appointment, entry: NewEntry
) -> None:
    by = access_of(officer)
    lose(officer)

    with pytest.raises(NotAllowed, match=r"^Your appointment to sign has ended\.$"):
        act(entry, by, LEAD)

    assert nothing_recorded()


def superuser() -> Access:
    return Access.of(person(NAME, is_superuser=True), on=today())


def simg_member() -> Access:
    return access_of(appointed(Role.SIMG_MEMBER, who=person(NAME)))


def simg_administrator() -> Access:
    return access_of(administrator())


def manager_of_the_lead() -> Access:
    return access_of(appointed(Role.MANAGER, at=organisation(LEAD), who=person(NAME)))


def officer_of_another_party() -> Access:
    return access_of(appointed(Role.CHIEF_OFFICER, at=organisation(PARTNER), who=person(NAME)))


@pytest.mark.parametrize(
    "who", [superuser, simg_member, simg_administrator, manager_of_the_lead, officer_of_another_party, Access]
)
@pytest.mark.parametrize("act", [signing, declining])
def test_who_is_not_an_officer_of_the_organisation_cannot(
    who: Callable[[], Access], act: Doing, entry: NewEntry
) -> None:
    by = who()

    with pytest.raises(NotAllowed):
        act(entry, by, LEAD)

    assert nothing_recorded()


@pytest.mark.parametrize("act", [signing, declining])
def test_an_officer_of_an_organisation_that_is_not_asked_cannot(act: Doing, entry: NewEntry) -> None:
    by = access_of(appointed(Role.CHIEF_OFFICER, at=organisation(POLICE), who=person(NAME)))

    with pytest.raises(Refused, match="is not asked to sign"):
        act(entry, by, POLICE)

    assert nothing_recorded()


@pytest.mark.parametrize("day", ["first", "last"])
def test_an_officer_signs_on_the_first_and_the_last_day(day: str, entry: NewEntry) -> None:
    until = today() + timedelta(days=1)
    days = {"since": today()} if day == "first" else {"until": until}
    held = appointed(Role.CHIEF_OFFICER, at=organisation(LEAD), who=person(NAME), **days)

    assert signing(entry, access_of(held)).verb == "signed"


@pytest.mark.parametrize("name", [NAME, NAME.upper(), f"  {NAME.lower()}\n", "SIÂN  de la   Croix"])
def test_the_name_is_the_accounts_case_and_spaces_aside(name: str, officer: Appointment, entry: NewEntry) -> None:
    row = signing(entry, access_of(officer), name=name)

    assert Event.objects.get(pk=row.pk).particulars["name"] == " ".join(name.split())


@pytest.mark.parametrize("name", ["", " ", "Siân", "Sian de la Croix", "Siân de la Croix OBE", "Siândelacroix"])
def test_another_name_is_refused(name: str, officer: Appointment, entry: NewEntry) -> None:
    with pytest.raises(Refused, match=f"^Type your name as your account has it: {NAME}\\.$"):
        signing(entry, access_of(officer), name=name)

    assert nothing_recorded()


@pytest.mark.parametrize("seconds", [0, LONGEST_AUTHENTICATION_AGE])
def test_a_password_given_within_five_minutes_will_do(seconds: int, officer: Appointment, entry: NewEntry) -> None:
    how = Authentication(method="password", seconds_ago=seconds)

    row = signing(entry, access_of(officer), how=how)

    said = Event.objects.get(pk=row.pk).particulars["authentication"]
    assert said == {"method": "password", "seconds_ago": seconds}


def test_five_minutes_are_three_hundred_seconds() -> None:
    assert LONGEST_AUTHENTICATION_AGE == 300


@pytest.mark.parametrize("seconds", [301, 3600, 10**9])
def test_a_password_given_earlier_is_asked_for_again(seconds: int, officer: Appointment, entry: NewEntry) -> None:
    how = Authentication(method="password", seconds_ago=seconds)

    with pytest.raises(Refused, match="more than five minutes ago"):
        signing(entry, access_of(officer), how=how)

    assert nothing_recorded()


def test_another_text_than_is_on_record_is_not_signed(officer: Appointment, entry: NewEntry) -> None:
    with pytest.raises(Refused, match="is not the text on record"):
        signing(entry, access_of(officer), digest=bytes(32))

    assert nothing_recorded()


def test_who_signed_does_not_sign_or_decline_again(officer: Appointment, entry: NewEntry) -> None:
    by = access_of(officer)
    signing(entry, by)

    for act in (signing, declining):
        with pytest.raises(Refused, match="has already signed"):
            act(entry, by)

    assert Event.objects.filter(verb__in=["signed", "declined"]).count() == 1


def test_who_declined_may_still_sign(officer: Appointment, entry: NewEntry) -> None:
    by = access_of(officer)

    declining(entry, by)
    signing(entry, by)

    verbs = Event.objects.filter(organisation=LEAD).order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["declined", "signed"]


def test_the_signature_tells_title_and_authority_of_the_appointment(officer: Appointment, entry: NewEntry) -> None:
    row = signing(entry, access_of(officer))

    said = Event.objects.get(pk=row.pk).particulars
    assert (said["title"], said["authority"]) == ("Chief officer", "Appointment of 1 January 2020")
