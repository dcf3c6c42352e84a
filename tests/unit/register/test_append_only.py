"""What is on record is only added to: the role that serves has no right to more, and triggers refuse the owner too."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from register.management.commands.grant import APPEND_ONLY
from tests.conftest import Role
from tests.unit.broken_rows import checkpoint, document, event, file
from tests.unit.register.small_register import build

SOME_COLUMN = {
    "register_document": "text",
    "register_event": "verb",
    "register_checkpoint": "note",
    "register_file": "media_type",
    "register_merklenode": "level",
    "register_rendering": "pages",
}
CHANGES = {
    "update": "UPDATE {table} SET {column} = {column}",
    "delete": "DELETE FROM {table}",
    # Without CASCADE PostgreSQL refuses a table that others refer to before any trigger is asked.
    "truncate": "TRUNCATE {table} CASCADE",
}
DISARMINGS = {
    "disable triggers": "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "disable a trigger": "ALTER TABLE {table} DISABLE TRIGGER rows_stay",
    "drop a trigger": "DROP TRIGGER rows_stay ON {table}",
    "drop a column": "ALTER TABLE {table} DROP COLUMN {column}",
    "drop the table": "DROP TABLE {table} CASCADE",
}
Answers = dict[tuple[str, str], str]


def answer(statement: str) -> str:
    """Returns what the database answers: the first line of its refusal, or "done" (and then undoes it)."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    return "done"


def answers(statements: dict[str, str]) -> Answers:
    """Returns what the database answers to each statement, on each append-only table."""
    return {
        (table, name): answer(statement.format(table=table, column=column))
        for table, column in SOME_COLUMN.items()
        for name, statement in statements.items()
    }


def test_every_append_only_table_is_tried() -> None:
    assert set(SOME_COLUMN) == APPEND_ONLY


@pytest.mark.django_db(transaction=True)
def test_the_role_that_serves_has_no_right_to_change_anything() -> None:
    build()

    found = answers(CHANGES)

    assert found == {(table, name): f"permission denied for table {table}" for table, name in found}


@pytest.mark.django_db
def test_the_role_that_serves_cannot_take_the_triggers_away() -> None:
    found = answers(DISARMINGS)

    allowed = {place: said for place, said in found.items() if not said.startswith("must be owner of ")}
    assert not allowed


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'",
        "ALTER FUNCTION register_event_stays() RENAME TO gone",
        "DROP FUNCTION register_in_turn() CASCADE",
        "GRANT DELETE ON register_event TO isp_runtime; DELETE FROM register_event",
        "SET ROLE isp_owner",
        "SET ROLE isp_eraser",
    ],
)
def test_the_role_that_serves_finds_no_way_round(statement: str) -> None:
    said = answer(statement)

    assert said.startswith(("permission denied", "must be owner of", "must be a member"))


def test_the_owner_is_refused_by_the_triggers(as_owner: Role) -> None:
    build()

    with as_owner():
        found = answers(CHANGES)

    refused = {place: said.removesuffix(" is append-only") for place, said in found.items()}
    assert {place for place, said in refused.items() if said not in APPEND_ONLY} == set()
    assert all(refused[table, name] == table for table, name in refused if name != "truncate")


def test_the_refusal_of_truncate_is_of_each_table_itself(as_owner: Role) -> None:
    """TRUNCATE … CASCADE asks the triggers of several tables: alone, each must refuse too."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            """SELECT tgrelid::regclass::text FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
               WHERE tgname = 'table_stays' AND proname = 'register_refuse' AND tgenabled = 'O' AND tgtype & 32 > 0"""
        )
        guarded = {table for (table,) in cursor.fetchall()}

    assert guarded == APPEND_ONLY


def refused_as(rows: list[Model]) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        type(rows[0])._default_manager.bulk_create(rows)
    return str(refused.value).splitlines()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("numbers", [[1], [0, 2], [0, 1, 1], [0, 1, 0], [-1]])
def test_an_event_out_of_turn_is_refused(numbers: list[int]) -> None:
    assert refused_as([event(number) for number in numbers]) == f"event {numbers[-1]} is out of turn"


def test_an_event_out_of_turn_is_refused_to_the_owner_too(as_owner: Role) -> None:
    with as_owner():
        assert refused_as([event(7)]) == "event 7 is out of turn"


@pytest.mark.django_db
@pytest.mark.parametrize("make", [document, event, file, checkpoint])
def test_what_is_lawful_is_added_by_the_role_that_serves(make: Callable[[], Model]) -> None:
    row = make()

    type(row)._default_manager.bulk_create([row])

    assert type(row)._default_manager.count() == 1
