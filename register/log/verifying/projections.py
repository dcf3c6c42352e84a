"""Verifies entries, bindings, listings and named parties: each row against a fresh fold of the log."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg.types.range import Range

from register.entries.projecting import Projected, projected_rows
from register.log.verifying.events import Log
from register.log.verifying.fault import Fault
from register.log.verifying.rows import Row, rows

# Table → the columns that name a row for people.
KEYS = {
    "register_entry": ("reference", "version"),
    "register_binding": ("reference", "version", "organisation", "bound"),
    "register_listing": ("reference", "during"),
    "register_namedparty": ("reference", "version", "organisation"),
}
NOT_FOLDED = frozenset({"id", "words"})
WORDS = """
    select (setweight(to_tsvector('english', %s), 'A') || setweight(to_tsvector('english', %s), 'B'))::text
"""


def projection_faults(log: Log) -> Iterator[Fault]:
    """Yield rows that the log does not give, or gives otherwise, and rows that it gives and that are not there."""
    for reference in sorted(log.entered | projected_references()):
        yield from differences(reference)


def differences(reference: str) -> Iterator[Fault]:
    """Yield how the rows of a reference differ from a fresh fold of the log."""
    try:
        projected = projected_rows(reference)
    except (LookupError, TypeError, ValueError) as error:
        # A row that the fold needs is false or gone; verify_register names it by what it verifies before.
        what = f"its versions cannot be folded: a row that they come from is false or gone ({type(error).__name__})"
        yield Fault("entry", reference, what)
        return
    yield from _table_faults("register_entry", reference, [_values(row) for row in projected.entries])
    yield from _table_faults("register_binding", reference, [_values(row) for row in projected.bindings])
    yield from _table_faults("register_listing", reference, list(_listings(projected)))
    yield from _table_faults("register_namedparty", reference, [_values(row) for row in projected.parties])


def projected_references() -> set[str]:
    """Return every reference under which a projection stands, whether the log knows it or not."""
    union = " union ".join(f"select reference from {table}" for table in KEYS)
    return {row["reference"] for row in rows(union)}


def _values(row: Model) -> Row:
    """Return a row that was not saved as column → value."""
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_FOLDED]
    return {str(field.column): getattr(row, field.attname) for field in fields}


def _listings(projected: Projected) -> Iterator[Row]:
    for listing, words in zip(projected.listings, projected.words, strict=True):
        with connection.cursor() as cursor:
            cursor.execute(WORDS, [f"{listing.reference} {listing.title}", words])
            yield _values(listing) | {"words": cursor.fetchone()[0]}


def _table_faults(table: str, reference: str, folded: Sequence[Row]) -> Iterator[Fault]:
    words = ", words::text as words" if table == "register_listing" else ""
    sql = f"select *{words} from {table} where reference = %s"
    stored = {_key(table, row): row for row in rows(sql, [reference])}
    wanted = {_key(table, row): row for row in folded}
    short = table.removeprefix("register_")
    for key in sorted(set(stored) - set(wanted)):
        yield Fault(short, key, "the log does not give this row")
    for key in sorted(set(wanted) - set(stored)):
        yield Fault(short, key, "the log gives this row, and it is not there")
    for key in sorted(set(wanted) & set(stored)):
        names = [name for name, value in wanted[key].items() if _plain(stored[key].get(name)) != _plain(value)]
        if names:
            yield Fault(short, key, f"not what the log gives: {', '.join(names)}")


def _key(table: str, row: Row) -> str:
    return " ".join(_spoken(row[name]) for name in KEYS[table])


def _spoken(value: Any) -> str:
    """Return a value for people; a range of days as its first day and, if it ends, the day after its last."""
    if not isinstance(value, Range):
        return str(value)
    return f"from {value.lower} to {value.upper}" if value.upper else f"from {value.lower}"


def _plain(value: Any) -> Any:
    """Return a value so that a stored one and a folded one compare: a list is a list, whatever it was made of."""
    return list(value) if isinstance(value, list | tuple) else value
