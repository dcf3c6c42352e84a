"""Whichever way a row is written, its history tells of it in one line; or the database refuses it at the end.

The models are found in the registry of apps: one that gets a history and no trigger fails here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from signatories.history import caught_up, told
from signatories.models import Appointment, Organisation
from tests.conftest import Role
from tests.factories.signatories import organisation
from tests.unit.rows_with_history import FRESH, NEXT, WITH_HISTORY

Write = Callable[[Any], object]
TABLES = {model._meta.db_table: model.history.model._meta.db_table for model in WITH_HISTORY}
BODIES = ("signatories_organisation", "signatories_historicalorganisation")
REFUSAL = "does not tell of this change"
each_model = pytest.mark.parametrize("model", WITH_HISTORY, ids=lambda model: model.__name__)


def ended(write: Write, row: Model) -> None:
    """Writes as in a transaction that ends afterwards: what the database asks then is asked now."""
    with transaction.atomic():
        write(row)
        connection.check_constraints()


def answer(write: Write, row: Model) -> str:
    """Returns the end of what the database answers a write with, or "done"."""
    try:
        ended(write, row)
    except DatabaseError as refusal:
        sentence = str(refusal).splitlines()[0]
        return REFUSAL if sentence.endswith(REFUSAL) else sentence
    return "done"


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def saved(model: type[Model]) -> Model:
    """Returns a row that stands, with its history."""
    row = FRESH[model]()
    row.save()
    connection.check_constraints()
    return row


def stored(row: Model, field: "Field[Any, Any]") -> object:
    """Returns what the database is sent of a field."""
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def anew(row: Model) -> Model:
    """Says the next words in a row, unsaved."""
    setattr(row, *NEXT[type(row)])
    return row


def fields_of(row: Model) -> "list[Field[Any, Any]]":
    """Returns the fields of a row; for a line of history, those of what it tells of."""
    model = type(row)
    return list(getattr(model, "instance_type", model)._meta.concrete_fields)


def said(row: Model) -> list[object]:
    """Returns all that a row, or a line of its history, says."""
    return [getattr(row, field.attname) for field in fields_of(row)]


def objects(row: Model) -> Any:
    return type(row)._default_manager


def same(row: Model) -> Any:
    return objects(row).filter(pk=row.pk)


def inserted(row: Model) -> None:
    fields = [field for field in fields_of(row) if not field.primary_key]
    columns = ", ".join(field.column for field in fields)
    holes = ", ".join(["%s"] * len(fields))
    run(f"INSERT INTO {row._meta.db_table} ({columns}) VALUES ({holes})", *(stored(row, field) for field in fields))


def updated(row: Model) -> None:
    field = row._meta.get_field(NEXT[type(row)][0])
    value = stored(anew(row), field)  # type: ignore[arg-type]
    run(f"UPDATE {row._meta.db_table} SET {field.column} = %s WHERE id = %s", value, row.pk)  # type: ignore[union-attr]


def unseen(row: Model) -> None:
    """Saves as simple-history lets a programmer do who wants no line."""
    row.skip_history_when_saving = True  # type: ignore[attr-defined]
    anew(row).save()


def values(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in fields_of(row) if not field.primary_key}


# Way → what it does to a row that is not saved yet.
NEW: Mapping[str, Write] = {
    "save": lambda row: row.save(),
    "create": lambda row: objects(row).create(**values(row)),
    "get_or_create": lambda row: objects(row).get_or_create(**values(row)),
    "bulk_create_with_history": lambda row: bulk_create_with_history([row], type(row)),
}
# Way → what it does to a row that stands.
CHANGED: Mapping[str, Write] = {
    "save": lambda row: anew(row).save(),
    "save of some fields": lambda row: anew(row).save(update_fields=[NEXT[type(row)][0]]),
    "update_or_create": lambda row: objects(row).update_or_create(pk=row.pk, defaults=dict([NEXT[type(row)]])),
    "bulk_update_with_history": lambda row: bulk_update_with_history([anew(row)], type(row), [NEXT[type(row)][0]]),
}
DELETED: Mapping[str, Write] = {"delete": lambda row: row.delete(), "delete of many": lambda row: same(row).delete()}
PAST_ITS_HISTORY_NEW: Mapping[str, Write] = {
    "bulk_create": lambda row: objects(row).bulk_create([row]),
    "loaddata": lambda row: row.save_base(raw=True),
    "INSERT": inserted,
}
PAST_ITS_HISTORY: Mapping[str, Write] = {
    "update()": lambda row: same(row).update(**dict([NEXT[type(row)]])),
    "bulk_update": lambda row: objects(row).bulk_update([anew(row)], [NEXT[type(row)][0]]),
    "save without history": unseen,
    "UPDATE": updated,
    "UPDATE of its number": lambda row: run(f"UPDATE {row._meta.db_table} SET id = -1 WHERE id = %s", row.pk),
    "_raw_delete": lambda row: same(row)._raw_delete(using="default"),
    "DELETE": lambda row: run(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk),
}


@pytest.mark.django_db
@each_model
@pytest.mark.parametrize("way", NEW)
def test_a_row_that_is_made_has_one_line(model: Any, way: str) -> None:
    row = FRESH[model]()
    known = set(model.history.values_list("history_id", flat=True))

    ended(NEW[way], row)

    line = model.history.exclude(history_id__in=known).get()
    assert (line.history_type, said(line)) == ("+", said(model._default_manager.get(pk=line.id)))


@pytest.mark.django_db
@each_model
@pytest.mark.parametrize("way", CHANGED)
def test_a_row_that_is_changed_has_one_line_more(model: Any, way: str) -> None:
    row = saved(model)

    ended(CHANGED[way], row)

    first, line = model.history.filter(id=row.pk).order_by("history_id")
    name, value = NEXT[model]
    assert (line.history_type, getattr(line, name)) == ("~", value) != ("~", getattr(first, name))
    assert said(line) == said(model._default_manager.get(pk=row.pk))


@pytest.mark.django_db
@each_model
@pytest.mark.parametrize("way", DELETED)
def test_a_row_that_is_deleted_has_a_last_line(model: Any, way: str) -> None:
    row = saved(model)
    number = row.pk

    ended(DELETED[way], row)

    assert [line.history_type for line in model.history.filter(id=number).order_by("history_id")] == ["+", "-"]


@pytest.mark.django_db
@each_model
def test_no_row_is_made_past_its_history(model: Any) -> None:
    found = {way: answer(write, FRESH[model]()) for way, write in PAST_ITS_HISTORY_NEW.items()}

    assert found == dict.fromkeys(PAST_ITS_HISTORY_NEW, REFUSAL)


@pytest.mark.django_db
@each_model
def test_no_row_is_changed_or_deleted_past_its_history(model: Any) -> None:
    found = {way: answer(write, saved(model)) for way, write in PAST_ITS_HISTORY.items()}

    assert found == dict.fromkeys(PAST_ITS_HISTORY, REFUSAL)


@pytest.fixture
def without_the_trigger(as_owner: Role) -> Iterator[None]:
    with as_owner():
        for table in TABLES:
            run(f"ALTER TABLE {table} DISABLE TRIGGER history_tells")
    yield
    with as_owner():
        for table in TABLES:
            run(f"ALTER TABLE {table} ENABLE TRIGGER history_tells")


def test_nothing_but_the_trigger_stands_in_the_way(without_the_trigger: None) -> None:
    found = {
        (model.__name__, way): answer(write, make(model))
        for model in WITH_HISTORY
        for ways, make in ((PAST_ITS_HISTORY_NEW, lambda model: FRESH[model]()), (PAST_ITS_HISTORY, saved))
        for way, write in ways.items()
    }

    assert found == dict.fromkeys(found, "done")
    assert len(found) == len(WITH_HISTORY) * len({*PAST_ITS_HISTORY_NEW, *PAST_ITS_HISTORY})


def test_no_table_is_emptied(as_owner: Role) -> None:
    with as_owner():
        for table in TABLES:
            with pytest.raises(DatabaseError, match=f"{table} is not emptied"):
                run(f"TRUNCATE {table} CASCADE")


@pytest.mark.django_db
def test_a_row_whose_history_lost_a_name_is_saved_as_ever() -> None:
    body = organisation(contact_post="Robin Vale, manager")
    run("SELECT signatories_erase_from_history('Robin Vale')")

    with pytest.raises(DatabaseError, match=REFUSAL):
        ended(lambda row: same(row).update(address="1 High Street"), body)
    body.contact_post = "Manager"
    ended(lambda row: row.save(), body)

    lines = Organisation.history.filter(id=body.pk).order_by("history_id")
    assert [line.contact_post for line in lines] == ["[erased], manager", "Manager"]


def test_what_was_written_before_there_was_a_trigger_gets_its_line(as_superuser: Role) -> None:
    stays, moved, erased = (organisation(contact_post=post) for post in ("Clerk", "Clerk", "Robin Vale"))
    missing = FRESH[Organisation]()
    with as_superuser():
        run("SET session_replication_role = replica")
        inserted(missing)
        run("UPDATE signatories_organisation SET contact_post = 'Secretary' WHERE id = %s", moved.pk)
        run("SELECT signatories_erase_from_history('Robin Vale')")
        for _ in range(2):
            run(told(*BODIES)[0].sql)

    lines = Organisation.history.order_by("history_id").values_list("history_type", "contact_post")
    assert list(lines.filter(id=stays.pk)) == [("+", "Clerk")]
    assert list(lines.filter(id=moved.pk)) == [("+", "Clerk"), ("~", "Secretary")]
    assert list(lines.filter(id=erased.pk)) == [("+", "[erased]")]
    assert list(lines.filter(code=missing.code)) == [("+", "")]


@pytest.mark.django_db
def test_a_migration_moves_what_rows_say_and_catches_up() -> None:
    body = organisation()

    ended(lambda row: (same(row).update(address="1 High Street"), run(caught_up(*BODIES).sql)), body)

    line = Organisation.history.filter(id=body.pk).latest("history_id")
    assert (line.address, line.history_change_reason) == ("1 High Street", "A change of the tables")


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_each_table_and_its_history_have_their_triggers(table: str) -> None:
    on = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'O'"
    with connection.cursor() as cursor:
        cursor.execute(on, [table])
        assert {("history_tells",), ("table_stays",)} <= set(cursor.fetchall())
        cursor.execute(on, [TABLES[table]])
        assert {("rows_stay",), ("table_stays",)} <= set(cursor.fetchall())


def test_each_model_with_a_history_is_tried_in_each_way_there_is() -> None:
    assert set(FRESH) == set(NEXT) == set(WITH_HISTORY) >= {Organisation, Appointment}
    # Django's own pages for changing rows would be another way to write.
    assert not apps.is_installed("django.contrib.admin")
