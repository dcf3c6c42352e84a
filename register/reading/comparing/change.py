"""One difference between two versions: its sentence, how much it matters, and the words before and after."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

Kind = Literal["added", "removed", "changed", "moved"]


class Weight(IntEnum):
    """How early a change is told: who answers for what comes first, mere wording and papers last."""

    ANSWERS = 1
    PARTIES = 2
    LAW = 3
    ITEMS = 4
    RETENTION = 5
    FLOWS = 6
    PURPOSE = 7
    SAFETY = 8
    RIGHTS = 9
    LIFE = 10
    PUBLICATION = 11
    DETAILS = 12
    WORDING = 13
    PAPERS = 14


@dataclass(frozen=True)
class Change:
    """A change at a path ("retention.r-2.period"), in a section, as a sentence that begins with `lead`.

    `old` and `new` are the words before and after; "" where nothing stood or stands.
    """

    path: str
    section: str
    sentence: str
    weight: Weight
    kind: Kind
    old: str = ""
    new: str = ""
    lead: str = ""

    @property
    def rest(self) -> str:
        """The sentence without its lead."""
        return self.sentence[len(self.lead) :]

    @property
    def has_more(self) -> bool:
        """Whether the words before and after say more than the sentence does."""
        return self.old.rstrip(".") not in self.sentence or self.new.rstrip(".") not in self.sentence
