"""The words of both versions side by side: an agreement as it is printed, and what is told but not printed."""

from collections.abc import Iterable, Sequence

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.printing.comparing import ChangedSection, changes, line_pairs
from register.reading.comparing.change import Change
from register.reading.comparing.sections import SECTIONS

# Of an agreement, what stands on no line of its text: the cover, the record of amendments, the public summary.
UNPRINTED = ("identity", "amendment_record", "approvals", "public_summary")


def side_by_side(old: Document, new: Document, told: Iterable[Change]) -> tuple[ChangedSection, ...]:
    """Return, section by section, the lines that differ; of what is not printed, only what `told` does not quote."""
    if isinstance(old, Agreement) and isinstance(new, Agreement):
        rest = [change for change in told if change.path.startswith(UNPRINTED)]
        return (*changes(old, new), *_sections(rest))
    return _sections(told)


def _sections(told: Iterable[Change]) -> tuple[ChangedSection, ...]:
    found: dict[str, list[Change]] = {}
    for change in told:
        if change.has_more:
            found.setdefault(change.section, []).append(change)
    return tuple(_section(SECTIONS[key], found[key]) for key in SECTIONS if key in found)


def _section(heading: str, told: Sequence[Change]) -> ChangedSection:
    pairs = (pair for change in told for pair in line_pairs(_lines(change.old), _lines(change.new)))
    return ChangedSection(heading, tuple(pairs))


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
