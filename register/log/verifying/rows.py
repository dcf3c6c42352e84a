"""Rows by SQL, a batch at a time, whatever the size of the table."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

AT_A_TIME = 500

Row = dict[str, Any]


def rows(sql: str, parameters: Sequence[str | int] = (), *, at_a_time: int = AT_A_TIME) -> Iterator[Row]:
    """Yield the rows that a query gives, as column → value; the caller is in a transaction."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, parameters)
        while batch := cursor.fetchmany(at_a_time):
            names = [column.name for column in cursor.description]
            for values in batch:
                yield dict(zip(names, values, strict=True))
