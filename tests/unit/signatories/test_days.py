"""Days and years that cannot be meant are refused at their field; those at the edge are not."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from register.clock import today
from signatories.acts.appointing import end_appointment
from signatories.acts.fitting import AHEAD, LONGEST_TERM, AppointmentRefused
from signatories.acts.organisations import OrganisationRefused
from signatories.roles import Role
from tests.factories.signatories import administrator, appointed, organisation

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"dspt_year": 2099}, "dspt_year"),
        ({"dspt_year": today().year + 2}, "dspt_year"),
        ({"joined_on": date(2099, 1, 1)}, "joined_on"),
        ({"joined_on": today() + AHEAD + DAY}, "joined_on"),
    ],
)
def test_an_organisation_of_the_far_future_is_refused(details: dict[str, Any], field: str) -> None:
    with pytest.raises(OrganisationRefused) as refusal:
        organisation(**details)

    assert refusal.value.field == field


def test_what_is_near_is_taken() -> None:
    body = organisation(dspt_year=today().year + 1, joined_on=today() + AHEAD)
    held = appointed(Role.MANAGER, at=body, since=today() + AHEAD, until=today() + LONGEST_TERM)

    assert (body.dspt_year, held.since) == (today().year + 1, today() + AHEAD)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"since": date(2099, 1, 1)}, "since"),
        ({"since": today() + AHEAD + DAY}, "since"),
        ({"until": today() + LONGEST_TERM + DAY}, "until"),
        ({"until": date(9999, 12, 31)}, "until"),
    ],
)
def test_an_appointment_of_the_far_future_is_refused(terms: dict[str, Any], field: str) -> None:
    with pytest.raises(AppointmentRefused, match="Give a day within the next") as refusal:
        appointed(Role.MANAGER, **terms)

    assert refusal.value.field == field


def test_nor_does_one_end_there() -> None:
    held = appointed(Role.MANAGER)

    with pytest.raises(AppointmentRefused, match="within the next twenty years"):
        end_appointment(appointment=held, until=date(2099, 1, 1), reason="Left", by=administrator(), act=uuid.uuid4())
