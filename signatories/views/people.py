"""Who is appointed at an organisation."""

from django.urls import reverse

from register.clock import today
from register.reading.tables import Cell, Row, Table
from register.templatetags.register_words import day
from signatories.grants import lasting
from signatories.models import Appointment, Organisation
from signatories.roles import Role


def people_of(body: Organisation, *, may_end: bool) -> Table:
    """Return the table of the appointments in force or to come, by name."""
    rows = body.appointments.filter(lasting(today())).select_related("person").order_by("person__name", "pk")
    columns = ("Person", "Role", "Term", "Change") if may_end else ("Person", "Role", "Term")
    return Table("People", columns, tuple(_row(appointment, may_end=may_end) for appointment in rows))


def term_of(appointment: Appointment) -> str:
    """Return from when, and where it is planned until when, an appointment holds."""
    since = f"{'from' if appointment.since > today() else 'since'} {day(appointment.since)}"
    return f"{since}, ends {day(appointment.until)}" if appointment.until else since


def may_sign(appointment: Appointment) -> str:
    """Return what an appointment allows to sign, in words; nothing when it allows nothing."""
    signs = [(appointment.may_sign_agreements, "agreements"), (appointment.may_sign_protocol, "the protocol")]
    words = " and ".join(word for holds, word in signs if holds)
    return f"May sign {words}" if words else ""


def _row(appointment: Appointment, *, may_end: bool) -> Row:
    post = f"{appointment.post} (acting)" if appointment.is_acting else appointment.post
    term = term_of(appointment)
    cells = [
        Cell(text=Role(appointment.role).label, under=may_sign(appointment)),
        Cell(text=term[0].upper() + term[1:]),
    ]
    if may_end:
        cells.append(Cell(text="End", url=reverse("end_appointment", args=[appointment.pk])))
    return Row(Cell(text=appointment.person.name, under=post), tuple(cells))
