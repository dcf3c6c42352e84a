"""The programs that serve: started, ended together, and started again when their database had died."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from isp.devdb import Cluster, DatabaseUnavailable

WORKER_GRACE = 10  # seconds for a job under way to end
LOOK_EVERY = 2  # seconds between two looks at the embedded database
MENDING = 30  # seconds after its death in which a program that ended is started again
MOST_FAILURES = 5  # starts of the database in a row
PR_SET_PDEATHSIG = 1  # of linux/prctl.h

Process = subprocess.Popen[bytes]


def start(command: Sequence[str]) -> Process:
    """Starts a program that ends when this one does, however this one ends.

    In a session of its own: Ctrl-C reaches this process alone, which then ends all in order.
    """
    parent = os.getpid()

    def follow_parent() -> None:
        if sys.platform != "linux":
            return
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # The parent may have died before it was said.
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)

    return subprocess.Popen(command, start_new_session=True, preexec_fn=follow_parent)


class Served:
    """Programs that run together, and the embedded database that they need, where it is in use."""

    def __init__(self, commands: Sequence[Sequence[str]], *, cluster: Cluster | None) -> None:
        self.commands, self.cluster = commands, cluster
        self.processes = [start(command) for command in commands]
        self.died_at = self.looked_at = float("-inf")
        self.failures = 0

    def all_run(self) -> bool:
        """Tells whether none has ended."""
        return all(process.poll() is None for process in self.processes)

    def keep(self) -> None:
        """Returns when one has ended by itself; a dead database is started again, with whatever it took along."""
        while self.all_run() or self._mended():
            time.sleep(0.2)
            if time.monotonic() - self.looked_at >= LOOK_EVERY:
                self._look()

    def stop(self) -> None:
        """Ends all that still run, and waits for a job under way."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(WORKER_GRACE + 5)
            except subprocess.TimeoutExpired:
                process.kill()

    def _look(self) -> None:
        """Starts the embedded database again where it has died; raises DatabaseUnavailable when it will not start."""
        self.looked_at = time.monotonic()
        if self.cluster is None or self.cluster.is_running():
            return
        self.died_at = self.looked_at
        try:
            self.cluster.ensure()
        except DatabaseUnavailable:
            # What the dead one left may be held for a moment.
            self.failures += 1
            if self.failures >= MOST_FAILURES:
                raise
        else:
            self.failures = 0

    def _mended(self) -> bool:
        self._look()
        if time.monotonic() - self.died_at > MENDING:
            return False
        pairs = zip(self.processes, self.commands, strict=True)
        self.processes = [process if process.poll() is None else start(command) for process, command in pairs]
        return True
