"""Two texts compared word by word: runs of words that are the same, added or removed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Mark = Literal["same", "added", "removed"]
# A word, or a mark of punctuation, with the space behind it, so that runs joined again are the text.
_WORD = re.compile(r"\w+(?:['’.-]\w+)*\s*|[^\w\s]\s*|\s+")
# Above this many words, words that stand everywhere are not used to find what the texts have in common.
_MANY = 4_000


@dataclass(frozen=True)
class Run:
    """Words in a row that share a mark."""

    text: str
    mark: Mark = "same"


@dataclass(frozen=True)
class Compared:
    """The words of both sides in runs, how many words were added and removed, and which share stayed (0 to 1)."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]
    added: int
    removed: int
    kept: float


def compared(old: str, new: str) -> Compared:
    """Return two texts in runs; line breaks, spaces and punctuation do not count as words."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    left, right, added, removed = [], [], 0, 0
    for is_same, old_part, new_part in _parts(before, after):
        left.append(Run("".join(old_part), "same" if is_same else "removed"))
        right.append(Run("".join(new_part), "same" if is_same else "added"))
        if not is_same:
            added, removed = added + _count(new_part), removed + _count(old_part)
    kept = _share(_count(before) - removed, max(_count(before), _count(after)))
    return Compared(_filled(left), _filled(right), added, removed, kept)


def _count(parts: Sequence[str]) -> int:
    """Return how many are words, not punctuation."""
    return sum(part[:1].isalnum() for part in parts)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _filled(runs: list[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)


def _parts(before: Sequence[str], after: Sequence[str]) -> list[tuple[bool, Sequence[str], Sequence[str]]]:
    """Return (is_same, old words, new words) in order; what both texts begin with is not searched."""
    old, new = [word.strip() for word in before], [word.strip() for word in after]
    start = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
    matcher = SequenceMatcher(None, old[start:], new[start:], autojunk=max(len(old), len(new)) > _MANY)
    found = [
        (tag == "equal", before[start + a : start + b], after[start + c : start + d])
        for tag, a, b, c, d in matcher.get_opcodes()
    ]
    return [(True, before[:start], after[:start]), *found]
