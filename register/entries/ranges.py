"""Ranges of days: half-open, so that one ends on the day the next begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` up to, and not including, `end`; without end when `end` is None."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"A range of days ends after it starts: {self.start} to {self.end}.")

    def contains(self, day: date) -> bool:
        """Whether `day` is one of these days."""
        return self.start <= day and (self.end is None or day < self.end)

    def clipped(self, *, start: date, end: date | None) -> "Days | None":
        """Return the part of these days from `start` up to `end`, or None when there is no such day."""
        first, last = max(self.start, start), earliest(self.end, end)
        return Days(first, last) if last is None or first < last else None


def earliest(*days: date | None) -> date | None:
    """Return the earliest of the days given, where None stands for never."""
    return min((day for day in days if day is not None), default=None)


def runs(turns: Iterable[tuple[date, Value]]) -> list[tuple[Days, Value]]:
    """Turn (first day, value) pairs, ordered by day, into contiguous ranges of days, the last without end.

    A value equal to the one before it starts no range of its own.
    """
    starts: list[tuple[date, Value]] = []
    for day, value in turns:
        if not starts or starts[-1][1] != value:
            starts.append((day, value))
    closed = [(Days(day, following), value) for (day, value), (following, _) in pairwise(starts)]
    return closed + [(Days(day), value) for day, value in starts[-1:]]
