"""The words to print about a lawful basis, made from its answers; they follow the party's name."""

from collections.abc import Mapping
from typing import Any

from register.documents.labels import in_sentence

PART_3 = "Part 3 of the Data Protection Act 2018"
SECTION_35 = {
    "necessary": "this is necessary for its law enforcement task (section 35(2)(b))",
    "consent": "the people concerned have consented (section 35(2)(a))",
}


def explained(basis: Mapping[str, Any]) -> str:
    """Return a row of lawful basis in sentences, or "" when nothing is answered that can be said."""
    lines = (_function(basis), _power(basis), _lawful_basis(basis), _sensitive(basis), _offences(basis))
    return " ".join(line for line in lines if line)


def _named(choice: Mapping[str, Any] | None) -> str:
    """Return a legal choice inside a sentence: its own words, or its label with the law in brackets."""
    if not choice:
        return ""
    if choice.get("words"):
        return str(choice["words"]).strip().rstrip(".")
    law = f" ({choice['law']})" if choice.get("law") else ""
    return f"{in_sentence(choice['label'])}{law}" if choice.get("label") else ""


def _function(basis: Mapping[str, Any]) -> str:
    function = str(basis.get("function", "")).strip().rstrip(".")
    return f"It needs this for {in_sentence(function)}." if function else ""


def _power(basis: Mapping[str, Any]) -> str:
    power = _named(basis.get("power"))
    return f"The law under which it acts: {power}." if power else ""


def _lawful_basis(basis: Mapping[str, Any]) -> str:
    if basis.get("regime") == "part_3":
        why = SECTION_35.get(basis.get("section35", ""), "")
        return f"It acts as a law enforcement body under {PART_3}{f', because {why}' if why else ''}."
    article, limb = _named(basis.get("art6")), _named(basis.get("limb"))
    return f"Its lawful basis is {article}{f': {limb}' if limb else ''}." if article else ""


def _sensitive(basis: Mapping[str, Any]) -> str:
    found = [_named(basis.get(name)) for name in ("art9", "schedule1", "schedule8")]
    conditions = " with ".join(name for name in found if name)
    return f"For sensitive information it relies on {conditions}." if conditions else ""


def _offences(basis: Mapping[str, Any]) -> str:
    if basis.get("art10") == "official_authority":
        authority = str(basis.get("art10_authority", "")).strip().rstrip(".")
        return f"It handles information about offences under official authority{f': {authority}' if authority else ''}."
    condition = _named(basis.get("art10_schedule1"))
    return f"For information about offences it relies on {condition}." if condition else ""
