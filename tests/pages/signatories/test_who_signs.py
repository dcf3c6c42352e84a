"""The pages of signing, for those who may not sign, no longer, not yet, or not before they prove who they are."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from register.clock import now, today
from register.entries.entering import NewEntry
from register.models import Event
from signatories.models import Appointment, User
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.factories.register import entered
from tests.factories.signatories import PASSWORD, appointed, organisation, person
from tests.factories.standing import let_stand

pytestmark = pytest.mark.django_db
NAME = "Robin Vale"


@pytest.fixture
def entry() -> NewEntry:
    return entered()


@pytest.fixture
def officer() -> Appointment:
    return appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD]), who=person(NAME))


def browser_of(who: User) -> Client:
    """Returns a browser in which somebody signed in by password just now."""
    browser = Client()
    browser.post("/accounts/login/", {"login": who.email, "password": PASSWORD})
    return browser


def pages(entry: NewEntry) -> list[str]:
    place = f"/register/{entry.reference}/{entry.version}"
    return [f"{place}/sign/", f"{place}/sign/declare/", f"{place}/decline/"]


def sign(browser: Client, entry: NewEntry, *, name: str = NAME) -> HttpResponse:
    return browser.post(pages(entry)[1], {"name": name, "digest": entry.digest.hex(), "act": str(uuid.uuid4())})


def decline(browser: Client, entry: NewEntry) -> HttpResponse:
    return browser.post(pages(entry)[2], {"reason": "Our board has not met.", "act": str(uuid.uuid4())})


def answers(browser: Client, entry: NewEntry) -> set[int]:
    """Returns how all pages of signing answer, opened or sent."""
    opened = {browser.get(page).status_code for page in pages(entry)}
    return opened | {sign(browser, entry).status_code, decline(browser, entry).status_code}


def nothing_recorded() -> bool:
    return not Event.objects.filter(verb__in=["signed", "declined"]).exists()


def test_an_officer_signs(officer: Appointment, entry: NewEntry) -> None:
    answer = sign(browser_of(officer.person), entry)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/register/{entry.reference}/1/sign/done/")
    assert Event.objects.get(verb="signed").organisation == LEAD


def test_a_superuser_does_not(entry: NewEntry) -> None:
    browser = browser_of(person(NAME, is_superuser=True))

    assert answers(browser, entry) == {403}
    assert nothing_recorded()


def test_an_officer_of_an_organisation_that_is_not_asked_does_not(entry: NewEntry) -> None:
    browser = browser_of(appointed(Role.CHIEF_OFFICER, who=person(NAME)).person)

    assert answers(browser, entry) == {403}
    assert nothing_recorded()


@pytest.mark.parametrize(
    "change",
    [
        {"until": today()},
        {"since": today() + timedelta(days=1)},
        {"may_sign_agreements": False},
    ],
    ids=["ended yesterday", "begins tomorrow", "may not sign"],
)
def test_who_lost_the_right_in_the_open_session_does_not(
    change: dict[str, object], officer: Appointment, entry: NewEntry
) -> None:
    browser = browser_of(officer.person)
    before = browser.get(pages(entry)[1]).status_code

    let_stand(Appointment.objects.filter(pk=officer.pk), **change)

    assert before == 200
    assert answers(browser, entry) == {403}
    assert nothing_recorded()


def test_who_was_made_inactive_in_the_open_session_is_asked_to_sign_in(officer: Appointment, entry: NewEntry) -> None:
    browser = browser_of(officer.person)

    User.objects.filter(pk=officer.person_id).update(is_active=False)

    opened = {browser.get(page).status_code for page in pages(entry)}
    sent = {sign(browser, entry).status_code, decline(browser, entry).status_code}
    assert (opened, sent) == ({302}, {403})
    assert nothing_recorded()


def test_an_officer_signs_for_their_own_organisation_alone(entry: NewEntry) -> None:
    browser = browser_of(appointed(Role.CHIEF_OFFICER, at=organisation(PARTNER), who=person(NAME)).person)

    sign(browser, entry)

    assert Event.objects.get(verb="signed").organisation == PARTNER


def test_after_five_minutes_the_password_is_asked_for_again(officer: Appointment, entry: NewEntry) -> None:
    browser, declaring = browser_of(officer.person), pages(entry)[1]
    opened = browser.get(declaring).status_code

    with time_machine.travel(now() + timedelta(seconds=301), tick=False):
        again = browser.get(declaring)
        sent = sign(browser, entry)

    assert (opened, again.status_code, sent.status_code) == (200, 302, 422)
    assert again.headers["Location"].startswith("/accounts/reauthenticate/")
    assert "more than five minutes ago" in sent.content.decode()
    assert nothing_recorded()


def test_the_password_given_again_lets_the_officer_sign(officer: Appointment, entry: NewEntry) -> None:
    browser, declaring = browser_of(officer.person), pages(entry)[1]

    with time_machine.travel(now() + timedelta(seconds=301), tick=False):
        asked = browser.get(declaring).headers["Location"]
        back = browser.post(asked, {"password": PASSWORD})
        sign(browser, entry)

    assert back.headers["Location"] == declaring
    assert Event.objects.get(verb="signed").particulars["authentication"] == {"method": "password", "seconds_ago": 0}


def test_a_wrong_name_is_said_at_its_field_and_kept(officer: Appointment, entry: NewEntry) -> None:
    answer = sign(browser_of(officer.person), entry, name="Robin Dale")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(f"Type your name as your account has it: {NAME}.") == 2
    assert 'value="Robin Dale"' in page
    assert nothing_recorded()


def test_the_same_form_twice_signs_once_and_answers_alike(officer: Appointment, entry: NewEntry) -> None:
    browser = browser_of(officer.person)
    sent = {"name": NAME, "digest": entry.digest.hex(), "act": str(uuid.uuid4())}

    places = [browser.post(pages(entry)[1], sent).headers["Location"] for _ in range(2)]

    assert places == [f"/register/{entry.reference}/1/sign/done/"] * 2
    assert Event.objects.filter(verb="signed").count() == 1
