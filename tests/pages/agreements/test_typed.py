"""Who was signed out while typing signs in and sends the same again; a form that ran out is sent once more."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from agreements.models import Draft
from register.clock import now
from signatories import typed
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD
from tests.factories.signatories import PASSWORD
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import filled, section, url_of

WORDS = "Typed with care:\n“every” <line> & mark"
KEPT = "/account/typed/"


def sent_again(page: str) -> dict[str, list[str]]:
    """Return the hidden fields of the form that would be sent again."""
    (form,) = re.findall(r'<form method="post" action="/drafts/.*?</form>', page, re.S)
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form, re.S):
        found.setdefault(name, []).append(unescape(value))
    found.pop("csrfmiddlewaretoken")
    return found


def sign_in(browser: Client, people: Partnership, after: str = KEPT) -> str:
    who = {"login": people.managers[LEAD].person.email, "password": PASSWORD}
    return str(browser.post(f"/accounts/login/?next={after}", who)["Location"])


def test_who_was_signed_out_signs_in_and_sends_the_same(people: Partnership, lead: Client, draft: Draft) -> None:
    url = url_of(draft, "chapter", "purpose")
    form = filled(lead, url, {"aims": WORDS}) | {"password": "never kept", "csrfmiddlewaretoken": "x"}
    browser = Client()

    answer = browser.post(url, form)
    assert answer.status_code == 403
    assert f'href="/accounts/login/?next={KEPT}"' in answer.content.decode()
    assert sign_in(browser, people) == KEPT
    page = browser.get(KEPT).content.decode()

    again = sent_again(page)
    assert again["aims"] == [WORDS]
    assert "password" not in again
    assert "never kept" not in page
    assert browser.post(url, again).status_code == 302
    assert section(draft, "purpose").content["purpose"]["aims"] == WORDS


def test_another_browser_finds_nothing(people: Partnership, draft: Draft) -> None:
    Client().post(url_of(draft, "chapter", "purpose"), {"aims": WORDS})
    other = Client()
    sign_in(other, people)

    assert "Nothing is kept" in other.get(KEPT).content.decode()
    assert Client().get(KEPT).status_code == 302


def test_it_is_thrown_away_when_asked_and_after_an_hour(people: Partnership, draft: Draft) -> None:
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.post(url_of(draft, "chapter", "purpose"), {"aims": WORDS})
        sign_in(browser, people)

    browsers[0].post(KEPT)
    with time_machine.travel(now() + timedelta(seconds=typed.KEPT_FOR + 5)):
        later = browsers[1].get(KEPT).content.decode()

    assert "Nothing is kept" in browsers[0].get(KEPT).content.decode()
    assert "Nothing is kept" in later


def test_what_is_too_long_is_not_kept_and_the_page_says_so(draft: Draft) -> None:
    browser = Client()

    page = browser.post(url_of(draft, "chapter", "purpose"), {"aims": "a" * (typed.LONGEST + 1)}).content.decode()

    assert "It is too long to be kept here." in page
    assert typed.SESSION_NAME not in browser.session


@pytest.mark.parametrize(
    ("origin", "is_ours"), [("http://testserver", True), ("http://evil.example", False), ("", False)]
)
def test_a_form_that_ran_out_is_sent_again_only_from_our_own_page(
    people: Partnership, browser_of: Open, draft: Draft, origin: str, is_ours: bool
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser_of(people.managers[LEAD]).cookies
    headers = {"origin": origin} if origin else {}

    answer = strict.post(url_of(draft, "chapter", "purpose"), {"aims": WORDS}, headers=headers)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This form is no longer valid" in page
    assert ("What you typed is still here." in page) is is_ours
    if is_ours:
        assert sent_again(page) == {"aims": [WORDS]}


def test_a_sign_in_that_ran_out_repeats_no_password(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    form = {"login": "a@b.example", "password": "a fine long password"}

    page = strict.post("/accounts/login/", form, headers={"origin": "http://testserver"}).content.decode()

    assert "a fine long password" not in page
    assert "Send it again" not in page
