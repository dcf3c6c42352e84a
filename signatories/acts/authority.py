"""By what appointment an act is done: locked with the rows that the act changes, then asked again."""

import uuid

from django.db.models import Model

from register.clock import today
from signatories.access import Access
from signatories.models import Appointment, User
from signatories.roles import Right


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


def credit(row: Model, author: User | None, *, act: uuid.UUID) -> None:
    """Let the next history row of `row` name its author (None for the machine room) and the act."""
    setattr(row, "_history_user", author)  # noqa: B010 (the two names are django-simple-history's)
    setattr(row, "_change_reason", str(act))  # noqa: B010
