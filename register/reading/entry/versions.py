"""The versions of a reference: when each was in force, and what its amendment record says of it."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.urls import reverse

from register.documents.agreement import Publication
from register.documents.publishing import withheld_from_public
from register.entries.status import Status, VersionLife
from register.models import Entry
from register.reading.entry.access import is_summary, reads_in_full
from register.reading.entry.record import Record
from register.reading.sentences import some
from register.templatetags.register_words import NO_BREAK
from register.templatetags.register_words import day as written
from register.web.statuses import word_of
from register.web.tables import Cell, Row, Table

ONE_DAY = timedelta(days=1)
COLUMNS = ("Version", "In force", "What changed")
COMPARED = (*COLUMNS, "Beside")


def all_versions(record: Record) -> Table:
    """Return the versions that the viewer may see, newest first."""
    readable = [entry.version for entry in record.versions if not is_summary(_withheld(record, entry))]
    columns = COMPARED if len(readable) > 1 else COLUMNS
    return Table("Versions", columns, tuple(_row(record, entry, readable) for entry in record.versions))


def _withheld(record: Record, entry: Entry) -> Mapping[str, str]:
    """Return the parts of a version that are withheld from the viewer; a protocol says nothing of that."""
    said = entry.publication  # type: ignore[attr-defined]
    if not said or reads_in_full(record.viewer, entry):
        return {}
    return withheld_from_public(Publication.model_validate_json(json.dumps(said)))


def _row(record: Record, entry: Entry, readable: Sequence[int]) -> Row:
    life = record.whole.versions[entry.version]
    head = Cell(text=f"Version{NO_BREAK}{entry.version}", url=reverse("version", args=[entry.reference, entry.version]))
    compared = (_compared(entry, life, readable),) if len(readable) > 1 else ()
    return Row(head, (_in_force(record, life), Cell(text=_changed(record, entry, life)), *compared))


def _compared(entry: Entry, life: VersionLife, readable: Sequence[int]) -> Cell:
    """Returns the link to a comparison with the version that this one supersedes, else with the one before it."""
    before = [version for version in readable if version < entry.version]
    if not before or entry.version not in readable:
        return Cell(empty="Nothing earlier")
    old = life.supersedes if life.supersedes in before else max(before)
    address = reverse("compare", args=[entry.reference, old, entry.version])
    return Cell(text=f"Compare with version{NO_BREAK}{old}", url=address)


def _in_force(record: Record, life: VersionLife) -> Cell:
    status = life.status_on(record.day)
    if status is None:
        return Cell(empty="Not yet entered")
    if life.in_force is None:
        return Cell(text=word_of(status.value))
    start, end = life.in_force.start, life.in_force.end
    if end is None or end > record.day:
        beside = "Suspended" if status is Status.SUSPENDED else _still(record, life)
        return Cell(text=f"{'From' if start > record.day else 'Since'} {written(start)}", under=beside)
    return Cell(text=f"{written(start)} to {written(end - ONE_DAY)}")


def _still(record: Record, life: VersionLife) -> str:
    """Returns whom an older version still binds while a later one binds others already."""
    bound = record.whole.bound_on(record.day)
    if not any(version > life.version for version in bound.values()):
        return ""
    return f"Still binds {some([record.short(code) for code in bound if bound[code] == life.version])}"


def _changed(record: Record, entry: Entry, life: VersionLife) -> str:
    # What was amended may be told of a part that is withheld.
    amendments = [] if _withheld(record, entry) else entry.amendments or []  # type: ignore[attr-defined]
    detail: str = amendments[-1]["detail"] if amendments else ""
    if detail:
        return detail
    return "First version" if life.supersedes is None else f"Takes the place of version {life.supersedes}"
