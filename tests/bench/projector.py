"""A second process that projects what the first has written to the log, so that two cores build the register."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module

import django

# Models can be imported only once Django is set up, which a spawned process is not when it reads this file.
Project = Callable[[Sequence[str]], None]


def _set_up() -> None:
    django.setup()


def _project(references: Sequence[str]) -> None:
    import_module("tests.bench.projected").write(references)


@contextmanager
def projector() -> Iterator[Project]:
    """Give a function that has references projected meanwhile; at the end all are, or the fault is raised."""
    waiting: list[Future[None]] = []
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawned, initializer=_set_up) as pool:
        yield lambda references: waiting.append(pool.submit(_project, references))
        for one in waiting:
            one.result()
