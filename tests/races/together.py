"""Several threads that act at the same moment, each with a database connection of its own."""

import os
import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

PATIENCE = 20  # seconds: a thread that does not come back by then hangs, and the test fails


def rounds(usual: int) -> int:
    """Returns how often a race is run: `usual`, or what RACE_TRIALS says (`make races`)."""
    return int(os.environ.get("RACE_TRIALS", usual))


def together(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Lets each act run in a thread, all released at once, and returns what each answered or raised, in order."""
    start = threading.Barrier(len(acts), timeout=PATIENCE)
    answers: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            answers[place] = act()
        except Exception as error:  # noqa: BLE001 (whatever an act raises is its answer)
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place, act], daemon=True) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "A thread did not come back: a deadlock?"
    return answers


def refusals(answers: Sequence[Any]) -> list[Exception]:
    """Returns the answers that are exceptions."""
    return [answer for answer in answers if isinstance(answer, Exception)]
