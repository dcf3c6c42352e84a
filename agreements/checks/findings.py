"""What a check finds: one gap, told as an order that a drafter can act on, and the field that closes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from agreements.checks.context import Context
from register.documents.agreement import Agreement


@dataclass(frozen=True)
class Finding:
    """One gap. An error blocks submission; a warning is shown. `field` is the anchor on the chapter's page."""

    rule: str
    level: Literal["error", "warning"]
    sentence: str
    chapter: str
    field: str
    party: str = ""


Findings = Iterator[Finding]
Rule = Callable[[Agreement, Context], Findings]


def error(rule: str, chapter: str, field: str, sentence: str, party: str = "") -> Finding:
    """Return a finding that blocks submission."""
    return Finding(rule, "error", sentence, chapter, field, party)


def warning(rule: str, chapter: str, field: str, sentence: str, party: str = "") -> Finding:
    """Return a finding that is shown and blocks nothing."""
    return Finding(rule, "warning", sentence, chapter, field, party)


def gone(chapter: str, field: str, sentence: str, party: str = "") -> Finding:
    """Return a finding about a name that stands for nothing any more."""
    return error("gone", chapter, field, sentence, party)
