"""The smallest lawful organisation, person and appointment, made through the acts. All names are invented."""

import uuid
from datetime import date
from itertools import count
from typing import Any

from register.clock import today
from signatories.access import Access
from signatories.acts.appointing import appoint
from signatories.acts.beginning import begin
from signatories.acts.fitting import SIMG
from signatories.acts.organisations import add_organisation
from signatories.models import Appointment, Organisation, User
from signatories.roles import ROLES, Role

PASSWORD = "a fine long password"
LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def person(name: str = "", *, email: str = "", **fields: Any) -> User:
    """Makes a person who can sign in with PASSWORD."""
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@partner.example", PASSWORD, name=name or f"Person Number{number}", **fields
    )


def administrator() -> Appointment:
    """Returns the register's first administrator, made when there is none."""
    known = Appointment.objects.in_force(today()).filter(role=Role.SIMG_ADMINISTRATOR).first()
    if known:
        return known
    made = begin(email="first@simg.example", name="First Administrator", act=uuid.uuid4())
    made.person.set_password(PASSWORD)
    made.person.save()
    return made


def organisation(code: str = "", **details: Any) -> Organisation:
    """Makes a legal entity: a district council unless said otherwise."""
    code = code or f"partner-{next(_numbers)}"
    details = {"name": f"{code.title()} District Council", "kind": "district", "joined_on": LONG_AGO} | details
    return add_organisation(code=code, by=administrator(), act=uuid.uuid4(), **details)


def board(code: str = "", **details: Any) -> Organisation:
    """Makes a board: it may own an agreement, and may not sign one."""
    return organisation(code, **{"kind": "board", "is_legal_entity": False, "is_public_authority": False} | details)


def appointed(role: str, *, at: Organisation | None = None, who: User | None = None, **terms: Any) -> Appointment:
    """Appoints somebody in a role, at SIMG where the role is SIMG's; who may sign, may sign everything."""
    by, rights = administrator(), ROLES[role]
    where = at or (Organisation.objects.get(code=SIMG) if rights.is_simg else organisation())
    terms = {
        "post": Role(role).label,
        "since": LONG_AGO,
        "may_sign_agreements": rights.signs,
        "may_sign_protocol": rights.signs,
        "instrument": "Minute 7 of 1 March 2020" if role == Role.DELEGATED_SIGNATORY else "",
    } | terms
    return appoint(person=who or person(), organisation=where, role=role, by=by, act=uuid.uuid4(), **terms)


def access_of(appointment: Appointment) -> Access:
    """Returns what the holder of an appointment may do today."""
    return Access.of(appointment.person, on=today())
