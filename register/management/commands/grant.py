"""Gives the roles that serve and erase what they may do with each table, and no more."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

RUNTIME = sql.Identifier("isp_runtime")
ERASER = sql.Identifier("isp_eraser")

# What is on record is added to, never changed; triggers say the same, even to the owner.
APPEND_ONLY = frozenset(
    f"register_{name}" for name in ("document", "event", "checkpoint", "file", "merklenode", "rendering")
)


def runtime_may(table: str) -> sql.SQL:
    """Returns what the role that serves may do with a table; TRUNCATE is never among it."""
    if table in APPEND_ONLY or "historical" in table:
        return sql.SQL("SELECT, INSERT")
    return sql.SQL("SELECT, INSERT, UPDATE, DELETE")


def names(cursor: CursorWrapper, kind: str) -> list[str]:
    """Returns the names of the tables (kind r) or sequences (kind S) that stand in public, ordered by name."""
    cursor.execute(
        """SELECT relname FROM pg_class
           WHERE relkind = %s AND relnamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
           ORDER BY relname""",
        [kind],
    )
    return [row[0] for row in cursor.fetchall()]


def grant_tables(cursor: CursorWrapper) -> None:
    """Takes back what was granted before and grants what the tables of today want."""
    for table in names(cursor, "r"):
        on = sql.Identifier(table)
        cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}, {}").format(on, RUNTIME, ERASER))
        cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(runtime_may(table), on, RUNTIME))
        if table == "register_event":
            may = sql.SQL("GRANT SELECT, UPDATE (salt, particulars_text) ON {} TO {}")
            cursor.execute(may.format(on, ERASER))
        if "historical" in table:
            cursor.execute(sql.SQL("GRANT SELECT, UPDATE ON {} TO {}").format(on, ERASER))


def grant_sequences(cursor: CursorWrapper) -> None:
    """Lets the role that serves take the next number of each sequence."""
    for sequence in names(cursor, "S"):
        cursor.execute(sql.SQL("GRANT USAGE ON {} TO {}").format(sql.Identifier(sequence), RUNTIME))


class Command(BaseCommand):
    help = "Grants each database role what it may do; run as the owner after every migrate, as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}, {}").format(RUNTIME, ERASER))
            grant_tables(cursor)
            grant_sequences(cursor)
