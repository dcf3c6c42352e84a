"""Who is appointed at an organisation."""

from django.urls import reverse

from register.clock import today
from register.templatetags.register_words import day
from register.web.tables import Cell, Row, Table
from signatories.access import Access
from signatories.grants import lasting
from signatories.models import Appointment, Organisation
from signatories.permissions import can_keep_organisation, can_keep_register
from signatories.roles import ENDED_BY_THEIR_OWN, Role


def people_of(body: Organisation, *, ends: frozenset[str]) -> Table:
    """Return the table of the appointments in force or to come, by name; `ends`: the roles that the reader may end."""
    rows = body.appointments.filter(lasting(today())).select_related("person").order_by("person__name", "pk")
    columns = ("Person", "Role", "Term", "Change") if ends else ("Person", "Role", "Term")
    return Table("People", columns, tuple(_row(appointment, ends) for appointment in rows))


def roles_ended_by(access: Access, body: Organisation) -> frozenset[str]:
    """Return the roles at an organisation whose appointments somebody may end."""
    if can_keep_register(access):
        return frozenset(Role)
    return ENDED_BY_THEIR_OWN if can_keep_organisation(access, body) else frozenset()


def term_of(appointment: Appointment) -> str:
    """Return from when, and where it is planned until when, an appointment holds."""
    since = f"{'from' if appointment.since > today() else 'since'} {day(appointment.since)}"
    return f"{since}, ends {day(appointment.until)}" if appointment.until else since


def may_sign(appointment: Appointment) -> str:
    """Return what an appointment allows to sign, in words; nothing when it allows nothing."""
    signs = [(appointment.may_sign_agreements, "agreements"), (appointment.may_sign_protocol, "the protocol")]
    words = " and ".join(word for holds, word in signs if holds)
    return f"May sign {words}" if words else ""


def _row(appointment: Appointment, ends: frozenset[str]) -> Row:
    post = f"{appointment.post} (acting)" if appointment.is_acting else appointment.post
    term = term_of(appointment)
    cells = [
        Cell(text=Role(appointment.role).label, under=may_sign(appointment)),
        Cell(text=term[0].upper() + term[1:]),
    ]
    if appointment.role in ends:
        cells.append(Cell(text="End", url=reverse("end_appointment", args=[appointment.pk])))
    elif ends:
        cells.append(Cell(empty="SIMG ends it"))
    return Row(Cell(text=appointment.person.name, under=post), tuple(cells))
