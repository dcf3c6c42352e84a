"""Renames organisations, says what they were called before, and puts right how a name is spelt."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from register.clock import today
from register.documents.common import spoken_date
from signatories.access import Access
from signatories.acts.authority import authorised
from signatories.acts.bearing import write_name
from signatories.acts.organisations import write_organisation
from signatories.acts.refusing import OrganisationRefused
from signatories.called import name_in
from signatories.models import Appointment, Organisation, OrganisationName, User
from signatories.roles import Right


@dataclass(frozen=True)
class Naming:
    """A name, and the day on which it was taken (a new one) or laid down (an earlier one), by what instrument."""

    name: str
    on: date
    instrument: str
    short_name: str = ""


@transaction.atomic(durable=True)
def rename_organisation(
    *, organisation: Organisation, naming: Naming, by: Access | Appointment, act: uuid.UUID
) -> Organisation:
    """Give an organisation a new name from a day that has come, and return it; the same act again changes nothing.

    Raises NotAllowed unless `by` keeps the register, and OrganisationRefused with the reason.
    """
    author = authorised(by, Right.KEEP_REGISTER, organisation).person
    if _done(act):
        return organisation
    names = list(organisation.names.order_by("borne"))
    check_rename(names, naming)
    standing = name_in(names, naming.on)
    taken = _name(organisation, naming, DateRange(naming.on, standing.until))
    standing.borne = DateRange(standing.since, naming.on)
    return _write([standing, taken], author=author, act=act)


@transaction.atomic(durable=True)
def record_earlier_name(
    *, organisation: Organisation, naming: Naming, by: Access | Appointment, act: uuid.UUID
) -> Organisation:
    """Say what an organisation was called before its first known name, and return it; again, it changes nothing.

    `naming.on` is the first day on which it was called so no longer. Raises NotAllowed unless `by` keeps the
    register, and OrganisationRefused with the reason.
    """
    author = authorised(by, Right.KEEP_REGISTER, organisation).person
    if _done(act):
        return organisation
    first = organisation.names.order_by("borne")[0]
    check_earlier(first, naming)
    first.borne = DateRange(naming.on, first.until)
    return _write([first, _name(organisation, naming, DateRange(None, naming.on))], author=author, act=act)


@transaction.atomic(durable=True)
def correct_name(
    *, named: OrganisationName, name: str, short_name: str, by: Access | Appointment, act: uuid.UUID
) -> Organisation:
    """Put right how a name is spelt; its days stay. Returns the organisation; the same act again changes nothing.

    Raises NotAllowed unless `by` keeps the register, and OrganisationRefused with the reason.
    """
    author = authorised(by, Right.KEEP_REGISTER, named, named.organisation).person
    if _done(act):
        return named.organisation
    _check_words(name)
    named.name, named.short_name = name, short_name
    return _write([named], author=author, act=act)


def check_rename(names: list[OrganisationName], naming: Naming) -> None:
    """Raise OrganisationRefused unless an organisation of these names, oldest first, may take another on its day."""
    _check_words(naming.name)
    _check_instrument(naming)
    if naming.on > today():
        raise OrganisationRefused("Record a new name on the day from which it is borne, or later.", field="on")
    if taken := next((row for row in names if row.since == naming.on), None):
        raise OrganisationRefused(
            f"It took the name {taken.name} on that day: nobody is renamed twice on one day. Choose another day.",
            field="on",
        )
    first, last = names[0], names[-1]
    if first.since is not None and naming.on < first.since:
        sentence = f"Its names are known from {_spoken(first.since)} on. Choose a later day, or record an earlier name."
        raise OrganisationRefused(sentence, field="on")
    if last.until is not None and naming.on >= last.until:
        raise OrganisationRefused(f"It left on {_spoken(last.until)} and keeps its last name.", field="on")
    standing = name_in(names, naming.on)
    if (standing.name, standing.short_name) == (naming.name, naming.short_name):
        raise OrganisationRefused(f"{naming.name} is its name on that day already.", field="name")


def check_earlier(first: OrganisationName, naming: Naming) -> None:
    """Raise OrganisationRefused unless another name may stand before the first that is known."""
    _check_words(naming.name)
    _check_instrument(naming)
    if naming.on > today():
        raise OrganisationRefused("Give a day that has come.", field="on")
    if first.until is not None and naming.on >= first.until:
        sentence = f"It was called {first.name} until {_spoken(first.until)}. Choose a day before that."
        raise OrganisationRefused(sentence, field="on")
    if first.name == naming.name:
        raise OrganisationRefused(f"{naming.name} is its first known name already.", field="name")


def _check_words(name: str) -> None:
    if not name.strip():
        raise OrganisationRefused("Enter the name.", field="name")


def _check_instrument(naming: Naming) -> None:
    if not naming.instrument.strip():
        raise OrganisationRefused("Say by what instrument, or where it is known from.", field="instrument")


def _spoken(day: date) -> str:
    return spoken_date(day.isoformat())


def _name(organisation: Organisation, naming: Naming, borne: DateRange) -> OrganisationName:
    return OrganisationName(
        organisation=organisation,
        name=naming.name,
        short_name=naming.short_name,
        borne=borne,
        instrument=naming.instrument,
    )


def _done(act: uuid.UUID) -> bool:
    return OrganisationName.history.filter(history_change_reason=str(act)).exists()


def _write(rows: list[OrganisationName], *, author: User, act: uuid.UUID) -> Organisation:
    """Write names, those made shorter first, and let the organisation go by the one that it bears now."""
    for row in rows:
        write_name(row, author=author, act=act)
    organisation = rows[0].organisation
    borne = name_in(list(organisation.names.order_by("borne")), today())
    if (organisation.name, organisation.short_name) != (borne.name, borne.short_name):
        organisation.name, organisation.short_name = borne.name, borne.short_name
        write_organisation(organisation, author=author, act=act)
    return organisation
