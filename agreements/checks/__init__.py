"""The checks: rules that judge an agreement, each a function from the document and its context to findings.

Rules of chapters that are not built are absent; nothing here says of them that they are met.
"""

from agreements.checks import (
    about,
    conditions,
    declarations,
    incidents,
    items,
    keeping,
    lawful_basis,
    movement,
    parties,
    publication,
    purpose,
    responsibility,
    running,
    security,
)
from agreements.checks.context import Context, Signatory
from agreements.checks.findings import Finding, Rule
from register.documents.agreement import Agreement

# In the order of the chapters.
RULES: tuple[Rule, ...] = (
    *about.RULES,
    *purpose.RULES,
    *parties.RULES,
    *items.RULES,
    *movement.RULES,
    *responsibility.RULES,
    *lawful_basis.RULES,
    *conditions.RULES,
    *security.RULES,
    *keeping.RULES,
    *incidents.RULES,
    *running.RULES,
    *publication.RULES,
    *declarations.RULES,
)

__all__ = ["RULES", "Context", "Finding", "Signatory", "check"]


def check(document: Agreement, context: Context) -> tuple[Finding, ...]:
    """Return what every rule finds, in the order of the chapters; the same finding once only."""
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule(document, context)))
