"""What is served ends with the program that serves it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from isp.processes import Served

PARENT = "import time; from isp.processes import start; print(start(['sleep', '60']).pid, flush=True); time.sleep(60)"


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
    served = Served([["sleep", "60"], ["true"]])

    served.keep()
    served.stop()

    assert [process.poll() for process in served.processes] == [-signal.SIGTERM, 0]
