"""What waits for the administrator of an organisation."""

from datetime import timedelta
from typing import Any

import pytest

from register.clock import today
from signatories.models import Appointment
from signatories.roles import Role
from signatories.waiting import Waiting, waiting_for
from tests.factories.signatories import access_of, appointed, organisation, person

pytestmark = pytest.mark.django_db

MAILBOXES = {"contact_mailbox": "sharing@blaby.example", "dpo_mailbox": "dpo@blaby.example"}


def administrator_of(**details: Any) -> Appointment:
    body = organisation("blaby", **MAILBOXES | details)
    appointed(Role.MANAGER, at=body)
    return appointed(Role.ORGANISATION_ADMINISTRATOR, at=body)


def waits(own: Appointment) -> Waiting:
    return waiting_for(access_of(own), on=today())


def test_nothing_waits_where_all_is_kept() -> None:
    own = administrator_of(ico_expires_on=today() + timedelta(days=31))

    assert waits(own) == Waiting((), ())


def test_others_are_asked_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    access = access_of(appointed(Role.MANAGER))

    with django_assert_num_queries(0):
        assert waiting_for(access, on=today()) == Waiting((), ())


def test_what_lapses_waits_before_and_after() -> None:
    yesterday, soon = today() - timedelta(days=1), today() + timedelta(days=29)
    own = administrator_of(ico_expires_on=yesterday, cyber_essentials_expires_on=soon)

    ico, cyber = waits(own).mine

    assert ico.why.startswith("The ICO registration lapsed on")
    assert cyber.why.startswith("The Cyber Essentials certificate lapses on")
    assert (ico.step, ico.page) == ("Say until when it is renewed", "change_organisation")


def test_what_is_missing_waits() -> None:
    body = organisation("blaby")
    own = appointed(Role.ORGANISATION_ADMINISTRATOR, at=body)

    assert [due.step for due in waits(own).mine] == ["Give the mailbox", "Give the mailbox", "Appoint a manager"]


def test_an_appointment_that_ends_soon_waits_and_a_later_one_does_not() -> None:
    own = administrator_of()
    days = (today() + timedelta(days=20), today() + timedelta(days=40))
    for name, until in zip(("Maya Draper", "Noor Later"), days, strict=True):
        appointed(Role.DPO, at=own.organisation, who=person(name), until=until)

    (due,) = waits(own).mine

    assert due.why.startswith("Maya Draper is a data protection officer; the appointment ends on")


def test_who_was_invited_is_waited_for_once() -> None:
    own, invited = administrator_of(), person("Maya Draper")
    invited.set_unusable_password()
    invited.save()
    for role in (Role.DPO, Role.IG_LEAD):
        appointed(role, at=own.organisation, who=invited)

    (due,) = waits(own).others

    assert due.why == "Maya Draper was invited and has not chosen a password yet."
