"""Who is looking: the small value by which the register asks its rights question."""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class Viewer:
    """Who reads: an e-mail address ("" for the public), the organisations acted for, and how far the view goes."""

    who: str = ""
    organisations: frozenset[str] = field(default_factory=frozenset)
    is_partner: bool = False
    may_read_all: bool = False

    @classmethod
    def public(cls) -> Self:
        """Return the viewer that nobody has signed in as."""
        return cls()

    @classmethod
    def system(cls) -> Self:
        """Return the viewer of jobs and commands, which reads everything."""
        return cls(who="system", may_read_all=True)
