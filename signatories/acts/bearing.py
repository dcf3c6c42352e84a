"""Writes the names that an organisation bears, and keeps their days in step with those on which it takes part."""

import uuid
from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from register.documents.common import spoken_date
from signatories.acts.authority import credit
from signatories.acts.refusing import OrganisationRefused
from signatories.models import Organisation, OrganisationName, User


def write_name(row: OrganisationName, *, author: User | None, act: uuid.UUID) -> None:
    """Write a name with its history row. Raises OrganisationRefused when another organisation bears it then.

    The constraint is asked, not the table: two who give the same name at once are not both told that it is free.
    """
    credit(row, author, act=act)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refusal:
        if "a_name_belongs_to_one_organisation_a_day" not in str(refusal):
            raise
        raise OrganisationRefused(f"There is an organisation named {row.name} already.", field="name") from refusal


def write_first_name(organisation: Organisation, *, author: User | None, act: uuid.UUID) -> None:
    """Write the name of an organisation just added, borne from the day it joined."""
    row = OrganisationName(
        organisation=organisation,
        name=organisation.name,
        short_name=organisation.short_name,
        borne=DateRange(organisation.joined_on, organisation.left_on),
    )
    write_name(row, author=author, act=act)


def follow_days(organisation: Organisation, *, joined_before: date, author: User | None, act: uuid.UUID) -> None:
    """Let the first name begin, and the last one end, with the days on which a changed organisation takes part.

    A first name that is known from another day than that of joining stays as it is.
    """
    names = list(organisation.names.order_by("borne"))
    known = {row.pk: row.borne for row in names}
    first, last = names[0], names[-1]
    if first.since == joined_before and (first.until is None or organisation.joined_on < first.until):
        first.borne = DateRange(organisation.joined_on, first.until)
    if organisation.left_on is not None and last.since is not None and organisation.left_on <= last.since:
        since = spoken_date(last.since.isoformat())
        raise OrganisationRefused(f"It took its name on {since}, so it left after that.", field="left_on")
    last.borne = DateRange(last.since, organisation.left_on)
    for row in names:
        if row.borne != known[row.pk]:
            write_name(row, author=author, act=act)
