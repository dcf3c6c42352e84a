"""How lists are compared: rows added, removed or moved in one sentence each, then what changed within rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from register.documents.common import Part
from register.reading.comparing.change import Change, Kind, Weight
from register.reading.comparing.pairing import Key, Paired, paired
from register.reading.comparing.saying import counted, in_a_row, replaced, shortened
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Choices, Leaf, Place, Renamed, Spec, Table, Writer, changes_in

# From this many rows with a change in one field on, they are told in one sentence.
GROUPED = 4
# Fields that are said in one go, so that many rows can share a sentence.
SIMPLE = (Leaf, Choices, Renamed)
DONE: dict[Kind, str] = {"added": "added", "removed": "removed", "moved": "moved to another place"}


def itself(row: Any, side: Side) -> str:
    """Return a line of text as its own name."""
    return str(row)


def by_content(row: Any) -> Any:
    """Return all that a row says, so that rows match that say the same."""
    return row.model_dump_json() if isinstance(row, Part) else row


@dataclass(frozen=True)
class Many:
    """A list of rows. `name`: what a sentence lists a row as; `of`: what its own changes begin with.

    `keys`: by what rows are recognised, the surest first; `words`: all that a row says, for reading side by side.
    """

    fields: tuple[str, ...]
    one: str
    several: str
    name: Writer
    of: Writer = itself
    table: Table = ()
    keys: tuple[Key, ...] = (by_content,)
    words: Writer | None = None
    weight: Weight | None = None

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield what came, went and moved, and what changed within the rows that stayed."""
        (field,) = self.fields
        before, after = getattr(old, field), getattr(new, field)
        here = place.inside(field, weight=self.weight)
        found = paired(before, after, self.keys)
        yield from self._listed("added", [after[row] for row in found.added], here, here.new)
        yield from self._listed("removed", [before[row] for row in found.removed], here, here.old)
        yield from self._within(before, after, found, here)
        moved = Place(here.old, here.new, here.section, max(here.weight, Weight.DETAILS), here.path, here.of)
        yield from self._listed("moved", [after[row] for row in found.moved], moved, here.new)

    def _listed(self, kind: Kind, rows: Sequence[Any], place: Place, side: Side) -> Iterator[Change]:
        if not rows:
            return
        lead = place.lead(f"{counted(len(rows), self.one, self.several)} {DONE[kind]}:")
        sentence = f"{lead} {in_a_row([self.name(row, side) for row in rows])}."
        words = "\n".join((self.words or self.name)(row, side) for row in rows) if kind != "moved" else ""
        old, new = (words, "") if kind == "removed" else ("", words)
        yield place.change(sentence, lead, kind, old=old, new=new)

    def _within(self, before: Sequence[Any], after: Sequence[Any], found: Paired, place: Place) -> Iterator[Change]:
        differing = [(before[old], after[new]) for old, new in found.pairs if before[old] != after[new]]
        grouped = [spec for spec in self.table if isinstance(spec, SIMPLE) and _count(spec, differing) >= GROUPED]
        for spec in grouped:
            yield self._together(spec, [pair for pair in differing if _differs(spec, *pair)], place)
        alone = tuple(spec for spec in self.table if spec not in grouped)
        for old, new in differing:
            step = str(getattr(new, "id", "") or after.index(new))
            yield from changes_in(alone, old, new, place.inside(step, of=shortened(self.of(new, place.new))))

    def _together(self, spec: Leaf | Choices | Renamed, rows: Sequence[tuple[Any, Any]], place: Place) -> Change:
        """Return one change for many rows; what each said before and says now stands in its words."""
        here = place.inside(spec.fields[0])
        each = [next(spec.changes(old, new, Place(here.old, here.new, "", here.weight))) for old, new in rows]
        names = [self.name(new, here.new) for _, new in rows]
        values = {(one.old, one.new) for one in each}
        alike = _alike(*values.pop()) if len(values) == 1 else ""
        aspect = f", {spec.aspect}" if spec.aspect else ""
        lead = place.lead(f"{counted(len(rows), self.one, self.several)} changed{aspect}{alike}:")
        old = "\n".join(f"{name}: {one.old or '–'}" for name, one in zip(names, each, strict=True))
        new = "\n".join(f"{name}: {one.new or '–'}" for name, one in zip(names, each, strict=True))
        weight = max(one.weight for one in each)
        sentence = f"{lead} {in_a_row(names)}."
        return Change(here.path, here.section, sentence, weight, "changed", old, new, lead)


def _count(spec: Spec, pairs: Sequence[tuple[Any, Any]]) -> int:
    return sum(_differs(spec, *pair) for pair in pairs)


def _differs(spec: Spec, old: Any, new: Any) -> bool:
    return any(getattr(old, field) != getattr(new, field) for field in spec.fields)


def _alike(old: str, new: str) -> str:
    """Return what all the rows now say in place of what, in brackets."""
    said = replaced("", old, new, free=False, joint="").rstrip(".").lstrip(": ")
    return f" ({said})"


@dataclass(frozen=True)
class Optional:
    """A section that is not answered, none, or rows."""

    fields: tuple[str, ...]
    aspect: str
    many: Many
    weight: Weight | None = None

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the changes of the rows, and of the answer where the rows do not tell it."""
        (field,) = self.fields
        before, after = getattr(old, field), getattr(new, field)
        here = place.inside(field, weight=self.weight)
        rows_differ = before.rows != after.rows
        if rows_differ:
            yield from self.many.changes(before, after, here)
        if before.answer != after.answer and not (rows_differ and after.answer == "rows"):
            lead = here.lead(self.aspect)
            said = {"": "", "none": "none", "rows": "listed"}
            sentence = replaced(lead, said[before.answer], said[after.answer], free=False)
            yield here.inside("answer").change(sentence, lead)
