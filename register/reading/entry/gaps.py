"""What stands on an entry's page in the place of the parts that are withheld from the reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from register.documents.labels import PARTS
from register.documents.printing.phrasing import sentence


@dataclass(frozen=True)
class Gap:
    """A part that is not published: which, and why."""

    title: str
    text: str


def gaps(withheld: Mapping[str, str]) -> dict[str, Gap | None]:
    """Return for each part, by its key, the gap that stands in its place; None for a part that is shown."""
    return {part: _gap(part, withheld[part]) if part in withheld else None for part in PARTS}


def _gap(part: str, reason: str) -> Gap:
    return Gap(f"“{PARTS[part]}” is not published.", sentence(reason))
