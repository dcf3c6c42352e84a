"""Reads guarded.toml: for each guard of the code, a question that it alone answers with no."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.rights.expecting import pages
from tests.rights.matrix import Cell

FILE = Path(__file__).with_name("guarded.toml")
QUESTION = re.compile(
    r"(?P<method>get|post) (?P<name>\w+)(?: when (?P<state>[\w ]+?))? as (?P<who>[\w ]+)"
    r"(?:, and reads (?P<reads>.+)|, beside (?P<beside>.+))?"
)


@dataclass(frozen=True)
class Witness:
    """A question; the guard without which it is answered otherwise; and words that are read only without it.

    `beside`: a guard that stands before this one, and is out of the way in either asking.
    """

    guard: str
    cell: Cell
    reads: str = ""
    beside: str = ""

    @property
    def expected(self) -> str:
        """The answer that expected.toml gives."""
        cell = self.cell
        return pages()[cell.name].expected(cell.method, cell.state, (cell.visitor,))[cell.visitor]


@cache
def witnesses() -> tuple[Witness, ...]:
    """Return the questions to which one guard gives the answer."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_read(table["guards"]))


def _read(rows: dict[str, str]) -> Iterator[Witness]:
    for guard, line in rows.items():
        said = QUESTION.fullmatch(line)
        assert said, f"{guard}: “{line}” is no question."
        cell = Cell(said["name"], said["method"], said["state"] or "", said["who"])
        yield Witness(guard, cell, said["reads"] or "", said["beside"] or "")


@cache
def leaving_nothing_out() -> frozenset[str]:
    """Return the filters that can leave nothing out, for the reason said there."""
    return frozenset(tomllib.loads(FILE.read_text(encoding="utf-8"))["leaves nothing out"])


@cache
def asked_again() -> dict[str, tuple[str, ...]]:
    """Return for each view whose right is asked again by what it does the guards that ask."""
    table: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["asked again"]
    return {name: tuple(guards) for name, guards in table.items()}
