"""The world of the matrix: built once, and left as it was by each test."""

import logging
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.rights.guards import Guards
from tests.rights.links import Links
from tests.rights.matrix import Matrix
from tests.rights.world import World, built, undone


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Everything in each of its states, and a visitor of each sort."""
    with django_db_blocker.unblock(), undone():
        yield built()


@pytest.fixture(scope="package")
def matrix(world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[Matrix]:
    """The answers that were given already."""
    with django_db_blocker.unblock():
        yield Matrix(world)


@pytest.fixture(scope="package")
def guards() -> Iterator[Guards]:
    """What lets guards pass whom they would refuse."""
    with Guards() as guards:
        yield guards


@pytest.fixture(scope="package")
def links(matrix: Matrix) -> Links:
    """Where links lead, each followed once."""
    return Links(matrix)


@pytest.fixture(scope="package", autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refusals are no news, and writing each down would take longer than asking."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def db(world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Stands in for pytest-django's fixture of this name: a test's database is the world, and is left as it was."""
    with django_db_blocker.unblock(), undone():
        yield
