"""Every constraint of the three apps, broken on purpose: with all triggers off, so that it stands for itself."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from tests.conftest import Role
from tests.unit.broken_rows import BROKEN, LAWFUL, Rows

APPS = ("register", "signatories", "agreements")
# Those in SQL too, but not those that Django makes for a field: they are named for their column.
IN_THE_DATABASE = """
    SELECT conname FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid::regclass::text ~ %s
        AND conname !~ (conrelid::regclass::text || '_.*_check$')
"""


@pytest.fixture
def without_triggers(as_superuser: Role) -> Iterator[None]:
    with as_superuser():
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        yield


def broken_by(make: Callable[[], Rows]) -> str:
    """Writes rows, undoes it, and returns the name of the constraint that refused them, or ""."""
    try:
        with transaction.atomic():
            rows = make()
            type(rows[0])._default_manager.bulk_create(rows)
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        return str(refusal.__cause__.diag.constraint_name)  # type: ignore[union-attr]
    return ""


def named_in_models() -> set[str]:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {constraint.name for model in models for constraint in model._meta.constraints}


@pytest.mark.django_db
def test_every_constraint_is_broken_in_a_test() -> None:
    with connection.cursor() as cursor:
        cursor.execute(IN_THE_DATABASE, [f"^({'|'.join(APPS)})_"])
        found = {name for (name,) in cursor.fetchall()}

    assert set(BROKEN) == found | named_in_models()


def test_each_constraint_refuses_what_breaks_it(without_triggers: None) -> None:
    found = {name: broken_by(make) for name, make in BROKEN.items()}

    assert found == {name: name for name in BROKEN}


def test_what_stands_beside_it_is_accepted(without_triggers: None) -> None:
    found = {name: broken_by(make) for name, make in LAWFUL.items()}

    assert found == dict.fromkeys(LAWFUL, "")
