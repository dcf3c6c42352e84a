"""The versions of a reference: when each was in force, and what its amendment record says of it."""

from datetime import timedelta

from django.urls import reverse

from register.entries.status import Status, VersionLife
from register.models import Entry
from register.reading.entry.record import Record
from register.reading.sentences import some
from register.reading.tables import Cell, Row, Table
from register.templatetags.register_words import day as written
from register.web.statuses import word_of

ONE_DAY = timedelta(days=1)
COLUMNS = ("Version", "In force", "What changed")


def all_versions(record: Record) -> Table:
    """Return the versions that the viewer may see, newest first."""
    return Table("Versions", COLUMNS, tuple(_row(record, entry) for entry in record.versions))


def _row(record: Record, entry: Entry) -> Row:
    life = record.whole.versions[entry.version]
    head = Cell(text=f"Version {entry.version}", url=reverse("version", args=[entry.reference, entry.version]))
    return Row(head, (_in_force(record, life), Cell(text=_changed(entry, life))))


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


def _changed(entry: Entry, life: VersionLife) -> str:
    amendments = entry.amendments or []  # type: ignore[attr-defined]
    detail: str = amendments[-1]["detail"] if amendments else ""
    if detail:
        return detail
    return "First version" if life.supersedes is None else f"Takes the place of version {life.supersedes}"
