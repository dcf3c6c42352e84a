"""SIMG adds, changes, appoints and ends on pages; what is wrong is said at the field, and nothing typed is lost."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from register.clock import today
from register.models import Event
from signatories.acts.appointing import end_appointment
from signatories.models import Appointment, Letter, Organisation
from signatories.roles import Role
from tests.factories.signatories import administrator, appointed, board, organisation, person
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db


def day(name: str, value: date | None) -> dict[str, str]:
    parts = (value.day, value.month, value.year) if value else ("", "", "")
    return {f"{name}_{part}": str(number) for part, number in zip(("day", "month", "year"), parts, strict=True)}


def about_blaby(**said: Any) -> dict[str, Any]:
    answers = {"code": "blaby", "name": "Blaby District Council", "kind": "district", "is_legal_entity": "True"}
    return answers | {"act": str(uuid.uuid4())} | day("joined_on", date(2014, 2, 21)) | said


def about_maya(**said: Any) -> dict[str, Any]:
    answers = {"email": "Maya@Blaby.example", "name": "Maya Draper", "role": "manager", "post": "Head of service"}
    return answers | {"act": str(uuid.uuid4())} | day("since", date(2024, 5, 1)) | said


def test_an_organisation_is_added(keeper: Client) -> None:
    answer = keeper.post("/organisations/new/", about_blaby(dpo_mailbox="dpo@blaby.example"), follow=True)

    made = Organisation.objects.get(code="blaby")
    assert answer.redirect_chain == [("/organisations/blaby/", 302)]
    assert "Blaby District Council takes part now." in answer.content.decode()
    assert (made.joined_on, made.dpo_mailbox, made.is_public_authority) == (
        date(2014, 2, 21),
        "dpo@blaby.example",
        False,
    )
    assert made.history.get().history_user == administrator().person


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"code": ""}, "Enter a code."),
    ({"code": "Blaby!"}, "A code is made of small letters, figures and hyphens."),
    ({"name": ""}, "Enter the organisation’s name."),
    ({"name": "x" * 100_000}, "Shorten this to 200 characters or fewer."),
    ({"name": "Blaby\u0007"}, "The text holds a character that cannot be printed (U+0007). Remove it."),
    ({"kind": "empire"}, "Choose from the list."),
    ({"kind": ""}, "Choose what sort of body it is."),
    ({"is_legal_entity": ""}, "Say whether it is a legal entity."),
    ({"parent": "nobody"}, "Choose an organisation of the list."),
    (
        {"is_legal_entity": "False"},
        "A service or unit that is not a legal entity names the organisation it belongs to.",
    ),
    ({"dpo_mailbox": "nonsense"}, "Enter an e-mail address, such as dpo@council.example."),
    ({"dspt_year": "soon"}, "Enter a year, such as 2026."),
    ({"joined_on_month": "13"}, "The day it joined must be a real date, such as 27 3 2027."),
    (day("left_on", date(2013, 1, 1)), "The day it left must be after the day it joined."),
    ({"act": ""}, "Send the form again."),
]


@pytest.mark.parametrize(("said", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_what_is_wrong_is_said_twice_and_nothing_is_lost(keeper: Client, said: dict[str, Any], sentence: str) -> None:
    answer = keeper.post("/organisations/new/", about_blaby(address="12 High Street", **said))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == (1 if "act" in said else 2)
    assert "12 High Street" in page
    assert "<title>Error: Add an organisation" in page
    assert not Organisation.objects.exclude(code="simg").exists()


def test_the_same_form_twice_adds_once(keeper: Client) -> None:
    form = about_blaby()

    answers = [keeper.post("/organisations/new/", form)["Location"] for _ in range(2)]

    assert answers == ["/organisations/blaby/"] * 2


def test_details_are_changed_and_the_rest_stays(keeper: Client) -> None:
    body = organisation("blaby", address="Narborough", is_competent_authority=True)
    page = keeper.get("/organisations/blaby/change/").content.decode()

    form = about_blaby(address="Desford", is_competent_authority="on")
    keeper.post("/organisations/blaby/change/", form)

    body.refresh_from_db()
    assert "Narborough" in page
    assert (body.address, body.is_competent_authority) == ("Desford", True)
    assert body.is_public_authority is False


def test_a_change_that_is_refused_changes_nothing(keeper: Client) -> None:
    organisation("blaby", name="Blaby District Council")

    answer = keeper.post("/organisations/blaby/change/", about_blaby(kind="board"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("A partnership, board or scheme is not a legal entity.") == 2
    assert "Change Blaby District Council" in page


def test_somebody_is_appointed_and_invited(keeper: Client) -> None:
    organisation("blaby")

    answer = keeper.post("/organisations/blaby/appoint/", about_maya(), follow=True)

    made = Appointment.objects.get(role=Role.MANAGER)
    assert "Maya Draper is appointed, and a letter is on its way." in answer.content.decode()
    assert (made.person.email, made.since, made.until) == ("maya@blaby.example", date(2024, 5, 1), None)
    assert Letter.objects.filter(to=made.person).count() == 1
    assert Event.objects.filter(verb="appointed", reference="ORG-blaby").count() == 1


def test_an_officer_is_appointed_with_what_they_may_sign(keeper: Client) -> None:
    chief = appointed(Role.CHIEF_OFFICER, at=organisation("blaby"), who=person("Olive Chief"))
    page = keeper.get("/organisations/blaby/appoint/").content.decode()
    officer = {"role": "delegated_signatory", "may_sign": ["agreements"], "instrument": "Minute 7"}

    keeper.post("/organisations/blaby/appoint/", about_maya(delegated_by=str(chief.pk), **officer))

    made = Appointment.objects.get(role=Role.DELEGATED_SIGNATORY)
    assert "Olive Chief, Chief officer" in page
    assert (made.may_sign_agreements, made.may_sign_protocol) == (True, False)
    assert (made.instrument, made.delegated_by) == ("Minute 7", chief)


NOT_APPOINTED: list[tuple[dict[str, Any], str]] = [
    ({"email": ""}, "Enter an e-mail address."),
    ({"name": ""}, "Enter the person’s name: no account has this address yet."),
    ({"role": ""}, "Choose a role."),
    ({"role": "auditor"}, "Choose a role of the list."),
    ({"post": ""}, "Say which post the person holds."),
    ({"may_sign": ["agreements"]}, "Only a chief officer or a delegated signatory signs, not a manager."),
    ({"role": "delegated_signatory"}, "Name the instrument of the delegation"),
    ({"delegated_by": "999999"}, "Choose a signatory of the list."),
    (day("since", None), "Enter the day it begins."),
    (day("until", date(2024, 5, 1)), "The day it ends must be after the day it begins."),
]


@pytest.mark.parametrize(("said", "sentence"), NOT_APPOINTED, ids=[sentence for _, sentence in NOT_APPOINTED])
def test_a_refused_appointment_is_told_and_leaves_nothing(keeper: Client, said: dict[str, Any], sentence: str) -> None:
    organisation("blaby")

    answer = keeper.post("/organisations/blaby/appoint/", about_maya(**said))

    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2
    assert Appointment.objects.count() == 1
    assert Letter.objects.count() == 1


def test_only_roles_that_fit_are_offered(keeper: Client) -> None:
    organisation("blaby")
    board("sab")

    pages = {code: keeper.get(f"/organisations/{code}/appoint/").content.decode() for code in ("blaby", "sab", "simg")}

    assert ["Chief officer" in page for page in pages.values()] == [True, False, False]
    assert ["Auditor" in page for page in pages.values()] == [False, False, True]
    assert ["May sign" in page for page in pages.values()] == [True, False, False]


def test_an_appointment_ends(keeper: Client) -> None:
    held = appointed(Role.MANAGER, who=person("Maya Draper"))
    form = {"reason": "Left the council", "act": str(uuid.uuid4())} | day("until", today())

    answer = keeper.post(reverse("end_appointment", args=[held.pk]), form, follow=True)

    held.refresh_from_db()
    assert held.until == today()
    assert "The appointment of Maya Draper ends on" in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": ""}, "Say why it ends."),
        (day("until", date(1999, 1, 1)), "It cannot end before it began on 1 January 2020."),
    ],
)
def test_an_end_that_is_refused_is_told_at_its_field(keeper: Client, said: dict[str, Any], sentence: str) -> None:
    held = appointed(Role.MANAGER)
    form = {"reason": "Left", "act": str(uuid.uuid4())} | day("until", today()) | said

    answer = keeper.post(reverse("end_appointment", args=[held.pk]), form)

    held.refresh_from_db()
    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2
    assert held.until is None


def test_rights_end_in_the_session_that_is_still_open(browser_of: Open) -> None:
    leaving = appointed(Role.SIMG_ADMINISTRATOR)
    browser = browser_of(leaving)
    before = browser.get("/organisations/new/").status_code

    end_appointment(appointment=leaving, until=today(), reason="Left", by=administrator(), act=uuid.uuid4())

    answers = [browser.get("/organisations/new/"), browser.post("/organisations/new/", about_blaby())]
    assert (before, [answer.status_code for answer in answers]) == (200, [403, 403])
    assert "You hold no appointment today" in browser.get("/account/").content.decode()


def test_a_closed_account_is_signed_out_at_once(browser_of: Open) -> None:
    held = appointed(Role.MANAGER)
    browser = browser_of(held)

    held.person.is_active = False
    held.person.save()

    assert browser.get("/account/").status_code == 302


def test_a_departure_says_how_many_appointments_lapse(keeper: Client, browser_of: Open) -> None:
    held = appointed(Role.MANAGER, at=organisation("blaby", name="Blaby District Council"))
    desk = browser_of(held)
    assert desk.get("/drafts/new/").status_code == 200
    leaving = about_blaby(code="") | day("joined_on", date(2020, 1, 1)) | day("left_on", today())

    answer = keeper.post("/organisations/blaby/change/", leaving, follow=True)

    assert "One appointment lapses as it leaves on" in answer.content.decode()
    assert desk.get("/drafts/new/").status_code == 403


LONG = "x" * 60 + "@" + ".".join(["y" * 60] * 4) + ".example"


def test_an_address_too_long_for_a_mailbox_is_told_at_its_field(keeper: Client) -> None:
    organisation("blaby")
    form = about_blaby(contact_mailbox=LONG, dpo_mailbox=LONG)

    answers = [
        keeper.post("/organisations/blaby/appoint/", about_maya(email=LONG)),
        keeper.post("/organisations/blaby/change/", form),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Enter an e-mail address of at most 254 characters." in answers[0].content.decode()
    assert answers[1].content.decode().count("Enter an address of at most 254 characters.") == 4
