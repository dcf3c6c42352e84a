"""Findings as links: where on which page each gap is mended, and whether it waits for somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from agreements.checks import Finding
from agreements.models import Draft
from agreements.permissions import can_lead
from signatories.access import Access
from signatories.roles import Right

CONFIRMATION = "confirmed"
# Lists whose rows are named by the field of a finding: "item-<row id>".
SHARED_ROWS = frozenset({"party", "item", "flow", "joint", "responsibility", "holding"})
# Findings about a whole list, and about questions that the form of their chapter calls otherwise.
LISTS = {
    "parties": "party-list-all",
    "items": "item-list-all",
    "flows": "flow-list-all",
    "handovers": "handovers-list",
    "notifications": "notification-list-all",
}
QUESTIONS = {"joint_control": "answer", "open_class": "answer"}


@dataclass(frozen=True)
class LinkedFinding:
    """A finding with the address of the field that closes it; `waits`: it is another organisation's to answer."""

    rule: str
    sentence: str
    url: str
    is_error: bool
    waits: bool


def linked(draft: Draft, finding: Finding, access: Access) -> LinkedFinding:
    """Return a finding as a link to its field."""
    waits = waits_for_others(draft, finding, access)
    return LinkedFinding(finding.rule, finding.sentence, url_of(draft, finding), finding.level == "error", waits)


def waits_for_others(draft: Draft, finding: Finding, access: Access) -> bool:
    """Return whether a gap is another organisation's to answer: what is not the person's own, for all but the lead."""
    if finding.party and access.may(Right.DRAFT, code=finding.party):
        return False
    return finding.rule == CONFIRMATION or not can_lead(access, draft)


def field_gaps(findings: Iterable[Finding]) -> dict[str, str]:
    """Return the sentences of findings by the name of the form's field that closes them."""
    gaps: dict[str, str] = {}
    for finding in findings:
        name = QUESTIONS.get(finding.field, finding.field)
        gaps[name] = f"{gaps[name]} {finding.sentence}" if name in gaps else finding.sentence
    return gaps


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
    return reverse("chapter", args=[draft.pk, finding.chapter]) + f"#{_anchor(finding.field)}"


def _anchor(field: str) -> str:
    kind, _, code = field.partition("-")
    if kind in {"basis", "retention"}:
        return f"{kind}-list-{code}"
    return LISTS.get(field) or f"id_{QUESTIONS.get(field, field)}_group"
