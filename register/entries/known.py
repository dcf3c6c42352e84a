"""The events of one reference as the register knew them at a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class FoldEvent:
    """An event of the log as the fold reads it: `at` is when it was recorded, `on` the day it counts from."""

    number: int
    at: datetime
    on: date
    verb: str
    version: int
    organisation: str = ""
    particulars: Mapping[str, Any] = field(default_factory=dict)


def known(events: Iterable[FoldEvent], *, at: datetime | None = None) -> list[FoldEvent]:
    """Return the events recorded by `at` (all, when None) and not annulled by then, ordered by day, then number.

    An annulled event counts for no day, past or future; what was believed before stays visible by asking for
    an earlier moment.
    """
    seen = [event for event in events if at is None or event.at <= at]
    annulled = {event.particulars["event"] for event in seen if event.verb == "annulled"}
    standing = [event for event in seen if event.number not in annulled and event.verb != "annulled"]
    return sorted(standing, key=lambda event: (event.on, event.number))
