"""The beginning of a register: SIMG, and its first administrator, appointed by the machine room."""

import uuid

from django.db import transaction

from register.actor import MACHINE
from register.clock import today
from signatories.acts.appointing import write_appointment
from signatories.acts.authority import lock
from signatories.acts.fitting import SIMG, AppointmentRefused, check_appointment
from signatories.acts.inviting import account_of, queue_invitation
from signatories.acts.organisations import check_organisation, write_new_organisation
from signatories.models import Appointment, Organisation, OrganisationKind
from signatories.roles import Role

SIMG_NAME = "Strategic Information Management Group"


@transaction.atomic(durable=True)
def begin(*, email: str, name: str, act: uuid.UUID) -> Appointment:
    """Make SIMG where it is missing, appoint its first administrator, queue their invitation; return the appointment.

    Raises AppointmentRefused once a SIMG administrator is in force: from then on the pages do it.
    """
    simg = Organisation.objects.filter(code=SIMG).first() or _simg(act)
    person = account_of(email, name=name)
    lock(simg, person)
    administrators = Appointment.objects.in_force(today()).filter(role=Role.SIMG_ADMINISTRATOR)
    if administrators.filter(person__is_active=True).exists():
        raise AppointmentRefused("There is a SIMG administrator already, who appoints others on the pages.")
    new = Appointment(
        person=person, organisation=simg, role=Role.SIMG_ADMINISTRATOR, post="SIMG administrator", since=today()
    )
    check_appointment(new)
    queue_invitation(new)
    return write_appointment(new, by=MACHINE, author=None, act=act)


def _simg(act: uuid.UUID) -> Organisation:
    simg = Organisation(
        code=SIMG,
        name=SIMG_NAME,
        short_name="SIMG",
        kind=OrganisationKind.BOARD,
        is_legal_entity=False,
        is_public_authority=False,
        joined_on=today(),
    )
    check_organisation(simg)
    return write_new_organisation(simg, author=None, act=act)
