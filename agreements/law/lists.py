"""The lists that an agreement chooses from: codes with labels, the law that each rests on, and the days it holds for.

Each legal list is a TOML file beside this module, named as the list; keys at the top of it hold for all its choices.
A plain list has its codes and labels in the label tables that documents are printed with; its file, where there is
one, only adds flags.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from register.documents import labels
from register.documents.common import spoken_date

FOLDER = Path(__file__).parent
PLAIN: Mapping[str, labels.Labels] = {
    "themes": labels.THEMES,
    "subjects": labels.SUBJECTS,
    "categories": labels.CATEGORIES,
    "sensitivities": labels.SENSITIVITIES,
    "methods": labels.METHODS,
    "frequencies": labels.FREQUENCIES,
    "retention_triggers": labels.RETENTION_TRIGGERS,
    "disposals": labels.DISPOSALS,
    "review_triggers": labels.REVIEW_TRIGGERS,
    "duties": labels.DUTIES,
}
_FIELDS = ("code", "label", "law", "valid_from", "valid_to", "enacted_on")


class UnknownChoice(LookupError):
    """A list has no such code, or there is no such list; the sentence says which."""


@dataclass(frozen=True)
class Choice:
    """One choice of a list; `valid_to` is the last day on which it holds.

    Without `valid_from` it holds from of old, unless `enacted_on` says that a law awaits its commencement.
    """

    code: str
    label: str
    law: str
    valid_from: date | None
    valid_to: date | None
    enacted_on: date | None
    flags: Mapping[str, Any]

    @property
    def is_awaited(self) -> bool:
        """Whether the law was enacted and the day on which it comes into force is not known."""
        return self.enacted_on is not None and self.valid_from is None

    @property
    def is_unconfirmed(self) -> bool:
        """Whether the source has not been checked; pages then add the mark (?)."""
        return bool(self.flags.get("unconfirmed", False))

    def holds_on(self, day: date) -> bool:
        """Return whether the choice may be made on a day."""
        begun = not self.is_awaited and (self.valid_from is None or self.valid_from <= day)
        return begun and (self.valid_to is None or day <= self.valid_to)

    def why_not_on(self, day: date) -> str:
        """Return the sentence that says why the choice may not be made on a day, or "" when it may."""
        if self.holds_on(day):
            return ""
        if self.is_awaited:
            return "This law was enacted and is not yet in force."
        if self.valid_to and self.valid_to < day:
            return f"This held until {spoken_date(self.valid_to.isoformat())} only."
        return f"This holds from {spoken_date(str(self.valid_from))}."


def _choice(values: Mapping[str, Any]) -> Choice:
    return Choice(
        code=values["code"],
        label=values["label"],
        law=values.get("law", ""),
        valid_from=values.get("valid_from"),
        valid_to=values.get("valid_to"),
        enacted_on=values.get("enacted_on"),
        flags=MappingProxyType({key: value for key, value in values.items() if key not in _FIELDS}),
    )


@cache
def _lists() -> Mapping[str, Mapping[str, Choice]]:
    """Return every list by its name, each a mapping of codes in the order in which they are offered."""
    found: dict[str, dict[str, dict[str, Any]]] = {
        name: {code: {"code": code, "label": words} for code, words in table.items()} for name, table in PLAIN.items()
    }
    for path in FOLDER.glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        common = {key: value for key, value in content.items() if key != "choices"}
        rows = found.setdefault(path.stem, {})
        for row in content["choices"]:
            rows[row["code"]] = rows.get(row["code"], {}) | common | row
    return {name: {code: _choice(row) for code, row in rows.items()} for name, rows in sorted(found.items())}


def names() -> tuple[str, ...]:
    """Return the names of all lists, in alphabetical order."""
    return tuple(_lists())


def _by_code(list_name: str) -> Mapping[str, Choice]:
    if list_name not in _lists():
        raise UnknownChoice(f"There is no list called “{list_name}”.")
    return _lists()[list_name]


def entries(list_name: str) -> tuple[Choice, ...]:
    """Return all choices of a list, those of other days included, in the order offered; may raise UnknownChoice."""
    return tuple(_by_code(list_name).values())


def choices(list_name: str, *, on: date) -> tuple[Choice, ...]:
    """Return the choices of a list that hold on a day, in the order offered; may raise UnknownChoice."""
    return tuple(choice for choice in entries(list_name) if choice.holds_on(on))


def is_known(list_name: str, code: str) -> bool:
    """Return whether a list has a code, on whatever day it holds; may raise UnknownChoice for the list itself."""
    return code in _by_code(list_name)


def find(list_name: str, code: str) -> Choice:
    """Return the choice with a code, on whatever day it holds; raise UnknownChoice when there is none."""
    if not is_known(list_name, code):
        raise UnknownChoice(f"The list “{list_name}” has no choice with the code “{code}”.")
    return _by_code(list_name)[code]


def label(list_name: str, code: str) -> str:
    """Return the label of a code; raise UnknownChoice when there is none."""
    return find(list_name, code).label
