"""The programs that serve: started and ended together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

WORKER_GRACE = 10  # seconds for a job under way to end
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
    """Programs that run together."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self.processes = [start(command) for command in commands]

    def all_run(self) -> bool:
        """Tells whether none has ended."""
        return all(process.poll() is None for process in self.processes)

    def keep(self) -> None:
        """Returns when one has ended by itself."""
        while self.all_run():
            time.sleep(0.2)

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
