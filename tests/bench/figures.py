"""A figure: something measured, in the unit of its goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One number of the report; `limit` is the goal, at most so many units, or None where none was set."""

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        return None if self.limit is None else self.value <= self.limit
