"""The pages as an organisation's own administrator sees them."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from register.clock import today
from signatories.models import Appointment, Organisation
from signatories.roles import Role
from tests.factories.signatories import appointed, organisation, person
from tests.pages.signatories.conftest import Open
from tests.pages.signatories.test_keeping import about_maya, day

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Appointment:
    body = organisation("blaby", name="Blaby Council", address="Narborough")
    return appointed(Role.ORGANISATION_ADMINISTRATOR, at=body)


@pytest.fixture
def browser(own: Appointment, browser_of: Open) -> Client:
    return browser_of(own)


def details(**said: Any) -> dict[str, Any]:
    return {"address": "Desford", "dpo_mailbox": "dpo@blaby.example", "act": str(uuid.uuid4())} | said


def test_its_page_offers_what_it_may_do(browser: Client, own: Appointment) -> None:
    chief = appointed(Role.CHIEF_OFFICER, at=own.organisation)

    page = browser.get("/organisations/blaby/").content.decode()

    assert "Change details" in page
    assert "Appoint somebody" in page
    assert reverse("end_appointment", args=[chief.pk]) in page
    assert reverse("end_appointment", args=[own.pk]) not in page
    assert "SIMG ends it" in page
    assert "Names over time" not in page
    assert "Record whom it took over from" not in page


def test_another_page_offers_nothing(browser: Client) -> None:
    chief = appointed(Role.CHIEF_OFFICER, who=person("Olive Chief"))

    page = browser.get(f"/organisations/{chief.organisation.code}/").content.decode()

    assert not any(words in page for words in ("Change details", "Appoint somebody", "Olive Chief"))


def test_details_of_its_own_are_changed_and_no_others_are_asked(browser: Client) -> None:
    page = browser.get("/organisations/blaby/change/").content.decode()

    answer = browser.post("/organisations/blaby/change/", details(kind="parish", joined_on_year="1999"), follow=True)

    body = Organisation.objects.get(code="blaby")
    assert "Narborough" in page
    assert "SIMG records the name" in page
    assert 'name="kind"' not in page
    assert 'name="left_on_day"' not in page
    assert "The details of Blaby Council are changed." in answer.content.decode()
    assert (body.address, body.kind, body.dpo_mailbox) == ("Desford", "district", "dpo@blaby.example")


def test_a_wrong_detail_is_told_and_nothing_is_lost(browser: Client) -> None:
    answer = browser.post("/organisations/blaby/change/", details(dpo_mailbox="nonsense"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Enter an e-mail address, such as dpo@council.example.") == 2
    assert "Desford" in page


def test_somebody_is_appointed_and_invited(browser: Client) -> None:
    page = browser.get("/organisations/blaby/appoint/").content.decode()

    answer = browser.post("/organisations/blaby/appoint/", about_maya(), follow=True)

    assert "Maya Draper is appointed, and a letter is on its way." in answer.content.decode()
    assert "SIMG appoints who signs" in page
    assert not any(words in page for words in ('value="chief_officer"', "May sign", "Delegated by"))


@pytest.mark.parametrize("role", ["chief_officer", "delegated_signatory", "organisation_administrator", "auditor"])
def test_a_role_that_it_does_not_give_is_refused(browser: Client, role: str) -> None:
    answer = browser.post("/organisations/blaby/appoint/", about_maya(role=role, instrument="Minute 3"))

    assert answer.status_code == 422
    assert answer.content.decode().count("Choose a role of the list.") == 2
    assert Appointment.objects.filter(organisation__code="blaby").count() == 1


def test_nobody_appoints_themselves(browser: Client, own: Appointment) -> None:
    answer = browser.post("/organisations/blaby/appoint/", about_maya(email=own.person.email))

    assert answer.status_code == 422
    assert answer.content.decode().count("Nobody appoints themselves: ask another administrator, or SIMG.") == 2


def test_an_appointment_ends_and_an_administrators_does_not(browser: Client, own: Appointment) -> None:
    held = appointed(Role.CHIEF_OFFICER, at=own.organisation)
    form = {"reason": "Left the council"} | day("until", today())

    answers = [
        browser.post(reverse("end_appointment", args=[one.pk]), form | {"act": str(uuid.uuid4())})
        for one in (held, own)
    ]

    held.refresh_from_db()
    assert held.until == today()
    assert [answer.status_code for answer in answers] == [302, 422]
    assert "SIMG ends the appointment of an organisation administrator: ask it to." in answers[1].content.decode()


def test_other_organisations_are_closed_to_it(browser: Client) -> None:
    held = appointed(Role.MANAGER, at=organisation("melton"))
    ending = reverse("end_appointment", args=[held.pk])
    form = {"reason": "Left", "act": str(uuid.uuid4())} | day("until", today())

    answers = [
        browser.get("/organisations/melton/change/"),
        browser.post("/organisations/melton/change/", details()),
        browser.get("/organisations/melton/appoint/"),
        browser.post("/organisations/melton/appoint/", about_maya()),
        browser.get(ending),
        browser.post(ending, form),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 404, 404]
    assert Appointment.objects.get(pk=held.pk).until is None


def test_its_desk_shows_what_waits(browser: Client) -> None:
    page = browser.get("/desk/").content.decode()

    assert "No mailbox is given for information sharing" in page
    assert "Appoint a manager" in page
    assert "/organisations/blaby/appoint/" in page


TAKE_OVER = {"predecessor": "trust", "instrument": "Order 9 of 2022", "seen": "on"}


def take_over(**said: Any) -> dict[str, Any]:
    return TAKE_OVER | {"act": str(uuid.uuid4())} | day("effective_on", date(2022, 7, 1)) | said


def test_simg_records_who_took_over_and_sets_it_aside(keeper: Client, client: Client, own: Appointment) -> None:
    organisation("trust", name="Old Trust", left_on=date(2022, 7, 1))
    keeper.post("/organisations/blaby/took-over/", take_over())
    pages = [client.get(f"/organisations/{code}/").content.decode() for code in ("blaby", "trust")]
    path = reverse("succession_aside", args=[own.organisation.takeovers.get().pk])

    shown = keeper.get(path).content.decode()
    answer = keeper.post(path, {"reason": "Another did", "act": str(uuid.uuid4())}, follow=True)

    assert ["Predecessor" in page for page in pages] == [True, False]
    assert ["Successor" in page for page in pages] == [False, True]
    assert "Blaby Council took over from Old Trust." in shown
    assert "It is set aside." in answer.content.decode()
    assert "Old Trust" not in client.get("/organisations/blaby/").content.decode()
    assert keeper.get(path).status_code == 404


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"predecessor": ""}, "Choose an organisation."),
    ({"predecessor": "nobody"}, "Choose an organisation of the list."),
    ({"predecessor": "melton"}, "still takes part. Record on its page when it left"),
    ({"instrument": ""}, "Say by what instrument it took over."),
    ({"seen": ""}, "Confirm that its people may read what was that organisation’s."),
    (day("effective_on", None), "Enter the day from which it took over."),
    (day("effective_on", date(2021, 1, 1)), "Give that day or a later one."),
]


@pytest.mark.parametrize(("said", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_a_succession_that_cannot_be_is_told(
    keeper: Client, own: Appointment, said: dict[str, Any], sentence: str
) -> None:
    organisation("trust", left_on=date(2022, 7, 1))
    organisation("melton")

    answer = keeper.post("/organisations/blaby/took-over/", take_over(**said))

    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2
    assert not own.organisation.takeovers.exists()
