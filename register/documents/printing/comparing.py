"""What is different between two versions: section by section, the lines that changed, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from register.documents.agreement import Agreement
from register.documents.printing.values import Block, Numbered, PrintedSection, Table, Words
from register.documents.printing.whole import printed

ALIKE = 0.5  # lines with fewer words in common are one removed and one added, not one changed
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Run:
    """A run of words: the same in both versions, or in this one alone."""

    text: str
    is_changed: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Pair:
    """A line as it was and as it is; no runs on the side where it does not stand."""

    before: Line
    after: Line


@dataclass(frozen=True)
class ChangedSection:
    """A section in which something is different, and its lines that are."""

    heading: str
    pairs: tuple[Pair, ...]


def changes(before: Agreement, after: Agreement) -> tuple[ChangedSection, ...]:
    """Return the sections that differ between two versions, in the order of the later one; none if all is the same."""
    old = {section.key: section for section in printed(before)}
    new = {section.key: section for section in printed(after)}
    found = [_changed(old.get(key), new.get(key)) for key in [*new, *(key for key in old if key not in new)]]
    return tuple(section for section in found if section.pairs)


def _changed(before: PrintedSection | None, after: PrintedSection | None) -> ChangedSection:
    heading = next(section.heading for section in (after, before) if section)
    return ChangedSection(heading, tuple(line_pairs(_lines(before), _lines(after))))


def _lines(section: PrintedSection | None) -> list[str]:
    """Return a section as lines without their numbers, so that what only moved down is the same."""
    return [line for block in (section.blocks if section else ()) for line in _block_lines(block) if line]


def _block_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for group in block.groups:
            for row in group.rows:
                cells = row.cells if _text(row.head).isdecimal() else (row.head, *row.cells)
                yield ". ".join(filter(None, (_text(cell) for cell in cells)))
        return
    yield _text(block.words)
    if isinstance(block, Numbered):
        yield from (_text(point) for point in block.points)


def _text(words: Words) -> str:
    return (
        "".join(f", {phrase.text}" if phrase.is_quiet else phrase.text for phrase in words).replace("\n", " ").strip()
    )


def line_pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Yield the lines that differ, with the words that do."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            for was, now in zip_longest(before[start:end], after[begin:stop], fillvalue=""):
                yield from _pair(was, now)


def _pair(was: str, now: str) -> Iterator[Pair]:
    """Mark the words that differ; lines with little in common are shown as one removed and one added."""
    olds, news = _WORDS.findall(was), _WORDS.findall(now)
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    if was and now and matcher.ratio() < ALIKE:
        yield Pair((Run(was, is_changed=True),), ())
        yield Pair((), (Run(now, is_changed=True),))
        return
    before, after = [], []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        before.append(Run("".join(olds[start:end]), kind != "equal"))
        after.append(Run("".join(news[begin:stop]), kind != "equal"))
    yield Pair(tuple(run for run in before if run.text), tuple(run for run in after if run.text))
