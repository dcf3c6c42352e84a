"""Every act that goes on the log: when the log cannot be written, nothing else remains.

An app adds its acts in tests/acts/<app>.py and names them here.
"""

from collections.abc import Callable

import pytest
from django.db import connection

from register.log import append
from register.models import Event
from tests.acts import agreements, protocol, register, signatories, signing

ACTS = [*register.ACTS, *signatories.ACTS, *signing.ACTS, *protocol.ACTS, *agreements.ACTS]


class LogBroken(Exception):
    """The log could not be written."""


def everything() -> dict[str, str]:
    """Returns, for each table, a hash of all its rows."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "cache"]
        return {name: _hash_of(name) for name in tables}


def _hash_of(table: str) -> str:
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(table)
        cursor.execute(f"SELECT md5(coalesce(string_agg(r::text, '' ORDER BY r::text), '')) FROM {name} r")
        return str(cursor.fetchone()[0])


def broken_before(patch: pytest.MonkeyPatch) -> None:
    """Lets the log fail before it writes anything."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise LogBroken

    patch.setattr(append, "leaf_hash", refuse)


def broken_after(patch: pytest.MonkeyPatch) -> None:
    """Lets the log fail once it has written its rows."""
    write = Event.objects.bulk_create

    def write_and_fail(rows: list[Event]) -> None:
        write(rows)
        raise LogBroken

    patch.setattr(Event.objects, "bulk_create", write_and_fail)


@pytest.mark.django_db
@pytest.mark.parametrize("break_log", [broken_before, broken_after])
@pytest.mark.parametrize("arrange", [arrange for _, arrange in ACTS], ids=[name for name, _ in ACTS])
def test_an_act_whose_event_cannot_be_written_leaves_nothing(
    arrange: Callable[[], Callable[[], object]],
    break_log: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act = arrange()
    before = everything()

    break_log(monkeypatch)
    with pytest.raises(LogBroken):
        act()

    assert everything() == before


@pytest.mark.django_db
@pytest.mark.parametrize("arrange", [arrange for _, arrange in ACTS], ids=[name for name, _ in ACTS])
def test_the_same_act_does_leave_something_when_the_log_can_be_written(
    arrange: Callable[[], Callable[[], object]],
) -> None:
    act = arrange()
    before = everything()

    act()

    assert everything()["register_event"] != before["register_event"]
