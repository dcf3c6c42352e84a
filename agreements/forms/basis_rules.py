"""Which answers of a lawful basis do not go together, and which are not called for by the others."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.law import lists
from agreements.lawful import PART_3, PUBLIC_TASK, RECEIVING, UK_GDPR, schedule_1_for

ONLY_UK_GDPR = frozenset(
    {"art6", "limb", "outside_tasks", "art9", "schedule1", "secrecy", "secrecy_text"}
    | {"art10", "art10_authority", "art10_schedule1"}
)
ONLY_PART_3 = frozenset({"section35", "schedule8", "onward_authority"})


def not_asked(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the answers that the others do not call for: their place in the document stays empty."""
    left: frozenset[str] = frozenset()
    if data.get("regime") == PART_3:
        left |= ONLY_UK_GDPR
    if data.get("regime") == UK_GDPR:
        left |= ONLY_PART_3
    if data.get("art6") != PUBLIC_TASK:
        left |= {"limb"}
    if not _flag(data.get("art9"), "needs_secrecy"):
        left |= {"secrecy", "secrecy_text"}
    if data.get("art10") != "official_authority":
        left |= {"art10_authority"}
    if data.get("art10") == "official_authority":
        left |= {"art10_schedule1"}
    if data.get("direction") == RECEIVING:
        left |= {"onward_authority"}
    return left


def contradictions(data: Mapping[str, Any], on: date) -> dict[str, str]:
    """Return, by field, a sentence for each answer that another answer rules out."""
    article, schedule = data.get("art9"), data.get("schedule1")
    if not article or not schedule or schedule in {choice.code for choice in schedule_1_for(article, on)}:
        return {}
    chosen, label = lists.find("art9", article), lists.label("schedule1", schedule)
    if not _flag(article, "needs_schedule1"):
        return {"schedule1": f"{chosen.label} needs no condition of Schedule 1: go back to “Choose one” here."}
    return {"schedule1": f"“{label}” does not go with {chosen.law}: choose one under “With: {chosen.label}”."}


def _flag(article: str | None, flag: str) -> bool:
    return bool(article) and bool(lists.find("art9", article or "").flags.get(flag, False))
