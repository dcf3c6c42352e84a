"""The pages by which an officer joins an agreement in force: the own part, then the name under the declaration."""

import json
import re
import uuid

import pytest
from django.test import Client

from register.clock import today
from register.entries.lives import life_of
from register.models import Entry, Event
from signatories.acts.signing import LONGEST_AUTHENTICATION_AGE
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import JUST_NOW
from tests.factories.documents import LEAD, PARTNER, complete_agreement, open_to_others
from tests.factories.register import acceded, entered, signed
from tests.factories.signatories import appointed, organisation

pytestmark = pytest.mark.django_db
JOIN, DECLARE = "/register/ISA-0001/1/join/", "/register/ISA-0001/1/join/declare/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
JOINER = "southfen"
OWN = {
    "about-capacity": "controller",
    "about-contact_post": "Partnership Manager",
    "about-contact_mailbox": "partners@southfen.example",
    "about-dpo_post": "Data Protection Officer",
    "about-dpo_mailbox": "dpo@southfen.example",
    "basis-direction": "both",
    "basis-function": "Arranging care and support",
    "basis-power": "care-2014-s6",
    "basis-regime": "uk_gdpr",
    "basis-art6": "art6-1-e",
    "basis-limb": "s8-c",
    "retention-items": "all",
    "retention-period": "6 years",
    "retention-trigger": "last_contact",
    "retention-disposal": "secure_erase",
}


@pytest.fixture
def officer() -> Appointment:
    return appointed(Role.CHIEF_OFFICER, at=organisation(JOINER))


@pytest.fixture
def browser(officer: Appointment, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The browser of the joiner's chief officer, who has just signed in."""
    monkeypatch.setattr("agreements.views.joining.latest_authentication", lambda request: JUST_NOW)
    client = Client()
    client.force_login(officer.person, backend=BACKEND)
    return client


def in_force(*, is_open: bool = True) -> None:
    agreement = complete_agreement()
    signed(entered(open_to_others(agreement) if is_open else agreement), LEAD, PARTNER)


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())  # type: ignore[attr-defined]


def signature(officer: Appointment, **changes: str) -> dict[str, str]:
    digest = bytes(Entry.objects.get().document_id).hex()
    return {"name": officer.person.name, "digest": digest, "act": str(uuid.uuid4())} | changes


def test_an_officer_joins_with_the_own_part(browser: Client, officer: Appointment) -> None:
    in_force()
    assert "The district councils of the county" in text(browser.get(JOIN))

    kept = browser.post(JOIN, OWN)
    assert (kept.status_code, kept["Location"]) == (302, DECLARE)
    assert "We the undersigned" in text(browser.get(DECLARE))
    done = browser.post(DECLARE, signature(officer))

    assert (done.status_code, done["Location"]) == (302, "/register/ISA-0001/1/")
    assert JOINER in life_of("ISA-0001").versions[1].bound_on(today())
    section = json.loads(Event.objects.get(verb="acceded").particulars["section"])
    assert section["party"]["contacts"][1]["mailbox"] == "dpo@southfen.example"
    assert section["bases"][0]["art6"]["law"] == "UK GDPR Article 6(1)(e)"
    assert section["retention"][0]["period"] == "6 years"


def test_the_entry_shows_the_joiners_part(browser: Client, officer: Appointment, client: Client) -> None:
    in_force()
    browser.post(JOIN, OWN)
    browser.post(DECLARE, signature(officer))

    page = text(client.get("/register/ISA-0001/"))

    assert "All three organisations are bound today." in page
    assert "dpo@southfen.example" in page
    assert f"{officer.organisation.name} joined version 1 by {officer.person.name}" in page


def test_the_same_form_twice_joins_once(browser: Client, officer: Appointment) -> None:
    in_force()
    browser.post(JOIN, OWN)
    said = signature(officer)

    assert [browser.post(DECLARE, said).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(verb="acceded").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"about-dpo_post": ""}, "Name the post."),
        ({"about-contact_mailbox": "nobody"}, "Enter an e-mail address"),
        ({"basis-art6": ""}, "Choose the lawful basis of"),
        ({"basis-function": ""}, "needs the information"),
        ({"retention-period": ""}, "Say how long it is kept."),
        ({"retention-disposal": ""}, "when its time is over"),
    ],
)
def test_what_the_own_part_lacks_is_said_and_nothing_is_lost(
    browser: Client, changes: dict[str, str], sentence: str
) -> None:
    in_force()

    answer = browser.post(JOIN, OWN | changes)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "partners@southfen.example" in text(answer) or "about-contact_mailbox" in changes
    assert browser.get(DECLARE)["Location"] == JOIN


def test_who_gets_no_information_brings_neither_basis_nor_rule(browser: Client, officer: Appointment) -> None:
    in_force()
    about = {name: value for name, value in OWN.items() if name.startswith("about")}
    browser.post(JOIN, about | {"about-capacity": "signatory"})

    browser.post(DECLARE, signature(officer))

    section = json.loads(Event.objects.get(verb="acceded").particulars["section"])
    assert (section["bases"], section["retention"]) == ([], [])


@pytest.mark.parametrize("changes", [{"name": "Somebody Else"}, {"digest": "0" * 64}])
def test_a_wrong_name_or_text_joins_nobody(browser: Client, officer: Appointment, changes: dict[str, str]) -> None:
    in_force()
    browser.post(JOIN, OWN)

    answer = browser.post(DECLARE, signature(officer, **changes))

    assert answer.status_code == 422
    assert not Event.objects.filter(verb="acceded").exists()


def test_an_old_sign_in_is_renewed_and_the_own_part_is_kept(
    browser: Client, officer: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_force()
    browser.post(JOIN, OWN)
    old = JUST_NOW.model_copy(update={"seconds_ago": LONGEST_AUTHENTICATION_AGE + 1})
    with monkeypatch.context() as patch:
        patch.setattr("agreements.views.joining.latest_authentication", lambda request: old)
        assert "reauthenticate" in browser.get(DECLARE)["Location"]
        refused = browser.post(DECLARE, signature(officer))

    assert refused.status_code == 422
    assert "Give your password again" in text(refused)
    assert browser.post(DECLARE, signature(officer)).status_code == 302


def test_what_is_not_open_says_so(browser: Client) -> None:
    in_force(is_open=False)

    answer = browser.get(JOIN)

    assert answer.status_code == 409
    assert "This agreement is not open to others" in text(answer)


def test_only_signatories_join(client: Client) -> None:
    in_force()
    manager = Client()
    manager.force_login(appointed(Role.MANAGER).person, backend=BACKEND)

    assert [one.get(path).status_code for one in (client, manager) for path in (JOIN, DECLARE)] == [302, 302, 403, 403]


def test_the_entry_offers_it_to_officers_who_may(browser: Client, client: Client) -> None:
    entry = entered(open_to_others(complete_agreement()))
    before = text(browser.get("/register/ISA-0001/"))
    signed(entry, LEAD, PARTNER)
    offered, public = text(browser.get("/register/ISA-0001/")), text(client.get("/register/ISA-0001/"))
    acceded(entry, JOINER)

    assert [JOIN in page for page in (before, offered, public)] == [False, True, False]
    assert JOIN not in text(browser.get("/register/ISA-0001/"))


def test_a_closed_agreement_is_offered_to_nobody(browser: Client) -> None:
    in_force(is_open=False)

    assert JOIN not in text(browser.get("/register/ISA-0001/"))
