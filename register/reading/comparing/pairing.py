"""Which row of one version is which row of another, and which rows stand in another place."""

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

Key = Callable[[Any], Hashable]


@dataclass(frozen=True)
class Paired:
    """Pairs of places (old, new) in the order of the new rows, and the places of rows without a partner."""

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def moved(self) -> tuple[int, ...]:
        """The places, in the new rows, of the fewest rows that must have moved to give this order."""
        kept = _longest_rising([old for old, _ in self.pairs])
        return tuple(new for place, (_, new) in enumerate(self.pairs) if place not in kept)


def paired(old: Sequence[Any], new: Sequence[Any], keys: Sequence[Key]) -> Paired:
    """Return which rows belong together: by the first key that both share, then the next; empty keys never match."""
    waiting_old, waiting_new = list(range(len(old))), list(range(len(new)))
    pairs: list[tuple[int, int]] = []
    for key in keys:
        places: dict[Hashable, deque[int]] = {}
        for place in waiting_old:
            places.setdefault(key(old[place]), deque()).append(place)
        for place in waiting_new:
            mark = key(new[place])
            if mark and places.get(mark):
                pairs.append((places[mark].popleft(), place))
        waiting_old = _without(waiting_old, {before for before, _ in pairs})
        waiting_new = _without(waiting_new, {after for _, after in pairs})
    in_order = tuple(sorted(pairs, key=lambda pair: pair[1]))
    return Paired(in_order, tuple(waiting_old), tuple(waiting_new))


def _without(places: list[int], taken: set[int]) -> list[int]:
    return [place for place in places if place not in taken]


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest rising run of distinct numbers."""
    ends: list[int] = []
    end_places: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(numbers):
        length = bisect_left(ends, value)
        before.append(end_places[length - 1] if length else None)
        ends[length:] = [value] if length == len(ends) else [value, *ends[length + 1 :]]
        end_places[length:] = [place] if length == len(end_places) else [place, *end_places[length + 1 :]]
    found: set[int] = set()
    step = end_places[-1] if end_places else None
    while step is not None:
        found.add(step)
        step = before[step]
    return frozenset(found)
