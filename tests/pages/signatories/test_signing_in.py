"""Signing in: by invitation alone, locked after five failures, and out everywhere at will."""

import re

import pytest
from django.core import mail
from django.test import Client

from signatories.models import User
from signatories.outbox import send_due
from signatories.roles import Role
from tests.factories.signatories import PASSWORD, appointed, organisation, person
from tests.pages.signatories.test_keeping import about_maya

pytestmark = pytest.mark.django_db


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None) -> Client:
    browser = client or Client()
    browser.post("/accounts/login/", {"login": email, "password": password})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def shown(email: str, tries: int) -> str:
    """Returns what the last of so many failures shows, without what differs from one page to the next."""
    browser = Client()
    for _ in range(tries):
        answer = browser.post("/accounts/login/", {"login": email, "password": "not the password"})
    page = answer.content.decode().replace(email, "")
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)


def link_in_last_letter() -> str:
    send_due()
    found = re.search(r"https?://[^/\s]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def choose(browser: Client, link: str, password: str) -> None:
    page = browser.get(link, follow=True).redirect_chain[-1][0]
    browser.post(page, {"password1": password, "password2": password})


def test_in_and_out() -> None:
    browser = sign_in(person(email="maya@blaby.example").email)
    before = is_in(browser)

    browser.post("/accounts/logout/")

    assert (before, is_in(browser)) == (True, False)


def test_the_address_may_be_typed_in_capitals() -> None:
    person(email="maya@blaby.example")

    assert is_in(sign_in("Maya@Blaby.Example"))


def test_nobody_signs_up(client: Client) -> None:
    form = {"email": "new@partner.example", "password1": PASSWORD, "password2": PASSWORD}

    client.post("/accounts/signup/", form)

    assert not User.objects.filter(email="new@partner.example").exists()


def test_a_failure_looks_the_same_whether_the_account_exists() -> None:
    person(email="known@partner.example")

    known, unknown = shown("known@partner.example", 1), shown("unknown@partner.example", 1)

    assert known == unknown
    assert "Error" in known


def test_five_failures_lock_and_look_the_same_whether_the_account_exists() -> None:
    person(email="known@partner.example")

    known, unknown = shown("known@partner.example", 6), shown("unknown@partner.example", 6)

    assert known == unknown
    assert known != shown("another@partner.example", 1)
    assert not is_in(sign_in("known@partner.example"))


def test_a_failure_is_one_sentence_of_ours_and_no_success() -> None:
    person(email="known@partner.example")
    wrong = {"login": "known@partner.example", "password": "not the password"}

    first, *_, last = [Client().post("/accounts/login/", wrong) for _ in range(6)]
    empty = Client().post("/accounts/login/", {"login": "", "password": ""})

    assert (first.status_code, last.status_code, empty.status_code) == (422, 422, 422)
    assert "The e-mail address or the password is not right." in first.content.decode()
    assert "This was tried too often. Wait five minutes, then try again." in last.content.decode()
    assert "Enter your e-mail address." in empty.content.decode()
    assert 'value="known@partner.example"' in first.content.decode()


def test_a_closed_account_does_not_open() -> None:
    assert not is_in(sign_in(person(is_active=False).email))


def test_out_everywhere_else() -> None:
    somebody = person()
    here, there = sign_in(somebody.email), sign_in(somebody.email)
    before = is_in(there)

    here.post("/accounts/sessions/")

    assert (before, is_in(here), is_in(there)) == (True, True, False)


def test_an_invitation_from_letter_to_desk(keeper: Client) -> None:
    organisation("blaby")
    keeper.post("/organisations/blaby/appoint/", about_maya())
    browser = Client()

    link = link_in_last_letter()
    choose(browser, link, "seven fine green hills")
    sign_in("maya@blaby.example", "seven fine green hills", browser)

    assert mail.outbox[-1].to == ["maya@blaby.example"]
    assert "Drafts agreements" in browser.get("/account/").content.decode()
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_who_forgot_a_password_gets_a_letter_from_the_outbox(client: Client) -> None:
    somebody = appointed(Role.MANAGER).person

    client.post("/accounts/password/reset/", {"email": somebody.email})
    before = list(mail.outbox)
    choose(client, link_in_last_letter(), "seven fine green hills")

    assert before == []
    assert is_in(sign_in(somebody.email, "seven fine green hills"))


def test_an_unknown_address_gets_no_letter_and_the_same_answer() -> None:
    person(email="known@partner.example")

    answers = [
        Client().post("/accounts/password/reset/", {"email": f"{who}@partner.example"}) for who in ("known", "unknown")
    ]
    send_due()

    assert answers[0]["Location"] == answers[1]["Location"]
    assert [message.to for message in mail.outbox] == [["known@partner.example"]]
