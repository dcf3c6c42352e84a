"""Saves, removes and moves single rows of a chapter's lists, so that two people may work on two rows at once."""

import hashlib
from collections import Counter
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

    `key` names a list of the document ("items"), one inside an optional section ("responsibilities.rows"), or one
    inside a row of another list, by that row's id ("clauses.3f2a.blocks"). Rows of a list without ids are found by
    what they say (`row_keys`).
    """

    draft_id: int
    chapter: str
    key: str
    party: str = ""
    has_ids: bool = True


class StaleRow(Exception):
    """Somebody changed or removed the row meanwhile; `theirs` is what stands now (None: removed)."""

    def __init__(self, theirs: Row | None) -> None:
        super().__init__("Somebody else changed this row while you were writing. Both texts are below.")
        self.theirs = theirs


def fingerprint(row: Mapping[str, Any] | None) -> str:
    """Return the SHA-256 (hexadecimal) of a row as it stands, by which a stale save is known; "" for none."""
    return hashlib.sha256(canonical_json(dict(row)).encode()).hexdigest() if row else ""


def row_keys(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return by which key each row of a list is found: its id, or a mark of what it says where the list has no ids.

    Rows that say the same have marks that count them, since nothing else tells them apart.
    """
    seen: Counter[str] = Counter()
    return [row["id"] if "id" in row else _counted(_mark(row), seen) for row in rows]


def _mark(row: Mapping[str, Any]) -> str:
    """Return eight characters of the SHA-256 of a row; an empty answer is the same as none."""
    said = {name: value for name, value in row.items() if value}
    return hashlib.sha256(canonical_json(said).encode()).hexdigest()[:8]


def _counted(mark: str, seen: Counter[str]) -> str:
    seen[mark] += 1
    return mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"


def found_row(rows: Sequence[Row], key: str) -> Row:
    """Return the row of a list that `key` finds; an empty one when it is gone."""
    at = _place_of(rows, key)
    return {} if at is None else rows[at]


def _place_of(rows: Sequence[Mapping[str, Any]], key: str) -> int | None:
    keys = row_keys(rows)
    return keys.index(key) if key in keys else None


def rows_of(content: Mapping[str, Any], key: str) -> list[Row]:
    """Return the rows that a section's content holds under `key`; none when it was not answered."""
    value: Any = content
    for step in key.split("."):
        if isinstance(value, list):
            value = next((row for row in value if row.get("id") == step), {})
        else:
            value = value.get(step, {}) if isinstance(value, Mapping) else {}
    return list(value or [])


def _with_rows(content: Mapping[str, Any], key: str, rows: Sequence[Row]) -> dict[str, Any]:
    name, _, inner = key.partition(".")
    if not inner:
        return {**content, name: list(rows)}
    if inner == "rows":
        return {**content, name: {"answer": "rows" if rows else "", "rows": list(rows)}}
    standing = content.get(name, {})
    if not isinstance(standing, list):
        return {**content, name: _with_rows(standing, inner, rows)}
    outer, _, field = inner.partition(".")
    if all(row.get("id") != outer for row in standing):
        raise Refused("Somebody else removed what this belongs to while you were writing. Go back to the list.")
    return {**content, name: [_with_rows(row, field, rows) if row.get("id") == outer else row for row in standing]}


def write_rows(place: Place, by: Access, change: Callable[[list[Row]], list[Row]]) -> Section:
    """Write what `change` makes of a list's rows and return the section, inside an act's transaction.

    Raises NotAllowed, Refused, and what `change` raises once the draft is locked.
    """
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

    A row without an id is given one; one whose id stands already was sent twice, and is not added again. In a list
    without ids the same holds for a row that says what the last one says.
    """

    def change(standing: list[Row]) -> list[Row]:
        if not place.has_ids:
            return [*standing, *(row for row in rows if [_mark(row)] != [_mark(last) for last in standing[-1:]])]
        known = {row["id"] for row in standing}
        fresh = [{**row, "id": row.get("id") or row_id()} for row in rows]
        return [*standing, *(row for row in fresh if row["id"] not in known)]

    return write_rows(place, by, change)


@transaction.atomic(durable=True)
def save_row(place: Place, *, row: Row, was: str, by: Access, key: str = "") -> Section:
    """Replace the row found by `key`, without one that of the same id, and return the section.

    Fields that `row` does not name stay. `was` is the row's fingerprint when the page was opened. Raises NotAllowed,
    Refused and StaleRow.
    """

    def change(standing: list[Row]) -> list[Row]:
        at = _place_of(standing, key or row["id"])
        theirs = None if at is None else standing[at]
        if at is None or theirs is None or fingerprint(theirs) != was:
            raise StaleRow(theirs)
        return [*standing[:at], {**theirs, **row}, *standing[at + 1 :]]

    return write_rows(place, by, change)


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

    return write_rows(place, by, change)


@transaction.atomic(durable=True)
def remove_row(place: Place, *, row_id: str, by: Access) -> Section:
    """Remove a row and return the section; one that is gone already is no error. Raises as `save_row` does."""

    def change(standing: list[Row]) -> list[Row]:
        at = _place_of(standing, row_id)
        return standing if at is None else [*standing[:at], *standing[at + 1 :]]

    return write_rows(place, by, change)


@transaction.atomic(durable=True)
def move_row(place: Place, *, row_id: str, by_places: int, by: Access) -> Section:
    """Move a row up (-1) or down (1) and return the section; at an end it stays. Raises as `save_row` does."""

    def change(standing: list[Row]) -> list[Row]:
        at = _place_of(standing, row_id)
        if at is None:
            return standing
        rows = [*standing]
        row = rows.pop(at)
        rows.insert(max(at + by_places, 0), row)
        return rows

    return write_rows(place, by, change)


@transaction.atomic(durable=True)
def set_in_rows(place: Place, ids: Sequence[str], changes: Row, *, by: Access) -> Section:
    """Give several rows the same answers and return the section; rows that are gone stay so. Raises as `save_row`."""
    return write_rows(place, by, lambda standing: [{**row, **changes} if row["id"] in ids else row for row in standing])
