"""Broken documents: the complete agreement with values put in its places, and what the checks find in it."""

from collections.abc import Mapping
from typing import Any

from agreements.checks import Finding, check
from register.documents.agreement import Agreement
from tests.factories.checking import context_for
from tests.factories.documents import put

Changes = Mapping[str, Any]


def with_changes(agreement: Agreement, changes: Changes) -> Agreement:
    """Return the agreement with each value at its path replaced."""
    for path, value in changes.items():
        agreement = put(agreement, path, value)
    return agreement


def found_in(agreement: Agreement, **context: Any) -> tuple[Finding, ...]:
    """Return what the checks find, nothing outside the document standing in its way but what `context` says."""
    return check(agreement, context_for(agreement, **context))


def marks(findings: tuple[Finding, ...]) -> list[str]:
    """Return findings as "rule level chapter/field", to be compared in tables."""
    return [f"{found.rule} {found.level} {found.chapter}/{found.field}" for found in findings]
