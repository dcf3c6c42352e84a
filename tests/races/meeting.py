"""Brings about the worst moment, so that a twin without its guard goes wrong for certain and not once in a while."""

import threading
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import pytest

from register.entries import writing
from register.log.append import NewEvent
from register.models import Event
from tests.races.together import PATIENCE


def meet_before(patch: pytest.MonkeyPatch, module: ModuleType, name: str, people: int) -> None:
    """Lets so many callers of a module's function wait for each other before it, having read all they judge by."""
    _meet(patch, module, name, people, after=False)


def meet_after(patch: pytest.MonkeyPatch, module: ModuleType, name: str, people: int) -> None:
    """Lets so many callers of a module's function wait for each other once each has its answer."""
    _meet(patch, module, name, people, after=True)


def _meet(patch: pytest.MonkeyPatch, module: ModuleType, name: str, people: int, *, after: bool) -> None:
    everybody, function = threading.Barrier(people, timeout=PATIENCE), getattr(module, name)

    def meeting(*args: Any, **named: Any) -> Any:
        if not after:
            everybody.wait()
        answer = function(*args, **named)
        if after:
            everybody.wait()
        return answer

    patch.setattr(module, name, meeting)


def put_on_record_late(patch: pytest.MonkeyPatch, is_late: Callable[[NewEvent], bool], act: Any) -> Callable[[], Any]:
    """Returns `act`, so that of two who have both been judged the late one is put on record after `act` is over."""
    both, over, append = threading.Barrier(2, timeout=PATIENCE), threading.Event(), writing.append

    def append_in_order(events: Sequence[NewEvent], **named: Any) -> list[Event]:
        both.wait()
        if is_late(events[0]):
            assert over.wait(PATIENCE), "The other act did not end."
        return append(events, **named)

    def act_first() -> Any:
        try:
            return act()
        finally:
            over.set()

    patch.setattr(writing, "append", append_in_order)
    return act_first
