"""What happened to a reference, event by event, in sentences: the timeline of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from register.clock import london_day
from register.documents.elsewhere import assumed_day
from register.models import Event
from register.reading.entry.record import Record
from register.templatetags.register_words import day as written
from register.templatetags.register_words import moment as at

# What is printed stands elsewhere on the page; other verbs are not told here.
TOLD: Mapping[str, str] = {
    "entered": "Version {version} was entered and opened for signature.",
    "signed": "{who} signed version {version}{by}.",
    "declined": "{who} declined to sign version {version}.",
    "acceded": "{who} joined version {version}{by}.",
    "withdrew": "{who} withdrew from version {version}.",
    "excused": "{who} was excused from signing version {version}.",
    "cancelled": "Version {version} was cancelled.",
    "visibility set": "Version {version} was {seen}.",
    "annulled": "Annulled as recorded in error: event {event}.",
    "erased": "What event {event} says about people was erased.",
}
SEEN: Mapping[str, str] = {
    "public": "opened to everyone",
    "partners": "opened to the organisations of the partnership, and to nobody else",
    "parties": "kept to the organisations that take part in it",
}
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Happening:
    """One event: when it was recorded, what happened, a grey note, and a link to what was believed before it."""

    on: datetime
    text: str
    note: str
    url: str = ""
    link: str = ""


FILED = "Version {version} was filed: it was made elsewhere."


def _pattern(record: Record, event: Event) -> str:
    depths = {entry.version: entry.depth for entry in record.versions}
    return FILED if event.verb == "entered" and depths.get(event.version) else TOLD.get(event.verb, "")


def told(record: Record, event: Event) -> str:
    """Return what happened, as a sentence; "" for a verb that is not told."""
    said = event.particulars or {}
    by = ", ".join(said[word] for word in ("name", "title") if said.get(word))
    return _pattern(record, event).format(
        who=record.full(event.organisation),
        version=event.version,
        by=f" by {by}" if by else "",
        event=said.get("event", ""),
        seen=SEEN.get(said.get("visibility", ""), ""),
    )


def happenings(record: Record) -> list[Happening]:
    """Return the events of the versions that the viewer may see, the latest first."""
    seen = {entry.version for entry in record.versions}
    annulments = {
        event.particulars["event"]: event for event in record.events if event.verb == "annulled" and event.particulars
    }
    events = [event for event in reversed(record.events) if event.version in seen and event.verb in TOLD]
    return [_happening(record, event, annulments.get(event.number)) for event in events]


def _happening(record: Record, event: Event, annulment: Event | None) -> Happening:
    text, notes = told(record, event), [f"Event {event.number}", *_counting(event), *_assumed(record, event)]
    if annulment is not None:
        notes.append(f"annulled on {at(annulment.at)}, so that it counts for no day")
    note = f"{', '.join(notes)}.{_reason(record, event)}"
    if event.verb != "annulled":
        return Happening(event.at, text, note)
    before = urlencode({"on": london_day(event.at).isoformat(), "known": (event.at - A_MOMENT).isoformat()})
    address = reverse("version", args=[event.reference, event.version])
    return Happening(event.at, text, note, f"{address}?{before}", "What the register knew before")


def _counting(event: Event) -> list[str]:
    """Return from which day it counts, where that is not the day on which it was recorded."""
    if event.effective_on == london_day(event.at):
        return []
    return [f"counts from {written(event.effective_on)}"]


def _assumed(record: Record, event: Event) -> list[str]:
    """Return which day is assumed for a signature whose original gives a month or a year."""
    if event.verb != "signed" or event.version != record.entry.version:
        return []
    said = assumed_day(record.document, event.organisation, event.effective_on)
    return [said] if said else []


def _reason(record: Record, event: Event) -> str:
    """Return the reason given, for those who take part in the agreement or read everything; the public is not told."""
    viewer, reason = record.viewer, (event.particulars or {}).get("reason", "")
    is_told = viewer.may_read_all or viewer.organisations & set(record.parties)
    return f" Reason: {reason}" if reason and is_told else ""
