"""What is served ends with the program that serves it, and outlives the death of the embedded database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from isp import processes
from isp.devdb import Cluster, DatabaseUnavailable
from isp.processes import MOST_FAILURES, Served

PARENT = "import time; from isp.processes import start; print(start(['sleep', '60']).pid, flush=True); time.sleep(60)"
# Fails the first time, and runs for a while the second.
FAILS_ONCE = "if [ -e {flag} ]; then exec sleep 2; fi; touch {flag}; exit 1"


class FakeCluster:
    """A database that does not run until it is started, which fails where `will_start` is not set."""

    def __init__(self, *, will_start: bool) -> None:
        self.will_start, self.runs, self.asked = will_start, False, 0

    def is_running(self) -> bool:
        return self.runs

    def ensure(self) -> None:
        self.asked += 1
        if not self.will_start:
            raise DatabaseUnavailable("It does not start.")
        self.runs = True


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    return holds()


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or waits for whoever adopted it to take note."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ")[-1].startswith("Z")
    except FileNotFoundError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own means is of Linux alone")
def test_what_was_started_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not has_ended(child)

        os.kill(parent.pid, signal.SIGKILL)

    assert within(10, lambda: has_ended(child))


def test_one_that_ends_by_itself_ends_the_serving() -> None:
    served = Served([["sleep", "60"], ["true"]], cluster=None)

    served.keep()
    served.stop()

    assert [process.poll() for process in served.processes] == [-signal.SIGTERM, 0]


def test_a_dead_database_is_started_again_with_what_it_took_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "MENDING", 1)
    cluster = FakeCluster(will_start=True)
    command = ["sh", "-c", FAILS_ONCE.format(flag=tmp_path / "flag")]
    served = Served([command], cluster=cast(Cluster, cluster))

    served.keep()

    assert cluster.asked == 1
    assert served.processes[0].poll() == 0


def test_a_database_that_will_not_start_ends_the_serving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LOOK_EVERY", 0)
    cluster = FakeCluster(will_start=False)
    served = Served([["sleep", "60"]], cluster=cast(Cluster, cluster))

    with pytest.raises(DatabaseUnavailable):
        served.keep()
    served.stop()

    assert cluster.asked == MOST_FAILURES
