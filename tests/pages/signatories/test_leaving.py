"""The page by which an officer withdraws: at the end of a notice, or at once before the agreement has begun."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from register.clock import today
from register.entries.lives import life_of
from register.models import Event
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.factories.register import entered, signed
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
PATH = "/register/ISA-0001/1/withdraw/"
WEEK = timedelta(days=7)


@pytest.fixture
def officer() -> Appointment:
    return appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD]))


@pytest.fixture
def browser(officer: Appointment, browser_of: Open) -> Client:
    """The browser of the lead's chief officer."""
    return browser_of(officer)


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


def answers(days: int = 7, **changes: str) -> dict[str, str]:
    """Returns the form filled in, to leave in so many days."""
    on = today() + timedelta(days=days)
    said = {"reason": "We closed the ward.", "notice": "A week, by letter", "act": str(uuid.uuid4())}
    return said | {"on_day": str(on.day), "on_month": str(on.month), "on_year": str(on.year)} | changes


def test_an_officer_withdraws_at_the_end_of_the_notice(browser: Client) -> None:
    signed(entered(), LEAD, PARTNER)
    page = text(browser.get(PATH))
    assert "three months&#x27; written notice to the others." in page

    answer = browser.post(PATH, answers())

    assert answer.status_code == 302
    life = life_of("ISA-0001").versions[1]
    assert (LEAD in life.bound_on(today()), LEAD in life.bound_on(today() + WEEK)) == (True, False)
    assert Event.objects.get(verb="withdrew").particulars["notice"] == "A week, by letter"


def test_before_it_began_neither_notice_nor_day_is_asked(browser: Client) -> None:
    signed(entered(), LEAD)
    page = text(browser.get(PATH))
    assert 'name="notice"' not in page

    answer = browser.post(PATH, {"reason": "Too early.", "act": str(uuid.uuid4())})

    assert answer.status_code == 302
    assert LEAD in life_of("ISA-0001").versions[1].awaited_on(today())


def test_the_same_form_twice_withdraws_once(browser: Client) -> None:
    signed(entered(), LEAD)
    said = {"reason": "Too early.", "act": str(uuid.uuid4())}

    assert [browser.post(PATH, said).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="withdrew").count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (answers(reason=""), "Say why."),
        (answers(notice=""), "Say what notice was given."),
        (answers(on_day="", on_month="", on_year=""), "Enter the first day on which it is no longer bound."),
        (answers(on_day="31", on_month="2"), "day"),
        (answers(days=-1), "cannot have ended before today"),
        (answers(days=4000), "within the next five years"),
    ],
    ids=["no reason", "no notice", "no day", "no such day", "past", "too far"],
)
def test_what_is_missing_or_cannot_be_is_said(browser: Client, said: dict[str, str], sentence: str) -> None:
    signed(entered(), LEAD, PARTNER)

    answer = browser.post(PATH, said)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Event.objects.filter(verb="withdrew").exists()


def test_a_notice_given_is_not_given_again(browser: Client) -> None:
    signed(entered(), LEAD, PARTNER)
    browser.post(PATH, answers())

    opened, done = browser.get(PATH), browser.post(PATH, answers(days=3))

    assert (opened.status_code, done.status_code) == (409, 422)
    assert "has given notice already" in text(opened)


def test_who_has_not_signed_cannot_withdraw(browser: Client) -> None:
    entered()

    answer = browser.get(PATH)

    assert answer.status_code == 409
    assert "so it cannot withdraw" in text(answer)


def test_only_an_officer_of_a_party_withdraws(browser_of: Open, client: Client) -> None:
    signed(entered(), LEAD, PARTNER)
    stranger, manager = browser_of(appointed(Role.CHIEF_OFFICER)), browser_of(appointed(Role.MANAGER))

    assert [browser.get(PATH).status_code for browser in (stranger, manager, client)] == [403, 403, 302]
    assert "for any organisation that takes part" in text(stranger.post(PATH, answers()))


def test_the_entry_offers_it_while_the_organisation_is_held(browser: Client) -> None:
    entry = entered()
    before = text(browser.get("/register/ISA-0001/"))
    signed(entry, LEAD)
    signed_only = text(browser.get("/register/ISA-0001/"))
    signed(entry, PARTNER)
    bound = text(browser.get("/register/ISA-0001/"))

    assert PATH not in before
    assert "Your organisation has signed this" in signed_only
    assert "Your organisation is bound by this" in bound
