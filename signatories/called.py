"""What organisations were called on a day: on what is recorded of old, the name of that day stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from signatories.models import Organisation, OrganisationName


@dataclass(frozen=True)
class Called:
    """A name, and the short name that goes with it ("" where there is none)."""

    name: str
    short_name: str


def name_in(names: Sequence[OrganisationName], day: date) -> OrganisationName:
    """Return the one of an organisation's names, oldest first, that it bore on a day.

    Before the first that is known it is the first, and after the last, when the organisation has left, the last.
    """
    return next((name for name in names if name.until is None or day < name.until), names[-1])


def called_on(codes: Iterable[str], day: date) -> dict[str, Called]:
    """Return what organisations were called on a day, by code, in one query; an unknown code has no row."""
    names = defaultdict[str, list[OrganisationName]](list)
    rows = OrganisationName.objects.filter(organisation__code__in=set(codes)).select_related("organisation")
    for row in rows.order_by("organisation", "borne"):
        names[row.organisation.code].append(row)
    found = {code: name_in(borne, day) for code, borne in names.items()}
    return {code: Called(row.name, row.short_name) for code, row in found.items()}


def earlier_names(organisation: Organisation) -> list[OrganisationName]:
    """Return the names that an organisation bore and bears no more, newest first; a spelling put right is none."""
    rows = [row for row in organisation.names.all() if row.name != organisation.name]
    return sorted(rows, key=lambda row: row.until or date.max, reverse=True)
