"""The acts of signatories that go on the log: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from register.clock import today
from signatories.acts.appointing import appoint, end_appointment
from signatories.acts.beginning import begin
from signatories.acts.inviting import invite
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.signatories import LONG_AGO, administrator, appointed, organisation, person

Act = Callable[[], object]


def beginning() -> Act:
    return lambda: begin(email="ada@simg.example", name="Ada Keeper", act=uuid.uuid4())


def appointing() -> Act:
    who, where, by = person(), organisation(), administrator()
    terms = {"role": Role.MANAGER, "post": "Head of service", "since": LONG_AGO}
    return lambda: appoint(person=who, organisation=where, by=by, act=uuid.uuid4(), **terms)


def inviting() -> Act:
    where, by = organisation(), administrator()
    terms = {"role": Role.MANAGER, "post": "Head of service", "since": LONG_AGO}
    return lambda: invite(
        email="new@partner.example", name="New Person", organisation=where, by=by, act=uuid.uuid4(), **terms
    )


def ending() -> Act:
    held, by = appointed(Role.CHIEF_OFFICER), administrator()
    return lambda: end_appointment(appointment=held, until=today(), reason="Left", by=by, act=uuid.uuid4())


def own_administrator() -> Appointment:
    return appointed(Role.ORGANISATION_ADMINISTRATOR)


def appointing_by_their_own() -> Act:
    by, who = own_administrator(), person()
    terms = {"role": Role.MANAGER, "post": "Head of service", "since": LONG_AGO}
    return lambda: appoint(person=who, organisation=by.organisation, by=by, act=uuid.uuid4(), **terms)


def inviting_by_their_own() -> Act:
    by, terms = own_administrator(), {"role": Role.DPO, "post": "Data Protection Officer", "since": LONG_AGO}
    return lambda: invite(
        email="new@partner.example", name="New Person", organisation=by.organisation, by=by, act=uuid.uuid4(), **terms
    )


def ending_by_their_own() -> Act:
    by = own_administrator()
    held = appointed(Role.CHIEF_OFFICER, at=by.organisation)
    return lambda: end_appointment(appointment=held, until=today(), reason="Left", by=by, act=uuid.uuid4())


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("begin a register", beginning),
    ("appoint", appointing),
    ("invite", inviting),
    ("end an appointment", ending),
    ("appoint at one's own organisation", appointing_by_their_own),
    ("invite to one's own organisation", inviting_by_their_own),
    ("end an appointment at one's own organisation", ending_by_their_own),
]
