"""By what appointment an act is done: locked with the rows that the act changes, then asked again."""

import uuid

from django.db.models import Model

from register.clock import today
from signatories.access import Access, NotAllowed
from signatories.models import Appointment, Organisation, User
from signatories.permissions import can_keep_register, check_keep_organisation
from signatories.roles import ROLES, Right, refusal


def lock(*rows: Model) -> None:
    """Lock rows in the order of all acts, by table and then by key, and read each of them anew."""
    for row in sorted(rows, key=lambda row: (row._meta.db_table, row.pk)):
        # Not FOR UPDATE: the history row of an act refers to its author, and must not wait for another act to end.
        locked = row._meta.model._base_manager.select_for_update(no_key=True)
        row.refresh_from_db(from_queryset=locked)


def authorised(by: Access | Appointment, right: Right, *rows: Model) -> Appointment:
    """Lock the appointment that gives `right`, and `rows`; return it when it still gives it this moment.

    Raises NotAllowed with the sentence of the right when it does not.
    """
    held = by if isinstance(by, Appointment) else by.appointment(right)
    lock(held, *rows)
    access = Access.of(held.person, on=today())
    return access.appointment(right, code=held.organisation.code)


def keeping(by: Access | Appointment, organisation: Organisation, *rows: Model) -> Appointment:
    """Lock and return the appointment by which an organisation's people and details are kept: SIMG's, or its own.

    Raises NotAllowed when it is neither.
    """
    check_keep_organisation(by if isinstance(by, Access) else Access.of(by.person, on=today()), organisation)
    if keeps_all(by):
        return authorised(by, Right.KEEP_REGISTER, organisation, *rows)
    held = by if isinstance(by, Appointment) else by.appointment(Right.KEEP_ORGANISATION, code=organisation.code)
    if held.organisation_id != organisation.pk:
        raise NotAllowed(refusal(Right.KEEP_ORGANISATION, where=organisation.name))
    return authorised(held, Right.KEEP_ORGANISATION, organisation, *rows)


def keeps_all(by: Access | Appointment) -> bool:
    """Return whether somebody acts as keeper of the whole register, and not of an organisation alone."""
    return can_keep_register(by) if isinstance(by, Access) else Right.KEEP_REGISTER in ROLES[by.role].rights


def credit(row: Model, author: User | None, *, act: uuid.UUID) -> None:
    """Let the next history row of `row` name its author (None for the machine room) and the act."""
    setattr(row, "_history_user", author)  # noqa: B010 (the two names are django-simple-history's)
    setattr(row, "_change_reason", str(act))  # noqa: B010
