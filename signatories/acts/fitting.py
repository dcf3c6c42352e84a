"""What an appointment must be before it is made: each rule once, with the sentence of its refusal."""

from datetime import date, timedelta

from register.clock import today
from register.documents.common import spoken_date
from signatories.acts.refusing import FieldRefused
from signatories.grants import lasting, not_ended
from signatories.models import Appointment
from signatories.roles import APPOINTED_BY_THEIR_OWN, ENDED_BY_THEIR_OWN, ROLES, Right, Role, one

SIMG = "simg"
AHEAD = timedelta(days=366)  # how far ahead somebody is appointed
LONGEST_TERM = timedelta(days=20 * 366)


class AppointmentRefused(FieldRefused):
    """An appointment cannot be made or ended so; the message is the sentence for people."""


def check_appointment(new: Appointment) -> None:
    """Raise AppointmentRefused unless an appointment not yet written may be made."""
    for check in (_check_role, _check_days, _check_organisation, _check_signing, _check_delegation, _check_once):
        check(new)


def check_appoints(by: Appointment, new: Appointment) -> None:
    """Raise AppointmentRefused unless the holder of one appointment may make another; SIMG's makes all."""
    if Right.KEEP_REGISTER in ROLES[by.role].rights:
        return
    if new.role not in APPOINTED_BY_THEIR_OWN:
        raise AppointmentRefused(f"SIMG appoints {one(new.role)}: ask it to.", field="role")
    if new.person_id == by.person_id:
        raise AppointmentRefused("Nobody appoints themselves: ask another administrator, or SIMG.", field="email")


def check_ends(by: Appointment, appointment: Appointment) -> None:
    """Raise AppointmentRefused unless the holder of one appointment may end another."""
    if Right.KEEP_REGISTER not in ROLES[by.role].rights and appointment.role not in ENDED_BY_THEIR_OWN:
        raise AppointmentRefused(f"SIMG ends the appointment of {one(appointment.role)}: ask it to.")


def check_end(appointment: Appointment, until: date) -> None:
    """Raise AppointmentRefused unless `until` can be the first day without the appointment."""
    if until < appointment.since:
        since = spoken_date(appointment.since.isoformat())
        raise AppointmentRefused(f"It cannot end before it began on {since}.", field="until")
    if appointment.until is not None and appointment.until <= until:
        ends = spoken_date(appointment.until.isoformat())
        raise AppointmentRefused(
            f"It {'has ended' if appointment.until <= today() else 'ends'} already on {ends}.", field="until"
        )
    _check_foreseen(until)
    if appointment.role == Role.SIMG_ADMINISTRATOR:
        _check_another_administrator(appointment, until)


def _check_another_administrator(leaving: Appointment, until: date) -> None:
    others = Appointment.objects.filter(role=Role.SIMG_ADMINISTRATOR, person__is_active=True).exclude(pk=leaving.pk)
    if not others.filter(lasting(max(until, today())), since__lte=max(until, today())).exists():
        raise AppointmentRefused("Appoint another SIMG administrator first: somebody must keep the register.")


def _check_role(new: Appointment) -> None:
    if new.role not in ROLES:
        raise AppointmentRefused("Choose a role of the list.", field="role")
    if not new.post.strip():
        raise AppointmentRefused("Say which post the person holds.", field="post")
    if not new.person.is_active:
        raise AppointmentRefused(f"The account of {new.person.name} is closed.", field="email")


def _check_days(new: Appointment) -> None:
    if new.since > today() + AHEAD:
        raise AppointmentRefused("Give a day within the next year: nobody is appointed longer ahead.", field="since")
    if new.until is not None and new.until <= new.since:
        raise AppointmentRefused("The day it ends must be after the day it begins.", field="until")
    if new.until is not None:
        _check_foreseen(new.until)


def _check_foreseen(until: date) -> None:
    if until > today() + LONGEST_TERM:
        raise AppointmentRefused("Give a day within the next twenty years, or none.", field="until")


def _check_organisation(new: Appointment) -> None:
    organisation, role = new.organisation, ROLES[new.role]
    if organisation.left_on is not None and organisation.left_on <= today():
        raise AppointmentRefused(f"{organisation.name} has left, so nobody can be appointed there.")
    if organisation.left_on is not None and organisation.left_on <= new.since:
        leaves = spoken_date(organisation.left_on.isoformat())
        raise AppointmentRefused(f"{organisation.name} leaves on {leaves}, before this begins.", field="since")
    if role.is_simg and organisation.code != SIMG:
        raise AppointmentRefused(f"Only SIMG itself appoints {one(new.role)}.", field="role")
    if role.signs and not organisation.is_legal_entity:
        raise AppointmentRefused(f"{organisation.name} is not a legal entity, so nobody can sign for it.", field="role")


def _check_signing(new: Appointment) -> None:
    if (new.may_sign_agreements or new.may_sign_protocol) and not ROLES[new.role].signs:
        raise AppointmentRefused(
            f"Only a chief officer or a delegated signatory signs, not {one(new.role)}.", field="may_sign"
        )


def _check_delegation(new: Appointment) -> None:
    giver = new.delegated_by
    if new.role != Role.DELEGATED_SIGNATORY:
        if giver is not None:
            raise AppointmentRefused("Only a delegated signatory signs under a delegation.", field="delegated_by")
        return
    if not new.instrument.strip():
        raise AppointmentRefused(
            "Name the instrument of the delegation, such as a minute or a letter with its day.", field="instrument"
        )
    if giver is not None and (giver.organisation_id != new.organisation_id or not ROLES[giver.role].signs):
        raise AppointmentRefused(
            f"The delegation must come from a signatory of {new.organisation.name}.", field="delegated_by"
        )


def _check_once(new: Appointment) -> None:
    same = Appointment.objects.filter(person=new.person, organisation=new.organisation, role=new.role)
    if new.until is not None:
        same = same.filter(since__lt=new.until)
    held = same.filter(not_ended(new.since)).order_by("since").first()
    if held is not None:
        since = spoken_date(held.since.isoformat())
        raise AppointmentRefused(
            f"{new.person.name} is {one(new.role)} of {new.organisation.name} already, since {since}.", field="role"
        )
