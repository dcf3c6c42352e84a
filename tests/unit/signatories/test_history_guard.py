"""History is not changed: neither by the role that serves, nor by the owner of the tables; only the eraser may."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories.protocol import drafted, people
from tests.factories.signatories import organisation

Role = Callable[[], AbstractContextManager[None]]
APPOINTMENTS = "signatories_historicalappointment"
TABLES = [
    "signatories_historicalorganisation",
    "signatories_historicalorganisationname",
    APPOINTMENTS,
    "signatories_historicalprotocoldraft",
    "signatories_historicalprotocolsection",
]
STATEMENTS = ["UPDATE {} SET history_change_reason = 'forged'", "DELETE FROM {}", "TRUNCATE {}"]


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_owner_is_refused(as_owner: Role, table: str, statement: str) -> None:
    drafted(people())

    with as_owner(), pytest.raises(DatabaseError, match="is not changed or deleted"):
        run(statement.format(table))


@pytest.mark.django_db
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_role_that_serves_has_not_even_the_right(statement: str) -> None:
    organisation()

    with pytest.raises(DatabaseError, match="permission denied"):
        run(statement.format(TABLES[0]))


def test_the_eraser_may_clear_a_row_but_not_the_table(as_superuser: Role) -> None:
    organisation()

    with as_superuser():
        run(f"GRANT SELECT, UPDATE, TRUNCATE ON {APPOINTMENTS} TO isp_eraser")
        run(f"SET ROLE isp_eraser; UPDATE {APPOINTMENTS} SET post = 'erased'")
        with pytest.raises(DatabaseError, match="is not changed or deleted"):
            run(f"TRUNCATE {APPOINTMENTS}")
        run(f"RESET ROLE; REVOKE ALL ON {APPOINTMENTS} FROM isp_eraser")
