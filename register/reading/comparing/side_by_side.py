"""Changes whose words say more than their sentence, section by section, with the words before and after in runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from register.reading.comparing.change import Change
from register.reading.comparing.runs import Run, compared
from register.reading.comparing.sections import SECTIONS

# Words shown at either end of a long run that is the same on both sides.
KEPT = 20


@dataclass(frozen=True)
class Beside:
    """A change with the words of both versions; () where nothing stood or stands."""

    change: Change
    old: tuple[Run, ...]
    new: tuple[Run, ...]


@dataclass(frozen=True)
class BesideSection:
    """The changes of one section."""

    key: str
    heading: str
    changes: tuple[Beside, ...]


def side_by_side(changes: Iterable[Change]) -> tuple[BesideSection, ...]:
    """Return, in the order of the document, what is worth reading side by side."""
    found: dict[str, list[Beside]] = {}
    for change in changes:
        if change.has_more:
            found.setdefault(change.section, []).append(_beside(change))
    return tuple(BesideSection(key, SECTIONS[key], tuple(found[key])) for key in SECTIONS if key in found)


def _beside(change: Change) -> Beside:
    words = compared(change.old, change.new)
    return Beside(change, _folded(words.old), _folded(words.new))


def _folded(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(_short(run.text)) if run.mark == "same" else run for run in runs)


def _short(text: str) -> str:
    words = text.split(" ")
    left_out = len(words) - 2 * KEPT
    if left_out < KEPT:
        return text
    return f"{' '.join(words[:KEPT])} [… {left_out:,} words that are the same …] {' '.join(words[-KEPT:])}"
