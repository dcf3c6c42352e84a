"""Times things in turn, so that whatever else the machine does falls on all of them alike."""

import os
import time
from collections.abc import Callable, Mapping
from statistics import median

# Fewer show only that the measures run: python -m tests.bench --rounds 1.
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "15"))
WARM = min(2, ROUNDS - 1)
Subject = Callable[[], object]


def in_turn(subjects: Mapping[str, Subject], *, rounds: int = ROUNDS, warm: int = WARM) -> dict[str, float]:
    """Return the median seconds of each subject over `rounds`, after `warm` rounds that do not count."""
    taken: dict[str, list[float]] = {name: [] for name in subjects}
    for turn in range(warm + rounds):
        for name, subject in subjects.items():
            began = time.perf_counter()
            subject()
            if turn >= warm:
                taken[name].append(time.perf_counter() - began)
    return {name: median(times) for name, times in taken.items()}
