"""The pages on which a chief officer reads, signs or declines: whose turn it is, and what is asked for when."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from agreements.acts.cancelling import cancel_version
from agreements.models import Draft
from register.clock import now, today
from register.models import Entry, Event
from signatories.acts.appointing import end_appointment
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, partnership, signed_by
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.factories.signatories import PASSWORD, administrator, appointed
from tests.pages.agreements.drafting import filled, problems

pytestmark = pytest.mark.django_db

SIGN, DECLARE, DONE, DECLINE = (
    f"/register/ISA-0001/1/{end}/" for end in ("sign", "sign/declare", "sign/done", "decline")
)


@pytest.fixture
def people() -> Partnership:
    """The small partnership."""
    return partnership()


@pytest.fixture
def draft(people: Partnership) -> Draft:
    """A draft that was approved: ISA-0001 is open for signature by the lead and its partner."""
    return approved(people)


def signed_in(held: Appointment) -> Client:
    """Return the browser of an officer who gave the password just now."""
    client = Client()
    client.post("/accounts/login/", {"login": held.person.email, "password": PASSWORD})
    return client


@pytest.fixture
def officer(people: Partnership, draft: Draft) -> Client:
    """The browser of the chief officer of the organisation that leads."""
    return signed_in(people.officers[LEAD])


@pytest.fixture
def later(people: Partnership, draft: Draft) -> Iterator[Client]:
    """A browser whose password was given six minutes ago."""
    with time_machine.travel(now(), tick=True) as traveller:
        client = signed_in(people.officers[LEAD])
        traveller.shift(timedelta(minutes=6))
        yield client


def typed(client: Client, name: str, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return filled(client, DECLARE, {"name": name, **(more or {})})


def name_of(people: Partnership, code: str = LEAD) -> str:
    return people.officers[code].person.name


def test_what_is_read_stands_in_order(officer: Client) -> None:
    page = officer.get(SIGN).content.decode()

    heads = ["In short", "What we must do", "What we answer for, and from when", "The full text", "Your decision"]
    places = [page.index(f">{head}<") for head in heads]
    assert places == sorted(places)
    assert f"{NAMES[LEAD]} is asked to sign. Nobody has signed yet; 2 are asked." in page
    assert "From the moment when it arrives" in page or "Our own record of what we give" in page


def test_officer_signs_with_the_accounts_name_whatever_its_case(officer: Client, people: Partnership) -> None:
    answer = officer.post(DECLARE, typed(officer, f"  {name_of(people).upper()} "))

    event = Event.objects.get(verb="signed")
    page = officer.get(DONE).content.decode()
    assert answer["Location"] == DONE
    assert (event.organisation, (event.particulars or {})["authentication"]["method"]) == (LEAD, "password")
    assert f"{NAMES[PARTNER]} has yet to sign." in page


def test_another_name_is_refused_and_kept(officer: Client, people: Partnership) -> None:
    answer = officer.post(DECLARE, typed(officer, "Somebody Else"))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [f"Type your name as your account has it: {name_of(people)}."]
    assert 'value="Somebody Else"' in answer.content.decode()
    assert not Event.objects.filter(verb="signed").exists()


def test_same_form_twice_signs_once_and_answers_alike(officer: Client, people: Partnership) -> None:
    sent = typed(officer, name_of(people))

    answers = [officer.post(DECLARE, sent) for _ in range(3)]

    assert {answer["Location"] for answer in answers} == {DONE}
    assert Event.objects.filter(verb="signed").count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": ""}, "Type your full name."),
        ({"name": "x" * 201}, "Type your name alone."),
        ({"act": "none"}, "This form was not sent whole"),
        ({"digest": "zz"}, "This form was not sent whole"),
        ({"digest": ""}, "This form was not sent whole"),
    ],
)
def test_form_that_is_not_whole_signs_nothing(
    officer: Client, people: Partnership, sent: dict[str, str], sentence: str
) -> None:
    answer = officer.post(DECLARE, typed(officer, name_of(people), sent))

    assert answer.status_code == 422
    assert sentence in problems(answer.content.decode())[0]
    assert len(answer.context["form"]["digest"].value()) == 64
    assert not Event.objects.filter(verb="signed").exists()


def test_text_that_is_not_the_one_shown_is_not_signed(officer: Client, people: Partnership) -> None:
    answer = officer.post(DECLARE, typed(officer, name_of(people), {"digest": "00" * 32}))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) != []
    assert not Event.objects.filter(verb="signed").exists()


def test_password_given_long_ago_is_asked_for_when_the_page_opens(later: Client) -> None:
    answer = later.get(DECLARE)

    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/reauthenticate/?next={DECLARE.replace('/', '%2F')}"


def test_password_that_grew_old_on_the_page_is_asked_for_and_the_name_is_kept(
    people: Partnership, draft: Draft
) -> None:
    with time_machine.travel(now(), tick=True) as traveller:
        client = signed_in(people.officers[LEAD])
        sent = typed(client, name_of(people))
        traveller.shift(timedelta(minutes=6))

        answer = client.post(DECLARE, sent)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert problems(page) == ["You gave your password more than five minutes ago. Give it again."]
        assert "Nothing is signed yet" in page
        assert f'value="{name_of(people)}"' in page
        assert not Event.objects.filter(verb="signed").exists()
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        again = client.get(DECLARE)
        assert f'value="{name_of(people)}"' in again.content.decode()
        assert client.post(DECLARE, filled(client, DECLARE, {"name": name_of(people)}))["Location"] == DONE


def test_declined_and_then_signed_after_all(officer: Client, people: Partnership) -> None:
    sent = filled(officer, DECLINE, {"reason": "Item 3 is not needed."})

    answers = [officer.post(DECLINE, sent) for _ in range(2)]
    officer.post(DECLARE, typed(officer, name_of(people)))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(verb="declined").count() == 1
    assert Event.objects.filter(verb="signed").count() == 1


def test_who_declined_already_reads_so_and_may_still_sign(officer: Client) -> None:
    sent = filled(officer, DECLINE, {"reason": "Our board has not met."})
    first, again = officer.post(DECLINE, sent), officer.post(DECLINE, sent)

    answer = officer.get(DECLINE)

    assert (first.status_code, again.status_code, answer.status_code) == (302, 302, 409)
    page = answer.content.decode()
    assert "You cannot decline this now" in page
    assert "Your organisation has already declined this version. It may still sign." in page
    assert officer.get(SIGN).status_code == 200


def test_others_read_who_declined_and_why_until_they_sign(officer: Client, people: Partnership) -> None:
    officer.post(DECLINE, filled(officer, DECLINE, {"reason": "Item 3 is not needed."}))
    other = signed_in(people.officers[PARTNER])

    before = other.get(SIGN).content.decode()
    officer.post(DECLARE, typed(officer, name_of(people)))
    after = other.get(SIGN).content.decode()

    assert f"{NAMES[LEAD]} declined on" in before
    assert "Item 3 is not needed." in before
    assert "declined on" not in after


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Say why you decline."),
        ("x" * 5_001, "Shorten this to 5,000 characters or fewer."),
        ("Bell \x07", "The text holds a character that cannot be printed (U+0007). Remove it."),
    ],
)
def test_reason_that_cannot_stand_on_record_is_kept_and_refused(officer: Client, reason: str, sentence: str) -> None:
    answer = officer.post(DECLINE, filled(officer, DECLINE, {"reason": reason}))

    assert answer.status_code == 422
    assert problems(answer.content.decode()) == [sentence]
    assert reason.strip() in answer.content.decode()
    assert not Event.objects.filter(verb="declined").exists()


def test_who_has_signed_cannot_sign_again(officer: Client, people: Partnership, draft: Draft) -> None:
    signed_by(people, draft, LEAD)

    answers = [officer.get(path) for path in (SIGN, DECLARE, DECLINE)]

    assert {answer.status_code for answer in answers} == {409}
    assert "Your organisation has already signed this version." in answers[0].content.decode()


def test_version_that_was_cancelled_cannot_be_signed(officer: Client, people: Partnership) -> None:
    entry = Entry.objects.get(reference="ISA-0001")
    cancel_version(entry=entry, reason="No more.", by=people.simg, act=uuid.uuid4())

    assert officer.get(SIGN).status_code == 409


def test_officer_of_another_organisation_reads_why_it_is_not_theirs(draft: Draft) -> None:
    outsider = signed_in(appointed(Role.CHIEF_OFFICER))

    answer = outsider.get(SIGN)

    assert answer.status_code == 403
    assert "You are not appointed to sign this for any organisation that is asked to." in answer.content.decode()


def test_officer_whose_appointment_ended_yesterday_cannot_sign(people: Partnership, draft: Draft) -> None:
    client = signed_in(people.officers[LEAD])
    sent = typed(client, name_of(people))
    end_appointment(
        appointment=people.officers[LEAD],
        until=today() - timedelta(days=1),
        reason="Left the post.",
        by=administrator(),
        act=uuid.uuid4(),
    )

    answers = [client.get(SIGN), client.post(DECLARE, sent)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Event.objects.filter(verb="signed").exists()


def test_address_of_no_version_is_not_found(officer: Client) -> None:
    paths = ("/register/ISA-0001/9/sign/", "/register/ISA-9999/1/sign/", "/register/ISA-0001/1/sign/nothing/")

    assert [officer.get(path).status_code for path in paths] == [404] * 3
