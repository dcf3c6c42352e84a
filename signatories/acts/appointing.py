"""Appoints people and ends appointments: the one truth about rights, its event, and the grants that follow from it."""

import uuid
from datetime import date
from typing import Required, TypedDict, Unpack

from django.db import transaction

from register.actor import Actor
from register.clock import today
from register.log.append import NewEvent, append, said_by
from register.log.verbs import Appointed, AppointmentEnded, Particulars
from register.models import Event
from signatories.access import Access, actor
from signatories.acts.authority import credit, keeping
from signatories.acts.fitting import AppointmentRefused, check_appointment, check_appoints, check_end, check_ends
from signatories.grants import settle
from signatories.models import Appointment, Organisation, User


class Terms(TypedDict, total=False):
    """On what terms somebody is appointed; `until` is the first day without the appointment."""

    role: Required[str]
    post: Required[str]
    since: Required[date]
    until: date | None
    may_sign_agreements: bool
    may_sign_protocol: bool
    instrument: str
    is_acting: bool
    delegated_by: Appointment | None


@transaction.atomic(durable=True)
def appoint(
    *, person: User, organisation: Organisation, by: Access | Appointment, act: uuid.UUID, **terms: Unpack[Terms]
) -> Appointment:
    """Appoint a person at an organisation and return the appointment; the same act again returns the first answer.

    Raises NotAllowed unless `by` keeps the register or the organisation, and AppointmentRefused with the reason.
    """
    giver = terms.get("delegated_by")
    authority = keeping(by, organisation, person, *([giver] if giver else []))
    new = Appointment(person=person, organisation=organisation, **terms)
    if done := appointed_before(new, act=act):
        return done
    check_appoints(authority, new)
    check_appointment(new)
    return write_appointment(new, by=actor(authority), author=authority.person, act=act)


def appointed_before(new: Appointment, *, act: uuid.UUID) -> Appointment | None:
    """Return the appointment that this very act made, or None when the act is new."""
    if not Event.objects.filter(act=act, verb="appointed").exists():
        return None
    same = Appointment.objects.filter(person=new.person, organisation=new.organisation, role=new.role, since=new.since)
    if done := same.first():
        return done
    raise AppointmentRefused("This form was sent before with other answers. Open the page again.")


def write_appointment(new: Appointment, *, by: Actor, author: User | None, act: uuid.UUID) -> Appointment:
    """Write an appointment that was checked, its grants and, last, its event, and return it. The rows are locked."""
    credit(new, author, act=act)
    new.save(force_insert=True)
    settle(new.person, new.organisation, on=today())
    append([_event("appointed", new, new.since, _appointed(new, by), by=by)], act=act)
    return new


@transaction.atomic(durable=True)
def end_appointment(
    *, appointment: Appointment, until: date, reason: str, by: Access | Appointment, act: uuid.UUID
) -> Appointment:
    """End an appointment and return it; `until` is the first day without it. The same act again returns it as it is.

    Raises NotAllowed unless `by` keeps the register or the organisation, and AppointmentRefused with the reason.
    """
    authority = keeping(by, appointment.organisation, appointment, appointment.person)
    if Event.objects.filter(act=act, verb="appointment ended").exists():
        return appointment
    check_ends(authority, appointment)
    check_end(appointment, until)
    appointment.until = until
    credit(appointment, authority.person, act=act)
    appointment.save(update_fields=["until"])
    settle(appointment.person, appointment.organisation, on=today())
    signs = actor(authority)
    append([_event("appointment ended", appointment, until, _ended(appointment, reason, signs), by=signs)], act=act)
    return appointment


def log_reference(organisation: Organisation) -> str:
    """Return the reference under which the log tells of an organisation."""
    return f"ORG-{organisation.code}"


def _event(verb: str, about: Appointment, on: date, particulars: Particulars, *, by: Actor) -> NewEvent:
    return NewEvent(
        verb=verb,
        reference=log_reference(about.organisation),
        effective_on=on,
        particulars=particulars,
        organisation=by.organisation,
        role=by.role,
    )


def _appointed(new: Appointment, by: Actor) -> Appointed:
    return Appointed(
        person=new.person.name,
        person_post=new.post,
        role=str(new.role),
        since=new.since.isoformat(),
        until=new.until.isoformat() if new.until else None,
        instrument=new.instrument,
        may_sign_agreements=new.may_sign_agreements,
        may_sign_protocol=new.may_sign_protocol,
        **said_by(by),
    )


def _ended(appointment: Appointment, reason: str, by: Actor) -> AppointmentEnded:
    return AppointmentEnded(
        person=appointment.person.name,
        role=str(appointment.role),
        appointed=_number_of(appointment),
        reason=reason,
        **said_by(by),
    )


def _number_of(appointment: Appointment) -> int:
    """Return the number of the event by which an appointment was made; one whose name was erased will do."""
    events = Event.objects.filter(
        verb="appointed", reference=log_reference(appointment.organisation), effective_on=appointment.since
    )
    said = events.order_by("number").values_list("number", "particulars")
    for number, particulars in said:
        if particulars and (particulars["person"], particulars["role"]) == (appointment.person.name, appointment.role):
            return int(number)
    for number, particulars in said:
        if particulars is None:
            return int(number)
    raise AppointmentRefused("The log does not tell of this appointment.")
