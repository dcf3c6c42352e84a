"""What organisations are called: the register knows codes, and the documents on record name them."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, F, Func, TextField, When

from register.models import Entry
from register.viewer import Viewer

# Only the newest document that names an organisation is opened, so that the cost follows organisations, not agreements.
# One that joined later stands in no document: it is called as it was when it signed, while that is not erased.
NAMES_SQL = """
SELECT latest.code, coalesce(party.name, joined.name), coalesce(party.short_name, '')
FROM ({latest}) latest (code, digest, reference)
JOIN register_document document ON document.digest = latest.digest
LEFT JOIN LATERAL (
    SELECT each ->> 'name' AS name, each ->> 'short_name' AS short_name
    FROM jsonb_array_elements(document.content -> 'parties') each WHERE each ->> 'code' = latest.code
) party ON true
LEFT JOIN LATERAL (
    SELECT particulars ->> 'organisation_name' AS name
    FROM register_event WHERE party.name IS NULL AND reference = latest.reference AND verb = 'acceded'
        AND organisation = latest.code
    ORDER BY number DESC LIMIT 1
) joined ON true
WHERE coalesce(party.name, joined.name) IS NOT NULL
"""


@dataclass(frozen=True)
class Name:
    """An organisation as the newest agreement that names it does."""

    full: str
    short: str


def names_of_organisations(viewer: Viewer, *, on: date) -> dict[str, Name]:
    """Return the names, by code, of all organisations in the agreements that `viewer` may see, in one query.

    Each is named as in the newest agreement that names it and was entered by the day; else as in the newest of all.
    """
    latest = (
        Entry.objects.visible_to(viewer)
        .filter(kind="agreement")
        .annotate(code=Func(F("organisations"), function="unnest", output_field=TextField()))
        .order_by("code", Case(When(entered_on__lte=on, then=0), default=1), "-entered_on", "-id")
        .distinct("code")
        .values_list("code", "document_id", "reference")
    )
    sql, values = latest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(NAMES_SQL.format(latest=sql), values)
        return {code: Name(full or code, short or full or code) for code, full, short in cursor.fetchall()}
