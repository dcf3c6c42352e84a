"""Says on the terminal how far the benchmark has come."""

import sys
import time

_began = time.monotonic()


def say(text: str) -> None:
    """Print a line with the seconds since the benchmark began."""
    print(f"{time.monotonic() - _began:6.0f} s  {text}", flush=True)  # noqa: T201


def progress(what: str, done: int, total: int, *, step: int) -> None:
    """Say how much is done, `step` of it just now: over itself on a terminal, else at each tenth."""
    if sys.stdout.isatty():
        end = "\n" if done >= total else "\r"
        print(f"{time.monotonic() - _began:6.0f} s  {what}: {done:,} of {total:,}", end=end, flush=True)  # noqa: T201
    elif done * 10 // total != (done - step) * 10 // total:
        say(f"{what}: {done:,} of {total:,}")
