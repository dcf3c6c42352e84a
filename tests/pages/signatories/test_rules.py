"""Each page of signatories against each sort of visitor."""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.signatories import PASSWORD, administrator, appointed, organisation, person
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db

PUBLIC = ["/organisations/", "/organisations/blaby/"]
KEEPING = [
    "/organisations/new/",
    "/organisations/blaby/change/",
    "/organisations/blaby/appoint/",
    "/appointments/1/end/",
]
SIMG_ALONE = ["/organisations/blaby/took-over/", "/successions/1/set-aside/"]
SIGN_IN = "/accounts/login/?next="


@pytest.fixture(autouse=True)
def blaby() -> None:
    organisation("blaby")


@pytest.mark.parametrize("path", PUBLIC)
def test_everybody_opens_what_is_public(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", [*KEEPING, "/account/", "/letters/"])
def test_the_anonymous_are_sent_to_sign_in_and_back(client: Client, path: str) -> None:
    assert client.get(f"{path}?a=1")["Location"] == f"{SIGN_IN}{path}%3Fa%3D1"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SIMG_ADMINISTRATOR])
def test_only_the_administrator_keeps(browser_of: Open, role: Role) -> None:
    browser = browser_of(appointed(role))

    answers = [browser.get(path) for path in KEEPING]

    # Who keeps an organisation of their own is not told who is appointed at another.
    elsewhere = 404 if role == Role.ORGANISATION_ADMINISTRATOR else 403
    assert [answer.status_code for answer in answers] == [403, 403, 403, elsewhere]
    assert "Only a SIMG administrator may keep organisations" in answers[0].content.decode()
    assert {browser.get(path).status_code for path in SIMG_ALONE} == {403}
    assert browser.get("/letters/").status_code == 404


def test_the_administrator_opens_them_all(keeper: Client) -> None:
    ending = reverse("end_appointment", args=[administrator().pk])

    assert {keeper.get(path).status_code for path in [*KEEPING[:3], ending, "/letters/", "/account/"]} == {200}


def test_a_superuser_opens_no_more_than_the_public() -> None:
    browser = Client()
    browser.force_login(person(is_superuser=True))

    assert [browser.get(path).status_code for path in KEEPING] == [403] * 4
    assert browser.get("/letters/").status_code == 404
    assert browser.get("/account/").status_code == 200


def test_a_superuser_signs_in_and_is_told_that_they_may_do_nothing(client: Client) -> None:
    somebody = person(is_superuser=True)
    client.post("/accounts/login/", {"login": somebody.email, "password": PASSWORD})

    assert "You hold no appointment today" in client.get("/account/").content.decode()


@pytest.mark.parametrize("path", [*PUBLIC, *KEEPING, "/letters/", "/letters/1/", "/account/"])
def test_every_view_names_its_rule(path: str) -> None:
    rule = getattr(resolve(path).func, "rule")  # noqa: B009 (a function has no such attribute of its own)

    assert rule in {"public", "signed_in", "keep_register", "keep_register or keep_organisation"}


def test_nothing_is_found_of_what_is_not_there(keeper: Client) -> None:
    missing = ["/organisations/none/", "/organisations/none/change/", "/organisations/none/appoint/"]
    missing.append(reverse("end_appointment", args=[Appointment.objects.order_by("-pk")[0].pk + 1]))

    assert {keeper.get(path).status_code for path in missing} == {404}
