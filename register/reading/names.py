"""What organisations are called: the register knows codes, and the documents on record name them."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Func, TextField

from register.models import Entry
from register.viewer import Viewer

# Only the newest document that names an organisation is opened, so that the cost follows organisations, not agreements.
NAMES_SQL = """
SELECT latest.code, party ->> 'name', party ->> 'short_name'
FROM ({latest}) latest (code, digest)
JOIN register_document document ON document.digest = latest.digest,
LATERAL jsonb_array_elements(document.content -> 'parties') party
WHERE party ->> 'code' = latest.code
"""


@dataclass(frozen=True)
class Name:
    """An organisation as the newest agreement that names it does."""

    full: str
    short: str


def names_of_organisations(viewer: Viewer) -> dict[str, Name]:
    """Return the names, by code, of all organisations in the agreements that `viewer` may see, in one query."""
    latest = (
        Entry.objects.visible_to(viewer)
        .filter(kind="agreement")
        .annotate(code=Func(F("organisations"), function="unnest", output_field=TextField()))
        .order_by("code", "-entered_on", "-id")
        .distinct("code")
        .values_list("code", "document_id")
    )
    sql, values = latest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(NAMES_SQL.format(latest=sql), values)
        return {code: Name(full or code, short or full or code) for code, full, short in cursor.fetchall()}
