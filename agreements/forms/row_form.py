"""The base of forms over one row of a list: they know the document, so that they can offer its parties and items."""

from collections.abc import Mapping
from typing import Any

from django import forms

from agreements.forms.part_form import PartForm
from register.documents.agreement import Agreement

EACH_PARTY, ALL_AT_MEETING = "each_party", "all_at_meeting"


def party_choices(document: Agreement) -> list[tuple[str, str]]:
    """Return the parties, (code, name), in the order of the document."""
    return [(party.code, party.short_name or party.name) for party in document.parties]


def item_groups(document: Agreement) -> list[str]:
    """Return the names of the groups of data items, in the order in which they first stand."""
    return list(dict.fromkeys(item.group for item in document.items if item.group))


class RowForm(PartForm):
    """A form over one row; `was` is the row's fingerprint when the page was opened."""

    # Which kind of row is asked for, in a list that has several.
    variant = ""

    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, document: Agreement, party: str = "", **kwargs: Any) -> None:
        """Take the document as it stands, and the party whose own section the row is in ("" for the shared one)."""
        self.document, self.party = document, party
        super().__init__(*args, **kwargs)
        self.offer()

    def offer(self) -> None:
        """Fill in the choices that depend on the document; forms that have such choices override it."""

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row with the answers in it, as the document holds it."""
        return self.content(standing)


def choice_of_parties(codes: list[str]) -> dict[str, Any]:
    """Return ticked boxes as the document's choice of parties."""
    for scope in (EACH_PARTY, ALL_AT_MEETING):
        if scope in codes:
            return {"scope": scope, "codes": []}
    return {"scope": "named" if codes else "", "codes": codes}


def ticked_parties(choice: Mapping[str, Any] | None) -> list[str]:
    """Return a choice of parties as ticked boxes."""
    if not choice:
        return []
    return [choice["scope"]] if choice["scope"] in {EACH_PARTY, ALL_AT_MEETING} else list(choice.get("codes", []))


def choice_of_items(ticked: list[str]) -> dict[str, Any]:
    """Return ticked boxes ("all", "group:<name>", "item:<id>") as the document's choice of items."""
    if "all" in ticked:
        return {"scope": "all", "groups": [], "items": []}
    groups = [value.removeprefix("group:") for value in ticked if value.startswith("group:")]
    items = [value.removeprefix("item:") for value in ticked if value.startswith("item:")]
    scope = "groups" if groups and not items else "chosen" if ticked else ""
    return {"scope": scope, "groups": groups, "items": items}


def ticked_items(choice: Mapping[str, Any] | None) -> list[str]:
    """Return a choice of items as ticked boxes."""
    if not choice:
        return []
    if choice.get("scope") == "all":
        return ["all"]
    groups = [f"group:{name}" for name in choice.get("groups", [])]
    return groups + [f"item:{row}" for row in choice.get("items", [])]


def offered_items(document: Agreement) -> list[tuple[str, str]]:
    """Return the boxes by which items are chosen: all, each group, and single items where they stand in no group."""
    boxes = [("all", f"All {len(document.items)} items")]
    boxes += [(f"group:{name}", f"The group “{name}”") for name in item_groups(document)]
    return boxes + [
        (f"item:{item.id}", item.label) for item in document.items if not item.group or len(document.items) <= 30
    ]
