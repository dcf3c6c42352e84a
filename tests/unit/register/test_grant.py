"""The role that serves may do with each table what it needs and no more."""

import pytest
from django.core.management import call_command
from django.db import connection

from register.management.commands.grant import APPEND_ONLY, names, runtime_may
from tests.conftest import Role

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")


def rights(role: str, table: str) -> list[str]:
    """Asks PostgreSQL what a role may do with a whole table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r FROM unnest(%s::text[]) AS r WHERE has_table_privilege(%s, %s, r)",
            [list(RIGHTS), role, f"public.{table}"],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
@pytest.mark.django_db
def test_what_is_on_record_is_only_added_to(table: str) -> None:
    assert rights("isp_runtime", table) == ["SELECT", "INSERT"]


@pytest.mark.django_db
def test_every_table_has_what_its_kind_may() -> None:
    with connection.cursor() as cursor:
        tables = names(cursor, "r")

    wrong = [table for table in tables if ", ".join(rights("isp_runtime", table)) != runtime_may(table).as_string()]

    assert "register_event" in tables
    assert not wrong


def test_history_is_only_added_to() -> None:
    assert runtime_may("signatories_historicalorganisation").as_string() == "SELECT, INSERT"


@pytest.mark.django_db
def test_eraser_may_change_two_columns_of_an_event_and_nothing_else() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT attname FROM pg_attribute WHERE attrelid = 'register_event'::regclass AND attnum > 0
               AND has_column_privilege('isp_eraser', attrelid, attnum, 'UPDATE') ORDER BY attname"""
        )
        columns = [row[0] for row in cursor.fetchall()]

    assert columns == ["particulars_text", "salt"]
    assert rights("isp_eraser", "register_event") == ["SELECT"]
    assert rights("isp_eraser", "register_document") == []


def test_granting_again_changes_nothing_and_takes_back_what_was_too_much(as_owner: Role) -> None:
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute("GRANT UPDATE ON register_document TO isp_runtime")
        call_command("grant")
        call_command("grant")

    assert rights("isp_runtime", "register_document") == ["SELECT", "INSERT"]


@pytest.mark.django_db
def test_tests_run_as_the_role_that_serves() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("isp_runtime",)
