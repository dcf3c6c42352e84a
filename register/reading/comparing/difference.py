"""All that pages show of what is different between two versions."""

from dataclasses import dataclass

from register.documents.canonical import Document
from register.documents.printing.comparing import ChangedSection
from register.reading.comparing.change import Change
from register.reading.comparing.comparing import compare, what_is_the_same
from register.reading.comparing.side_by_side import side_by_side


@dataclass(frozen=True)
class Difference:
    """The changes in sentences, the sentence that closes them, and the words side by side."""

    changes: tuple[Change, ...]
    same: str
    sections: tuple[ChangedSection, ...]


def difference(old: Document, new: Document) -> Difference:
    """Return what is different in `new` from `old`; raises NotAlike for documents of two kinds."""
    changes = compare(old, new)
    return Difference(changes, what_is_the_same(old, new), side_by_side(old, new, changes))
