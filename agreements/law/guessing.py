"""Guesses what kind of data an item is from its name; the drafter sees the guess and may change it."""

import re
from dataclasses import dataclass
from functools import cache

from agreements.law import lists

# Where several kinds fit, the one that the law guards most is guessed: better asked once too often.
_GRAVITY = {"ordinary": 0, "health": 2, "special": 2, "offence": 1}


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    category: str
    sensitivity: str

    def lies_within(self, other: "_Hit") -> bool:
        return other.start <= self.start and self.end <= other.end and self.size < other.size

    @property
    def size(self) -> int:
        return self.end - self.start


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return a pattern for each word, whole and with or without a plural s, and the kind that it stands for."""
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(word)}(?:e?s)?(?!\w)"), choice.code, choice.flags["sensitivity"])
        for choice in lists.entries("categories")
        for word in choice.flags["words"]
    )


def _hits(label: str) -> list[_Hit]:
    text = label.lower().replace("’", "'")
    found = [
        _Hit(match.start(), match.end(), category, sensitivity)
        for pattern, category, sensitivity in _patterns()
        for match in pattern.finditer(text)
    ]
    return [hit for hit in found if not any(hit.lies_within(other) for other in found)]


def guess_kind(label: str) -> tuple[str, str]:
    """Return the category and sensitivity that an item's name suggests, or ("", "") when it suggests none."""
    hits = _hits(label)
    if not hits:
        return "", ""
    best = max(hits, key=lambda hit: (_GRAVITY[hit.sensitivity], hit.size, -hit.start))
    return best.category, best.sensitivity


@cache
def _vague() -> re.Pattern[str]:
    phrases = "|".join(re.escape(choice.label) for choice in lists.entries("vague"))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def is_vague(label: str) -> bool:
    """Return whether an item's name asks for no data in particular, such as "any relevant information"."""
    return _vague().search(label) is not None
