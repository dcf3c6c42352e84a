"""Invites somebody: an account where there is none, the appointment, and the letter that tells them."""

import uuid
from typing import Unpack

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from signatories.access import Access, actor
from signatories.acts.appointing import Terms, appointed_before, write_appointment
from signatories.acts.authority import keeping, lock
from signatories.acts.fitting import AppointmentRefused, check_appointment, check_appoints
from signatories.models import Appointment, LetterKind, Organisation, User
from signatories.outbox import queue
from signatories.roles import ROLES, one

LONGEST_ADDRESS = 254  # characters: RFC 5321 carries no longer one, and the column holds no longer one


@transaction.atomic(durable=True)
def invite(
    *,
    email: str,
    name: str,
    organisation: Organisation,
    by: Access | Appointment,
    act: uuid.UUID,
    **terms: Unpack[Terms],
) -> Appointment:
    """Appoint whoever reads `email`, make their account when it is unknown, and queue the letter that invites them.

    An account that is known keeps its name. Returns the appointment; the same act again returns the first answer.
    Raises NotAllowed unless `by` keeps the register or the organisation, and AppointmentRefused with the reason.
    """
    giver = terms.get("delegated_by")
    authority = keeping(by, organisation, *([giver] if giver else []))
    person = account_of(email, name=name)
    lock(person)
    new = Appointment(person=person, organisation=organisation, **terms)
    if done := appointed_before(new, act=act):
        return done
    check_appoints(authority, new)
    check_appointment(new)
    queue_invitation(new)
    return write_appointment(new, by=actor(authority), author=authority.person, act=act)


def account_of(email: str, *, name: str) -> User:
    """Return the account of an address, made without a password when there is none; a new one wants a name.

    Raises AppointmentRefused when the name is missing, or the address is longer than one can be.
    """
    if len(email.strip()) > LONGEST_ADDRESS:
        raise AppointmentRefused(f"An e-mail address has at most {LONGEST_ADDRESS} characters.", field="email")
    defaults = {"name": name.strip(), "password": make_password(None)}
    person, _ = User.objects.get_or_create(email=email.strip().lower(), defaults=defaults)
    if not person.name:
        raise AppointmentRefused("Enter the person’s name: no account has this address yet.", field="name")
    return person


def queue_invitation(new: Appointment) -> None:
    """Queue the letter that invites somebody; the outbox puts the link below it when it is sent."""
    about = {"appointment": new, "role": one(new.role), "sentence": ROLES[new.role].sentence}
    queue(
        kind=LetterKind.INVITED_TO_REGISTER,
        to=new.person,
        subject=f"You are invited to the {settings.REGISTER_NAME.lower()}",
        text=render_to_string("letters/invited_to_register.txt", about).strip(),
        path=reverse("account_login"),
    )
