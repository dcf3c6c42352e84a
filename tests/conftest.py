"""The database of the tests: made by its owner, used by the role that serves, emptied by the superuser."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from isp.devdb import Cluster, test_cluster

Role = Callable[[], AbstractContextManager[None]]

# A busy machine is no fault of the code: only what is found counts, not how soon.
hypothesis_settings.register_profile("unhurried", deadline=None)
hypothesis_settings.load_profile("unhurried")


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """Connects as another role for a while; the transaction of the test is not seen from there."""
    connection = connections["default"]
    usual = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = role
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = usual


def drop_leftovers(cluster: Cluster) -> None:
    """Drops the databases of test runs that were killed."""
    with psycopg.connect(cluster.url(user="isp", database="postgres"), autocommit=True) as connection:
        pattern = "^test_isp_[0-9]+(_gw[0-9]+)?$"
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [pattern]).fetchall()
        for (name,) in rows:
            if not os.path.exists(f"/proc/{name.split('_')[2]}"):
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


@pytest.fixture(scope="session", autouse=True)
def closed_sockets() -> Iterator[None]:
    """Refuses every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise OSError(f"Tests do not talk to {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True)
def nothing_drawn_before() -> None:
    """Forgets what pages were drawn for the test before: its log is gone, and the next may begin as empty."""
    caches["drawn"].clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Starts the cluster of the tests before the first test that wants a database."""
    cluster = test_cluster(settings.BASE_DIR)
    cluster.ensure()
    drop_leftovers(cluster)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Grants, then lets every test run as the role that serves.

    Between the tests nobody may write: a fixture that wrote before its test's transaction began would leave its rows
    to all tests after it.
    """
    connection = connections["default"]
    with django_db_blocker.unblock():
        call_command("grant")
        connection.close()
    connection.settings_dict["USER"] = "isp_runtime"
    yield
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict["USER"] = "isp_owner"


def empty_as_superuser(case: TransactionTestCase) -> None:
    """Empties all tables after a test that commits; the role that serves may not, and triggers refuse it."""
    with acting_as("isp"):
        with connections["default"].cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        call_command("flush", verbosity=0, interactive=False, allow_cascade=True, inhibit_post_migrate=False)


TransactionTestCase._fixture_teardown = empty_as_superuser


@pytest.fixture
def as_owner(transactional_db: None) -> Role:
    """Gives `with as_owner():`, inside which statements run as the owner of the tables, outside any transaction."""
    return lambda: acting_as("isp_owner")


@pytest.fixture
def as_superuser(transactional_db: None) -> Role:
    """Gives `with as_superuser():`, inside which statements run as the cluster's superuser."""
    return lambda: acting_as("isp")
