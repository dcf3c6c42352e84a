"""Chapters as data: what a drafting chapter is called, what of the document it holds, and whose part it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Shown = Callable[[Any], bool]


def always(document: Any) -> bool:
    """Return True: the chapter is shown whatever the document says."""
    return True


@dataclass(frozen=True)
class Chapter:
    """One chapter of the task list.

    `holds`: top-level keys of the document in its shared section. `own`: keys of its sections kept once a party,
    whose rows name the party. `minutes`: how long it takes, roughly. `shown` is asked with the document so far.
    `by_choice`: most documents need none of it; it is opened by who wants it.
    """

    key: str
    title: str
    group: str
    minutes: int
    holds: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    shown: Shown = always
    lead: str = ""
    by_choice: bool = False
