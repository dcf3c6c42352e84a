"""Who is looking: the small value by which the register asks its rights question."""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Viewer:
    """Who reads: an e-mail address ("" for the public), the organisations acted for, and how far the view goes.

    `predecessors`: those among the organisations that the reader's own took over from. `rights` are (right,
    organisation) pairs that the register itself never reads: the panels of upper apps do.
    """

    who: str = ""
    organisations: frozenset[str] = field(default_factory=frozenset)
    is_partner: bool = False
    may_read_all: bool = False
    rights: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    predecessors: frozenset[str] = field(default_factory=frozenset)

    def organisations_with(self, right: str) -> frozenset[str]:
        """Return the codes of the organisations on which this reader has `right`."""
        return frozenset(code for held, code in self.rights if held == right)

    @classmethod
    def public(cls) -> Self:
        """Return the viewer that nobody has signed in as."""
        return cls()

    @classmethod
    def system(cls) -> Self:
        """Return the viewer of jobs and commands, which reads everything."""
        return cls(who="system", may_read_all=True)
