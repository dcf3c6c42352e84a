"""The history of drafts is not changed: neither by the role that serves, nor by the owner of the tables."""

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.conftest import Role
from tests.factories.agreements import drafted, partnership

TABLES = sorted(
    model._meta.db_table
    for model in apps.get_app_config("agreements").get_models(include_auto_created=True)
    if "historical" in model._meta.db_table
)
STATEMENTS = {
    "update": "UPDATE {} SET history_change_reason = 'forged'",
    "delete": "DELETE FROM {}",
    "truncate": "TRUNCATE {}",
}


def answer(statement: str) -> str:
    """Returns what the database answers: the first line of its refusal, or "done"."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    return "done"


def answers() -> dict[tuple[str, str], str]:
    return {(table, name): answer(sql.format(table)) for table in TABLES for name, sql in STATEMENTS.items()}


def test_every_table_of_history_has_rows_that_could_be_changed(db: None) -> None:
    drafted(partnership())

    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT count(*) FROM {table}" for table in TABLES))
        counts = [count for (count,) in cursor.fetchall()]

    assert len(counts) == 3
    assert all(counts)


def test_the_owner_is_refused_by_triggers(as_owner: Role) -> None:
    drafted(partnership())

    with as_owner():
        found = answers()

    assert found == {(table, name): f"History in {table} is not changed or deleted" for table, name in found}


def test_the_role_that_serves_has_not_even_the_right(db: None) -> None:
    drafted(partnership())

    found = answers()

    assert found == {(table, name): f"permission denied for table {table}" for table, name in found}
