"""Appoints the people of the demonstration by invitation, and lets them sign in with its one password."""

import uuid
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.hashers import make_password

from isp.demonstration.reading import Row, read_toml
from register.clock import today
from signatories.access import Access
from signatories.acts.appointing import end_appointment
from signatories.acts.beginning import begin
from signatories.acts.inviting import invite
from signatories.models import Appointment, Organisation, User
from signatories.roles import Role

FILE = Path(__file__).with_name("people.toml")
OWN_ADMINISTRATOR = "orgadmin@blaby.example"
ADMINISTRATOR = {"email": "admin@simg.example", "name": "Harriet Quillfeather"}


def first_administrator() -> Appointment:
    """Make SIMG and its first administrator, and return the appointment by which all else is kept."""
    return begin(**ADMINISTRATOR, act=uuid.uuid4())


def appoint_people(*, by: Appointment) -> int:
    """Invite everybody of the file, end the appointments that have an end, and return how many people there are."""
    rows = read_toml(FILE)["people"]
    for row in rows:
        made = _invite(row, by=by)
        if "until" in row:
            end_appointment(appointment=made, until=row["until"], reason="Retired", by=by, act=uuid.uuid4())
    return len(rows)


def _invite(row: Row, *, by: Appointment) -> Appointment:
    since: date = row["since"]
    return invite(
        email=row["email"],
        name=row["name"],
        organisation=Organisation.objects.get(code=row["at"]),
        by=by,
        act=uuid.uuid4(),
        role=row["role"],
        post=row["post"],
        since=since,
        instrument=row.get("instrument", ""),
        may_sign_agreements=row.get("signs", False),
        may_sign_protocol=row.get("signs", False),
    )


def invite_by_their_own() -> Appointment:
    """Let the administrator of an organisation invite somebody, for three weeks, who has not answered yet."""
    by = access(OWN_ADMINISTRATOR)
    return invite(
        email="dpo@blaby.example",
        name="Quentin Sallow",
        organisation=by.appointments[0].organisation,
        by=by,
        act=uuid.uuid4(),
        role=Role.DPO,
        post="Interim Data Protection Officer",
        since=today(),
        until=today() + timedelta(days=21),
    )


def accept_invitations(*, password: str) -> None:
    """Give everybody invited the password; it is hashed once, for it is no secret."""
    User.objects.filter(email__endswith=".example").update(password=make_password(password))


def access(email: str) -> Access:
    """Return what the person with an address may do today."""
    return Access.of(User.objects.get(email=email), on=today())


def holder(code: str, *roles: Role) -> Access | None:
    """Return the access of somebody in one of these roles at an organisation today, or None where there is nobody."""
    held = Appointment.objects.in_force(today()).filter(organisation__code=code, role__in=roles).order_by("since", "pk")
    first = held.select_related("person").first()
    return Access.of(first.person, on=today()) if first else None


def officer(code: str) -> Access:
    """Return the access of who signs agreements for an organisation."""
    held = Appointment.objects.signing_agreements(today()).filter(organisation__code=code).select_related("person")
    return Access.of(held.get().person, on=today())
