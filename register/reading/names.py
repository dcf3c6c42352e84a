"""What organisations are called: the register knows codes, and the documents on record name them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, TextField
from django.db.models.expressions import RawSQL

from register.models import Entry, NamedParty
from register.viewer import Viewer

# One step along an index for each organisation, so that the cost follows organisations, not agreements.
EVERY_CODE = """
WITH RECURSIVE each (code) AS (
    (SELECT organisation FROM register_namedparty ORDER BY organisation LIMIT 1)
    UNION ALL
    SELECT (SELECT organisation FROM register_namedparty WHERE organisation > code ORDER BY organisation LIMIT 1)
    FROM each WHERE code IS NOT NULL
) SELECT code FROM each WHERE code IS NOT NULL
"""
THESE_CODES = "SELECT unnest(%s::text[])"
NAMES = """
SELECT wanted.code, called.name, called.short_name FROM ({codes}) wanted (code)
CROSS JOIN LATERAL (({by_the_day}) UNION ALL ({ever}) LIMIT 1) called (name, short_name)
"""


@dataclass(frozen=True)
class Name:
    """An organisation as the newest agreement that names it does."""

    full: str
    short: str


def names_of_organisations(viewer: Viewer, *, on: date, codes: Collection[str] | None = None) -> dict[str, Name]:
    """Return the names, by code, of organisations in the agreements that `viewer` may see, in one query.

    Of all organisations, or of those among `codes`. Each is named as in the newest agreement that names it and was
    entered by the day; else as in the newest of all.
    """
    by_the_day, its_values = _newest(viewer).filter(entered_on__lte=on)[:1].query.sql_with_params()
    ever, all_values = _newest(viewer)[:1].query.sql_with_params()
    sql = NAMES.format(codes=EVERY_CODE if codes is None else THESE_CODES, by_the_day=by_the_day, ever=ever)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*([] if codes is None else [list(codes)]), *its_values, *all_values])
        return {code: Name(full or code, short or full or code) for code, full, short in cursor.fetchall()}


def _newest(viewer: Viewer) -> Any:
    """Return what the agreements that `viewer` may see call the organisation at hand, the newest first."""
    here = {"reference": OuterRef("reference"), "version": OuterRef("version")}
    seen = Entry.objects.visible_to(viewer).filter(kind="agreement", **here)
    named = NamedParty.objects.filter(Exists(seen), organisation=RawSQL("wanted.code", [], TextField()))
    return named.order_by("-entered_on", "-reference", "-version").values_list("name", "short_name")
