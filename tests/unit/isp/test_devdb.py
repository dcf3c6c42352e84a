"""The embedded PostgreSQL is made once, started where it does not run, and has its roles and extensions."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from isp.devdb import Cluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("pg"), durable=False)
    made.ensure()
    yield made
    made.stop()


def ask(cluster: Cluster, query: str, *, user: str = "isp_runtime") -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url(user=user)) as connection:
        return connection.execute(query.encode()).fetchall()


def test_three_roles_exist_and_the_eraser_cannot_sign_in(cluster: Cluster) -> None:
    roles = ask(cluster, "SELECT rolname, rolcanlogin, rolsuper FROM pg_roles WHERE rolname ~ '^isp_' ORDER BY 1")

    assert roles == [("isp_eraser", False, False), ("isp_owner", True, False), ("isp_runtime", True, False)]


def test_the_extensions_are_there(cluster: Cluster) -> None:
    names = {row[0] for row in ask(cluster, "SELECT extname FROM pg_extension")}

    assert {"pg_trgm", "unaccent", "btree_gist"} <= names


def test_the_role_that_serves_makes_no_table(cluster: Cluster) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(cluster, "CREATE TABLE mine (id int)")


def test_nobody_reaches_it_over_the_network_or_from_another_account(cluster: Cluster) -> None:
    assert ask(cluster, "SHOW listen_addresses") == [("",)]
    assert cluster.socket.stat().st_mode & 0o077 == 0


def test_it_starts_again_with_its_data(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(user="isp_owner"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (id int)")

    cluster.stop()
    assert not cluster.is_running()
    cluster.ensure()

    assert ask(cluster, "SELECT to_regclass('kept')::text") == [("kept",)]


def test_recreating_it_leaves_nothing(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(user="isp_owner"), autocommit=True) as connection:
        connection.execute("CREATE TABLE lost (id int)")

    cluster.recreate()

    assert ask(cluster, "SELECT to_regclass('lost')::text") == [(None,)]


def test_a_long_path_has_its_socket_elsewhere(tmp_path: Path) -> None:
    long = Cluster(tmp_path / ("x" * 90))

    assert len(str(long.socket)) < 80
