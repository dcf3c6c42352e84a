"""Writes rows that were made as model instances with COPY, which takes a tenth of the time of INSERT."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Model
from psycopg import sql


def copy_in(rows: Sequence[Model]) -> None:
    """Copy rows of one model into its table; keys and generated columns are left to the database."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not field.generated and field.name != "id"]
    columns = sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(rows[0]._meta.db_table), columns)
    names = [field.attname for field in fields]
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([getattr(row, name) for name in names])
