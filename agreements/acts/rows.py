"""Saves, removes and moves single rows of a chapter's lists, so that two people may work on two rows at once."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from agreements.acts.drafting import check_shape, keep_draft, lock_draft
from agreements.acts.taking_part import keep_parties, row_id, unconfirm
from agreements.lifecycle import check_editable
from agreements.models import Draft, Section
from agreements.permissions import check_edit_part, check_edit_shared
from register.documents.canonical import canonical_json
from register.entries.refusals import Refused
from signatories.access import Access
from signatories.drafting.saving import section_of, write_section

Row = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a row stands: the draft, the chapter, the party whose own section it is ("" for the shared one), the list.

    `key` names a list of the document ("items") or one inside an optional section ("responsibilities.rows").
    """

    draft_id: int
    chapter: str
    key: str
    party: str = ""


class StaleRow(Exception):
    """Somebody changed or removed the row meanwhile; `theirs` is what stands now (None: removed)."""

    def __init__(self, theirs: Row | None) -> None:
        super().__init__("Somebody else changed this row while you were writing. Both texts are below.")
        self.theirs = theirs


def fingerprint(row: Mapping[str, Any] | None) -> str:
    """Return the SHA-256 (hexadecimal) of a row as it stands, by which a stale save is known; "" for none."""
    return hashlib.sha256(canonical_json(dict(row)).encode()).hexdigest() if row else ""


def rows_of(content: Mapping[str, Any], key: str) -> list[Row]:
    """Return the rows that a section's content holds under `key`; none when it was not answered."""
    value: Any = content
    for step in key.split("."):
        value = value.get(step, {}) if isinstance(value, Mapping) else {}
    return list(value or [])


def _with_rows(content: Mapping[str, Any], key: str, rows: Sequence[Row]) -> dict[str, Any]:
    name, _, inner = key.partition(".")
    if not inner:
        return {**content, name: list(rows)}
    return {**content, name: {"answer": "rows" if rows else "", inner: list(rows)}}


def _write(place: Place, by: Access, change: Callable[[list[Row]], list[Row]]) -> Section:
    draft = lock_draft(place.draft_id)
    check_editable(draft)
    check_edit_part(by, draft, place.party) if place.party else check_edit_shared(by, draft)
    if by.user is None:
        raise Refused("Sign in to save.")
    section = section_of(draft.sections, place.chapter, place.party)
    rows = change(rows_of(section.content, place.key))
    changed = _with_rows(section.content, place.key, rows)
    written = write_section(section, content=changed, revision=section.revision, by=by.user)
    _follow(draft, place, written, by)
    return written


def _follow(draft: Draft, place: Place, written: Section, by: Access) -> None:
    if place.chapter == "parties" and not place.party:
        keep_parties(draft, [row["code"] for row in written.content["parties"]], by)
    if place.party and place.party != draft.lead.code:
        unconfirm(draft, place.party, by)
    keep_draft(draft, check_shape(draft))


@transaction.atomic(durable=True)
def add_rows(place: Place, *, rows: Sequence[Row], by: Access) -> Section:
    """Add rows at the end of a list and return the section. Raises as `save_row` does.

    A row without an id is given one; one whose id stands already was sent twice, and is not added again.
    """

    def change(standing: list[Row]) -> list[Row]:
        known = {row["id"] for row in standing}
        fresh = [{**row, "id": row.get("id") or row_id()} for row in rows]
        return [*standing, *(row for row in fresh if row["id"] not in known)]

    return _write(place, by, change)


@transaction.atomic(durable=True)
def save_row(place: Place, *, row: Row, was: str, by: Access) -> Section:
    """Replace the row of the same id and return the section; fields that `row` does not name stay.

    `was` is the row's fingerprint when the page was opened. Raises NotAllowed, Refused and StaleRow.
    """

    def change(standing: list[Row]) -> list[Row]:
        theirs = next((old for old in standing if old["id"] == row["id"]), None)
        if theirs is None or fingerprint(theirs) != was:
            raise StaleRow(theirs)
        return [{**old, **row} if old["id"] == row["id"] else old for old in standing]

    return _write(place, by, change)


@transaction.atomic(durable=True)
def put_rows(place: Place, *, rows: Sequence[tuple[Row, str | None]], by: Access) -> Section:
    """Write several rows, all or none, and return the section: each takes the place of its id, or is added.

    rows: (row, was) pairs; `was` is the fingerprint of what the page showed, "" for none, or None where whatever
    stands is replaced. Raises as `save_row` does.
    """

    def change(standing: list[Row]) -> list[Row]:
        written = {row["id"]: row for row in standing}
        for row, was in rows:
            theirs = written.get(row["id"])
            mine = {**(theirs or {}), **row}
            if was is not None and mine != theirs and fingerprint(theirs) != was:
                raise StaleRow(theirs)
            written[row["id"]] = mine
        return list(written.values())

    return _write(place, by, change)


@transaction.atomic(durable=True)
def remove_row(place: Place, *, row_id: str, by: Access) -> Section:
    """Remove a row and return the section; one that is gone already is no error. Raises as `save_row` does."""
    return _write(place, by, lambda standing: [row for row in standing if row["id"] != row_id])


@transaction.atomic(durable=True)
def move_row(place: Place, *, row_id: str, by_places: int, by: Access) -> Section:
    """Move a row up (-1) or down (1) and return the section; at an end it stays. Raises as `save_row` does."""

    def change(standing: list[Row]) -> list[Row]:
        at = next((place for place, row in enumerate(standing) if row["id"] == row_id), None)
        if at is None:
            return standing
        rows = [*standing]
        row = rows.pop(at)
        rows.insert(max(at + by_places, 0), row)
        return rows

    return _write(place, by, change)


@transaction.atomic(durable=True)
def set_in_rows(place: Place, ids: Sequence[str], changes: Row, *, by: Access) -> Section:
    """Give several rows the same answers and return the section; rows that are gone stay so. Raises as `save_row`."""
    return _write(place, by, lambda standing: [{**row, **changes} if row["id"] in ids else row for row in standing])
