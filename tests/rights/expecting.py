"""Reads expected.toml: for each address, method and state, what each visitor is answered."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("expected.toml")
#: What the words of an answer stand for; "does" (a form that was sent changed something) and "sign-in" are no codes.
CODES: Mapping[str, int] = {
    "opens": 200,
    "moves": 302,
    "wrong": 400,
    "refused": 403,
    "hidden": 404,
    "no method": 405,
    "closed": 409,
    "told": 422,
    "waits": 503,
}
OTHERS = "others"
#: An account that is closed, an appointment that ended and a superuser's mark give nobody anything.
SAME_AS: Mapping[str, str] = {"inactive": "anonymous", "former": "public", "superuser": "public"}
#: Those to whom the register is as it is to somebody who has not signed in.
NOT_SIGNED_IN = "anonymous"


@dataclass(frozen=True)
class Page:
    """One address name of expected.toml."""

    name: str
    about: str
    values: Mapping[str, Any]
    lines: Mapping[str, str]

    @property
    def has_no_form(self) -> bool:
        """Whether nothing can be sent to it: asked once, since no state of what it is about is looked at."""
        sent = [line for key, line in self.lines.items() if key.startswith("post")]
        return all("no method" in line and "does" not in line for line in sent)

    @property
    def named(self) -> frozenset[str]:
        """The visitors whom some line of the page names: those for whom the answer may change with the state."""
        parts = (part for line in self.lines.values() for part in line.split("; "))
        return frozenset(name for part in parts for name in _members(part.rpartition(": ")[0]))

    def line(self, method: str, state: str) -> str:
        """Return the line that holds for a method ("get", "post") in a state: the state's own, else the general one."""
        for key, line in self.lines.items():
            asked, _, states = key.partition(" when ")
            if asked == method and state in states.split(", "):
                return line
        return self.lines[method]

    def expected(self, method: str, state: str, visitors: tuple[str, ...]) -> dict[str, str]:
        """Return the answer that each visitor is to get."""
        return dict(_answers(self.line(method, state), method, visitors))


@cache
def pages() -> Mapping[str, Page]:
    """Return the pages of expected.toml by the names of their addresses."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: _page(name, row) for name, row in table["pages"].items()}


def _page(name: str, row: dict[str, Any]) -> Page:
    said = dict(row)
    return Page(name, said.pop("about", ""), said.pop("with", {}), said)


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """Return the named groups of visitors."""
    table: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["groups"]
    return {name: tuple(members) for name, members in table.items()}


def _answers(line: str, method: str, visitors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Read a line such as "readers: opens; others: hidden"."""
    said: dict[str, str] = {}
    for part in line.split("; "):
        whom, _, answer = part.rpartition(": ")
        said |= dict.fromkeys(_members(whom), answer)
    for visitor in visitors:
        like = SAME_AS.get(visitor, visitor)
        yield visitor, said.get(like, _otherwise(like, method, said))


def _otherwise(visitor: str, method: str, said: Mapping[str, str]) -> str:
    """Return the answer for whom a line does not name."""
    if visitor == NOT_SIGNED_IN and "everybody" not in said:
        return "refused" if method == "post" else "sign-in"
    return said.get("everybody", said.get(OTHERS, "not said"))


def _members(whom: str) -> Iterator[str]:
    for name in whom.split(", "):
        yield from groups().get(name, (name,))
