"""The pages by which SIMG corrects the record: who opens them, what they say, and what is refused."""

import re
import uuid

import pytest
from django.test import Client

from register.clock import today
from register.entries.lives import life_of
from register.entries.status import Status
from register.models import Event
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER, complete_agreement, with_police
from tests.factories.register import annulled, declined, entered, excused, signed
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
CORRECT, EXCUSE, ANNUL = "/register/ISA-0001/1/correct/", f"/register/ISA-0001/1/excuse/{PARTNER}/", "/annul/"
PAGES = [CORRECT, EXCUSE, "/register/ISA-0001/1/annul/1/"]


@pytest.fixture
def member(browser_of: Open) -> Client:
    """The browser of a member of SIMG."""
    return browser_of(appointed(Role.SIMG_MEMBER))


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


def sent(browser: Client, path: str, reason: str = "It was recorded for the wrong body.", **more: str) -> object:
    return browser.post(path, {"reason": reason, "act": str(uuid.uuid4())} | more)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", [role for role in Role if role != Role.SIMG_MEMBER])
def test_nobody_else_corrects(browser_of: Open, role: Role, path: str) -> None:
    signed(entered(), LEAD)

    answer = browser_of(appointed(role)).get(path)

    assert answer.status_code == 403
    assert "Only a SIMG member may excuse an organisation or annul an event" in text(answer)


@pytest.mark.parametrize("path", PAGES)
def test_the_anonymous_are_sent_to_sign_in(client: Client, path: str) -> None:
    entered()

    assert client.get(path).status_code == 302


@pytest.mark.parametrize("path", ["/register/ISA-0009/1/correct/", "/register/ISA-0001/2/correct/"])
def test_what_is_not_on_record_is_not_found(member: Client, path: str) -> None:
    entered()

    assert member.get(path).status_code == 404


def test_the_page_names_who_is_awaited_and_what_may_be_annulled(member: Client) -> None:
    entry = entered()
    (signature,) = signed(entry, LEAD)

    page = text(member.get(CORRECT))

    assert "Northmoor Council signed version 1 by Robin Vale, Chief Executive." in page
    assert f'href="/register/ISA-0001/1/annul/{signature.number}/"' in page
    assert f'href="{EXCUSE}"' in page
    assert f'href="/register/ISA-0001/1/excuse/{LEAD}/"' not in page


def test_the_page_says_where_there_is_nothing(member: Client) -> None:
    signed(entered(), LEAD, PARTNER)
    for event in Event.objects.filter(verb="signed"):
        annulled(event)
    entered(reference="ISA-0001", supersedes=1)

    page = text(member.get(CORRECT))

    assert "No signature is awaited on this version." in page
    assert "1/annul/" in page
    page = text(member.get("/register/ISA-0001/2/correct/"))
    assert "Nothing has been recorded on this version that could be annulled." in page


def test_an_event_of_ones_own_is_somebody_elses_to_annul(browser_of: Open) -> None:
    held = appointed(Role.SIMG_MEMBER)
    entered()
    browser = browser_of(held)
    sent(browser, EXCUSE)

    page = text(browser.get(CORRECT))

    assert "You recorded this event yourself, so another member of SIMG must annul it." in page
    assert "Annul</a>" not in page


def test_a_party_is_excused(member: Client) -> None:
    entry = entered(with_police(complete_agreement()))
    signed(entry, LEAD, "northmoor-police")
    assert "Excuse Eastvale NHS Trust from signing?" in text(member.get(EXCUSE))

    answer = sent(member, EXCUSE)

    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert life_of("ISA-0001").versions[1].status_on(today()) is Status.IN_FORCE
    page = text(member.get("/register/ISA-0001/"))
    assert "Eastvale NHS Trust need not sign version 1." in page
    assert "Excused from signing" in page


def test_the_same_form_twice_excuses_once(member: Client) -> None:
    entered()
    act = str(uuid.uuid4())

    answers = [sent(member, EXCUSE, act=act).status_code for _ in range(2)]  # type: ignore[attr-defined]

    assert answers == [302, 302]
    assert Event.objects.filter(verb="excused").count() == 1


@pytest.mark.parametrize(("reason", "sentence"), [("", "Say why."), ("x" * 5001, "Shorten this to 5,000 characters")])
def test_a_reason_is_asked_and_kept_short(member: Client, reason: str, sentence: str) -> None:
    entered()

    answer = sent(member, EXCUSE, reason)

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert sentence in text(answer)


def test_who_is_not_awaited_cannot_be_excused(member: Client) -> None:
    entry = entered()
    excused(entry, PARTNER)

    opened, done = member.get(EXCUSE), sent(member, EXCUSE)

    assert (opened.status_code, done.status_code) == (409, 422)  # type: ignore[attr-defined]
    assert "is not awaited" in text(opened)
    assert "is not awaited" in text(done)


def test_an_event_is_annulled_and_both_beliefs_show(member: Client) -> None:
    event = declined(entered(), PARTNER)
    path = f"/register/ISA-0001/1/annul/{event.number}/"
    assert "Eastvale NHS Trust declined to sign version 1. It stays on the log" in text(member.get(path))

    answer = sent(member, path)

    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert life_of("ISA-0001").versions[1].status_on(today()) is Status.OPEN
    assert (member.get(path).status_code, sent(member, path).status_code) == (409, 422)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("ahead", "sentence"), [(0, "cancel it while it is open"), (99, "no such event")])
def test_an_event_that_cannot_be_annulled_says_why(member: Client, ahead: int, sentence: str) -> None:
    entered()
    number = Event.objects.get(verb="entered").number + ahead

    answer = member.get(f"/register/ISA-0001/1/annul/{number}/")

    assert answer.status_code == 409
    assert sentence in text(answer)


def test_the_entry_offers_it_to_simg_alone(member: Client, client: Client, browser_of: Open) -> None:
    entered()
    officer = browser_of(appointed(Role.CHIEF_OFFICER, at=organisation(LEAD, name=NAMES[LEAD])))

    pages = [text(browser.get("/register/ISA-0001/")) for browser in (member, client, officer)]

    assert [CORRECT in page for page in pages] == [True, False, False]
