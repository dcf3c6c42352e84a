"""Inviting: an account where there is none, one appointment, one letter."""

import uuid
from typing import Any

import pytest

from signatories.acts.fitting import AppointmentRefused
from signatories.acts.inviting import invite
from signatories.models import Appointment, Letter, LetterKind, User
from signatories.roles import Role
from tests.factories.signatories import LONG_AGO, administrator, organisation, person

pytestmark = pytest.mark.django_db


def invited(email: str = "new@partner.example", name: str = "New Person", **said: Any) -> Appointment:
    terms = {"role": Role.MANAGER, "post": "Head of service", "since": LONG_AGO, "act": uuid.uuid4()}
    return invite(email=email, name=name, by=administrator(), **({"organisation": organisation()} | terms | said))


def test_an_unknown_address_gets_an_account_without_a_password() -> None:
    made = invited(" New@Partner.Example ")

    assert made.person.email == "new@partner.example"
    assert made.person.name == "New Person"
    assert not made.person.has_usable_password()


def test_a_known_person_keeps_account_and_name() -> None:
    known = person("Known Already", email="known@partner.example")

    made = invited("known@partner.example", "Somebody Else")

    assert made.person == known
    assert made.person.name == "Known Already"
    assert "password that you have already" in Letter.objects.get(to=known).text


def test_the_letter_says_what_the_appointment_allows_and_holds_no_link() -> None:
    made = invited(organisation=organisation(name="King’s Lynn & West"))

    letter = Letter.objects.get(to=made.person)

    assert letter.kind == LetterKind.INVITED_TO_REGISTER
    assert "You have been appointed a manager for King’s Lynn & West, counting from 1\xa0January 2020" in letter.text
    assert "Drafts agreements" in letter.text
    assert letter.path == "/accounts/login/"


def test_an_unknown_address_wants_a_name() -> None:
    with pytest.raises(AppointmentRefused, match="Enter the person’s name") as refusal:
        invited(name=" ")

    assert refusal.value.field == "name"
    assert not User.objects.filter(email="new@partner.example").exists()


def test_a_refused_invitation_leaves_no_account_and_no_letter() -> None:
    with pytest.raises(AppointmentRefused):
        invited(role=Role.SIMG_MEMBER)

    assert not User.objects.filter(email="new@partner.example").exists()
    assert not Letter.objects.filter(to__email="new@partner.example").exists()


def test_the_same_form_twice_invites_once() -> None:
    where, act = organisation(), uuid.uuid4()

    first = invited(organisation=where, act=act)
    again = invited(organisation=where, act=act)

    assert first == again
    assert Letter.objects.filter(to=first.person).count() == 1
