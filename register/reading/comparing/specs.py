"""How the fields of a part are compared: a table of these says of each field what it is called and how it is said."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from register.documents.common import Part
from register.documents.printing.phrasing import listed
from register.reading.comparing.change import Change, Kind, Weight
from register.reading.comparing.saying import (
    SAME_WORDS,
    capital,
    in_a_row,
    is_long,
    members_changed,
    replaced,
    shortened,
)
from register.reading.comparing.side import Side

Writer = Callable[[Any, Side], str]
# What a part's choice is drawn from ("chosen items"), and the members that were chosen.
Members = Callable[[Any, Side], tuple[str, Sequence[str]]]
FEW = 3


@dataclass(frozen=True)
class Place:
    """Where a comparison stands: both sides, the section, the path, and the thing that sentences begin with."""

    old: Side
    new: Side
    section: str
    weight: Weight
    path: str = ""
    of: str = ""

    def lead(self, aspect: str) -> str:
        """Return how a sentence begins: the thing, then what of it."""
        return capital(", ".join(part for part in (self.of, aspect) if part))

    def inside(self, step: str, *, of: str = "", weight: Weight | None = None) -> "Place":
        """Return the place one step deeper."""
        path = f"{self.path}.{step}" if self.path else step
        thing = ", ".join(part for part in (self.of, of) if part)
        return replace(self, path=path, of=thing, weight=weight or self.weight)

    def change(self, sentence: str, lead: str, kind: Kind = "changed", *, old: str = "", new: str = "") -> Change:
        """Return a change that stands here."""
        return Change(self.path, self.section, sentence, self.weight, kind, old, new, lead)


class Spec(Protocol):
    """Compares one field, or a few that make one answer."""

    @property
    def fields(self) -> tuple[str, ...]: ...

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]: ...


Table = tuple[Spec, ...]


def changes_in(table: Iterable[Spec], old: Part, new: Part, place: Place) -> Iterator[Change]:
    """Yield the changes between two parts of one kind."""
    for spec in table:
        if any(getattr(old, field) != getattr(new, field) for field in spec.fields):
            yield from spec.changes(old, new, place)


def _kind(old: str, new: str) -> Kind:
    if bool(old.strip()) == bool(new.strip()):
        return "changed"
    return "added" if new.strip() else "removed"


@dataclass(frozen=True)
class Leaf:
    """An answer that is said in one go: `write` gives its words from the part; `free` words are quoted.

    `lead` gives the beginning of the sentence where the thing and the aspect do not.
    """

    fields: tuple[str, ...]
    aspect: str
    write: Writer
    weight: Weight | None = None
    free: bool = False
    same: str = SAME_WORDS
    lead: Writer | None = None

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the one change."""
        before, after = self.write(old, place.old), self.write(new, place.new)
        here = place.inside(self.fields[0], weight=self.weight)
        if is_long(before) and is_long(after):
            here = replace(here, weight=max(here.weight, Weight.WORDING))
        lead = capital(self.lead(new, place.new)) if self.lead else place.lead(self.aspect)
        joint = " " if self.lead else ": "
        sentence = replaced(lead, before, after, free=self.free, joint=joint, same=self.same)
        yield here.change(sentence, lead, _kind(before, after), old=before, new=after)


@dataclass(frozen=True)
class Renamed:
    """The name by which a row is known: its sentence begins with the new one, and says what it was called before."""

    fields: tuple[str, ...]
    weight: Weight | None = None
    aspect: str = "what it is called"

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the one change."""
        (field,) = self.fields
        before, after = getattr(old, field).strip(), getattr(new, field).strip()
        lead = place.lead("")
        said = f"called “{shortened(before)}” before" if before else "without a name before"
        sentence = f"{lead}: {said if after else f'no longer called “{shortened(before)}”'}."
        yield place.inside(field, weight=self.weight).change(
            sentence, lead, _kind(before, after), old=before, new=after
        )


@dataclass(frozen=True)
class Choices:
    """A choice of several: said as members that came and went, or whole where they are few or of another kind."""

    fields: tuple[str, ...]
    aspect: str
    members: Members
    weight: Weight | None = None

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the one change."""
        (kind, before), (new_kind, after) = self.members(old, place.old), self.members(new, place.new)
        here, lead = place.inside(self.fields[0], weight=self.weight), place.lead(self.aspect)
        words = "; ".join(before), "; ".join(after)
        few = len(before) <= 1 and len(after) <= 1
        if kind == new_kind and before and after and not few and (set(before) != set(after) or before != after):
            sentence = members_changed(lead, before, after)
        else:
            sentence = replaced(lead, _some(before), _some(after), free=False)
        yield here.change(sentence, lead, _kind(*words), old=words[0], new=words[1])


def _some(members: Sequence[str]) -> str:
    """Return members for a sentence: of many only the first."""
    return f"{', '.join(members[:FEW])} and {len(members) - FEW} more" if len(members) > FEW else listed(members)


@dataclass(frozen=True)
class Inner:
    """A part with answers of its own, which are compared by their own table."""

    fields: tuple[str, ...]
    aspect: str
    table: Table
    weight: Weight | None = None

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the changes inside."""
        (field,) = self.fields
        here = place.inside(field, of=self.aspect, weight=self.weight)
        yield from changes_in(self.table, getattr(old, field), getattr(new, field), here)


@dataclass(frozen=True)
class Together:
    """Several texts of a part that are told in one sentence, each by its name; their words stand side by side."""

    aspect: str
    names: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that hold the texts."""
        return tuple(self.names)

    def changes(self, old: Any, new: Any, place: Place) -> Iterator[Change]:
        """Yield the one change."""
        changed = [field for field in self.fields if getattr(old, field) != getattr(new, field)]
        lead = place.lead(self.aspect)
        names = in_a_row([f"“{self.names[field]}”" for field in changed])
        sentence = f"{lead}: worded differently for {names}."
        before, after = ("\n".join(getattr(part, field) for field in changed) for part in (old, new))
        yield place.inside(changed[0]).change(sentence, lead, old=before, new=after)
