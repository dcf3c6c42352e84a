"""A database of the benchmark's own in the embedded cluster of development, dropped when it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from isp.devdb import Cluster, development_cluster

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "isp_bench"


def _drop(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(user="isp", database="postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def _make(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(user="isp", database="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME} OWNER isp_owner")


@contextmanager
def own_database(*, keep: bool = False) -> Iterator[None]:
    """Make the database, name it in the environment that Django reads, and drop it at the end unless told to `keep`."""
    cluster = development_cluster(ROOT)
    cluster.ensure()
    os.environ["DATABASE_URL"] = cluster.url(user="isp_runtime", database=NAME)
    os.environ["OWNER_DATABASE_URL"] = cluster.url(user="isp_owner", database=NAME)
    _drop(cluster)
    _make(cluster)
    try:
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, check=True)
        yield
    finally:
        if not keep:
            _drop(cluster)


def settle() -> None:
    """Let PostgreSQL tidy up and count what was built, as it would by itself in time."""
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT") if _may_checkpoint(connection) else None


def _may_checkpoint(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT pg_has_role(current_user, 'pg_checkpoint', 'member')").fetchone()
    return bool(row and row[0])
