"""The public edition of an agreement: the same typed value, with the parts that are withheld from the public taken out.

Pages, comparisons, data and search for the public are made from it, so that they cannot say what is not in it.
"""

from collections.abc import Collection, Mapping
from typing import Any

from register.documents.agreement import Agreement, Publication
from register.documents.canonical import Document, read_agreement
from register.documents.labels import PARTS

# What each part holds, by the keys of the document.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "purpose": ("purpose", "uses", "scope"),
    "items": ("items", "matching"),
    "flows": ("flows", "process_steps"),
    "responsibility": ("handovers", "joint_control", "holdings", "responsibilities"),
    "lawfulness": ("bases", "consent"),
    "risks": ("dpia", "risks", "children", "automated_decisions"),
    "confidentiality": ("caldicott",),
    "security": ("security",),
    "suppliers": ("processors",),
    "transfers": ("transfers",),
    "retention": ("retention", "quality"),
    "incidents": ("incidents",),
    "definitions": ("definitions",),
    "annexes": ("annexes",),
    "clauses": ("clauses",),
}
# What tells the other parts again in words of its own; it goes with whichever part is withheld.
RETOLD = ("declarations", "amendment_record", "approvals", "recorded")
# Rows that others refer to by id keep their ids and nothing else; whether people can be identified is told elsewhere.
STUBS: Mapping[str, tuple[str, ...]] = {"items": ("id", "identifiability"), "flows": ("id",)}
ALL = frozenset(PARTS)


def withheld_from_public(publication: Publication) -> Mapping[str, str]:
    """Return the parts that the public may not read, in their order, each with its reason; none where it reads all.

    It is every part where only a summary is public, and also where a part is named that is none of the list, or no
    part at all: what cannot be told apart is not published.
    """
    named = {row.part: row.reason for row in publication.withheld}
    if publication.answer in ("", "all"):
        return {}
    if publication.answer == "summary" or not named or not ALL.issuperset(named):
        reasons = [publication.reason, *named.values()]
        return dict.fromkeys(PARTS, next((reason for reason in reasons if reason), ""))
    return {part: named[part] for part in PARTS if part in named}


def without(document: Agreement, parts: Collection[str]) -> Agreement:
    """Return an agreement without parts: their fields empty, and nothing left elsewhere that repeats them."""
    if not parts:
        return document
    whole = document.model_dump(mode="json", by_alias=True)
    empty = Agreement().model_dump(mode="json", by_alias=True)
    shown = _ungrouped(whole, _groups(whole)) if "items" in parts else whole
    for field in (*(field for part in parts for field in FIELDS[part]), *RETOLD):
        kept = [{key: row[key] for key in STUBS[field]} for row in whole[field]] if field in STUBS else empty[field]
        shown[field] = kept
    return read_agreement(shown)


def public_edition(document: Document) -> Document:
    """Return what the public may read of a document; the protocol is public as it stands."""
    if not isinstance(document, Agreement):
        return document
    return without(document, withheld_from_public(document.publication))


def _groups(whole: Mapping[str, Any]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in whole["items"]:
        groups.setdefault(row["group"], []).append(row["id"])
    return groups


def _ungrouped(value: Any, groups: Mapping[str, list[str]]) -> Any:
    """Return a value in which each choice of whole groups names their items by id: a group's name is an item's word."""
    if isinstance(value, list):
        return [_ungrouped(one, groups) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"scope", "groups", "items"} and value["scope"] == "groups":
        rows = [row for name in value["groups"] for row in groups.get(name, [])]
        return {"scope": "chosen", "groups": [], "items": rows}
    return {key: _ungrouped(one, groups) for key, one in value.items()}
