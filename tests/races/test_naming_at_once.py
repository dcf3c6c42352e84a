"""Two organisations take one name at the same moment: one of them bears it, and the other is told why not.

Without the constraint each would be judged by names among which the other's does not stand yet, and both would bear it.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import connection

from register.clock import today
from signatories.acts.naming import Naming, rename_organisation
from signatories.acts.refusing import OrganisationRefused
from signatories.models import Organisation, OrganisationName
from signatories.roles import Role
from tests.factories.signatories import access_of, administrator, appointed, organisation
from tests.races.together import refusals, rounds, together

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = rounds(10)


CONSTRAINT = "a_name_belongs_to_one_organisation_a_day"


@pytest.fixture
def without_the_constraint(as_owner: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %s", [CONSTRAINT])
        (definition,) = cursor.fetchone()
        cursor.execute(f"ALTER TABLE signatories_organisationname DROP CONSTRAINT {CONSTRAINT}")
    yield
    with as_owner(), connection.cursor() as cursor:
        OrganisationName.objects.all().delete()
        cursor.execute(f"ALTER TABLE signatories_organisationname ADD CONSTRAINT {CONSTRAINT} {definition}")


def named_at_once(name: str) -> list[Exception]:
    """Lets two administrators give two organisations one name, and returns who was refused how."""
    keepers = [access_of(administrator()), access_of(appointed(Role.SIMG_ADMINISTRATOR))]
    bodies = [organisation(), organisation()]
    naming = Naming(name=name, on=today(), instrument="Order 7")

    def rename(body: Organisation, place: int) -> Organisation:
        return rename_organisation(organisation=body, naming=naming, by=keepers[place], act=uuid.uuid4())

    return refusals(together([lambda: rename(bodies[0], 0), lambda: rename(bodies[1], 1)]))


def test_one_bears_the_name_and_the_other_is_told() -> None:
    for trial in range(TRIALS):
        (refused,) = named_at_once(f"Council {trial}")

        assert isinstance(refused, OrganisationRefused)
        assert str(refused) == f"There is an organisation named Council {trial} already."
        assert OrganisationName.objects.filter(name=f"Council {trial}").count() == 1


def test_without_the_constraint_both_bear_it(without_the_constraint: None) -> None:
    assert named_at_once("Council") == []

    assert OrganisationName.objects.filter(name="Council").count() == 2
