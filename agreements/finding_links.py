"""Findings as links: where on which page each gap is mended, and whether it waits for somebody else."""

from dataclasses import dataclass

from django.urls import reverse

from agreements.checks import Finding
from agreements.models import Draft

CONFIRMATION = "confirmed"
# Lists whose rows are named by the field of a finding: "item-<row id>".
SHARED_ROWS = frozenset({"party", "item", "flow", "joint", "responsibility", "holding"})


@dataclass(frozen=True)
class LinkedFinding:
    """A finding with the address of the field that closes it; `waits`: it is another organisation's to answer."""

    rule: str
    sentence: str
    url: str
    is_error: bool
    waits: bool


def linked(draft: Draft, finding: Finding) -> LinkedFinding:
    """Return a finding as a link to its field."""
    waits = finding.rule == CONFIRMATION
    return LinkedFinding(finding.rule, finding.sentence, url_of(draft, finding), finding.level == "error", waits)


def url_of(draft: Draft, finding: Finding) -> str:
    """Return the address of the page, and the place on it, that closes a finding."""
    kind, _, row = finding.field.partition("-")
    if finding.chapter == "declarations":
        return reverse("submit", args=[draft.pk])
    if finding.rule == CONFIRMATION or kind in {"contact", "signatory", "confirm"}:
        return reverse("part", args=[draft.pk, finding.party or row])
    if kind in SHARED_ROWS and row:
        return reverse("row", args=[draft.pk, kind, "all", row])
    if kind == "handover" and row:
        return reverse("handover", args=[draft.pk, row])
    anchor = f"{kind}-list-{row}" if kind in {"basis", "retention"} else f"id_{finding.field}"
    return reverse("chapter", args=[draft.pk, finding.chapter]) + f"#{anchor}"
