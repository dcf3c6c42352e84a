"""What the page of an entry is made from: its versions, the document shown, its events, life and PDFs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TypeGuard

from django.db.models import Case, F, TextField, Value, When

from register.clock import today
from register.documents.agreement import Agreement, Party
from register.documents.canonical import KEPT, Document, read_document
from register.documents.joining import JoiningSection, joined_by
from register.documents.parties import named_parties
from register.documents.printing.naming import Names
from register.documents.publishing import without
from register.entries.facts import review_day
from register.entries.lives import events_of, life_from
from register.entries.status import Life, Status, VersionLife
from register.models import Entry, Event, Rendering
from register.reading.entry.access import as_read_by, withheld_from
from register.reading.names import Name, names_of_organisations
from register.viewer import Viewer


class NotOnRecord(LookupError):
    """There is no such reference or version, or the viewer may not see it; nobody is told which of the two."""


class NotYetEntered(LookupError):
    """The reference was not on the register on the day asked; the sentence says since when it is."""

    def __init__(self, reference: str, entered_on: date) -> None:
        super().__init__(f"{reference} came onto the register on {entered_on.day} {entered_on:%B %Y}.")


class NotYetKnown(LookupError):
    """Nothing of the reference, or of the version asked for, was on record at the moment asked."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} was not on record at that moment.")


@dataclass(frozen=True)
class Record:
    """One version of a reference as a viewer reads it on a day, as known now or at the moment `known_at`.

    `document` holds nothing that is withheld from the viewer, and `withheld` says which parts those are, and why.
    `versions`: all that the viewer may see, newest first. `events`: the reference's, all versions. `renderings`: of
    the version shown, newest first. `others`: names of organisations that the document does not name.
    """

    viewer: Viewer
    day: date
    entry: Entry
    text: str
    document: Document
    versions: Sequence[Entry]
    whole: Life
    events: Sequence[Event]
    renderings: Sequence[Rendering]
    others: Mapping[str, Name] = field(default_factory=dict)
    known_at: datetime | None = None
    withheld: Mapping[str, str] = field(default_factory=dict)

    @property
    def life(self) -> VersionLife:
        """The life of the version shown."""
        return self.whole.versions[self.entry.version]

    @property
    def status(self) -> Status:
        """What the version is on the day; before its entry, what it was on the day of its entry."""
        return self.life.status_on(max(self.day, self.life.entered_on)) or Status.OPEN

    @property
    def is_today(self) -> bool:
        """Whether the page speaks of today, with all that is known."""
        return self.day == today() and self.known_at is None

    @property
    def review_on(self) -> date | None:
        """By when it is reviewed; at an earlier moment this follows from what was known of its beginning."""
        if self.known_at is None:
            return self.entry.review_on
        return review_day(self.document, commenced_on=self.life.commenced_on)

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """What each organisation that has joined by the day said of its own part: canonical JSON, in a fixed order."""
        last = (self.latest("signed", "acceded", organisation=code) for code in sorted(self.life.bound_on(self.day)))
        return tuple(event.particulars["section"] for event in last if _tells_of_joining(event))

    @property
    def agreement(self) -> Agreement:
        """The agreement as it reads on the day, with the own part of each that has joined; empty for a protocol."""
        return agreement_read(self.text, self.joined, tuple(self.withheld.items()))

    @cached_property
    def names(self) -> Names:
        """Names and numbers as the agreement's own tables print them; nothing for a protocol, which has none."""
        return Names(self.agreement)

    @cached_property
    def parties(self) -> dict[str, Party]:
        """The parties of the document by code, in its order; then those who came later or stand nowhere in it."""
        named = named_parties(self.document)
        found = {party.code: party for party in named}
        later = sorted({*self.life.must_sign, *self.life.carried, *self.whole.bound_on(self.day), *self.life.signed})
        return found | {code: Party(code=code, name=self._told(code)) for code in later if code not in found}

    def full(self, code: str) -> str:
        """Return an organisation's whole name."""
        party = self.parties.get(code)
        return (party.name if party else "") or self._told(code)

    def short(self, code: str) -> str:
        """Return what a sentence calls an organisation."""
        party = self.parties.get(code)
        return (party.short_name if party else "") or self.full(code)

    def latest(self, *verbs: str, organisation: str) -> Event | None:
        """Return the last event of an organisation on this version that counts by the day, or None."""
        annulled = {
            event.particulars["event"] for event in self.events if event.verb == "annulled" and event.particulars
        }
        return next(
            (
                event
                for event in reversed(self.events)
                if event.version == self.entry.version
                and event.organisation == organisation
                and event.verb in verbs
                and event.effective_on <= self.day
                and event.number not in annulled
            ),
            None,
        )

    def _told(self, code: str) -> str:
        # An excusal is SIMG's act about another organisation: the name in it is SIMG's.
        own = (event for event in self.events if event.organisation == code and event.verb != "excused")
        told = (event.particulars for event in own if event.particulars)
        name = self.others[code].full if code in self.others else ""
        return name or next((said["organisation_name"] for said in told if said["organisation_name"]), code)


def _tells_of_joining(event: Event | None) -> TypeGuard[Event]:
    return event is not None and event.verb == "acceded" and bool(event.particulars)


@lru_cache(maxsize=KEPT)
def agreement_read(text: str, joined: tuple[str, ...], withheld: tuple[tuple[str, str], ...]) -> Agreement:
    """Return the agreement of a stored text with the own parts of those that joined, without what is withheld.

    Empty for a protocol. Kept, as documents are: none of the three ever changes.
    """
    document = read_document(text)
    if not isinstance(document, Agreement):
        return Agreement()
    for section in joined:
        document = joined_by(document, JoiningSection.model_validate_json(section))
    return without(document, dict(withheld))


def record_of(
    viewer: Viewer, reference: str, *, day: date, version: int | None = None, known_at: datetime | None = None
) -> Record:
    """Return what the page of `reference` shows on `day`: the version that the list shows then, or the one asked for.

    With `known_at` nothing counts that was recorded after that moment; who may see it is asked of today. Raises
    NotOnRecord, NotYetEntered when no version was on the register on that day, and NotYetKnown when none was on record
    at that moment. Three queries.
    """
    events = [row for row in events_of([reference])[reference] if known_at is None or row.at <= known_at]
    seen, whole = _seen(viewer, reference, life_from(reference, events), day=day, version=version)
    entry = next((found for found in seen if found.text is not None), None)  # type: ignore[attr-defined]
    versions = [found for found in seen if found.version in whole.versions]
    if not seen or (entry is None and version is not None):
        raise NotOnRecord
    if not versions or (entry is not None and entry not in versions):
        raise NotYetKnown(reference if version is None else f"{reference} version {version}")
    if entry is None:
        raise NotYetEntered(reference, versions[-1].entered_on)
    text: str = entry.text  # type: ignore[attr-defined]
    document = read_document(text)
    return Record(
        viewer=viewer,
        day=day,
        entry=entry,
        text=text,
        document=as_read_by(viewer, entry, document),
        versions=versions,
        whole=whole,
        events=[event for event in events if event.version in whole.versions],
        renderings=[one for one in _renderings(entry) if known_at is None or one.rendered_at <= known_at],
        others=names_of_organisations(viewer, on=day) if entry.kind == "protocol" else {},
        known_at=known_at,
        withheld=withheld_from(viewer, entry, document),
    )


def _seen(viewer: Viewer, reference: str, whole: Life, *, day: date, version: int | None) -> tuple[list[Entry], Life]:
    """Return the versions that `viewer` may see, the one to be shown with its text, and the life of those alone.

    Nothing is told of whom a hidden version binds, nor that it stands in the place of the one shown.
    """
    wanted = whole.shown_on(day) if version is None else version
    seen = _versions(viewer, reference, wanted or 0)
    numbers = {entry.version for entry in seen}
    theirs = Life({number: life for number, life in whole.versions.items() if number in numbers})
    instead = theirs.shown_on(day) if version is None else version
    return seen if instead == wanted else _versions(viewer, reference, instead or 0), theirs


def _versions(viewer: Viewer, reference: str, shown: int) -> list[Entry]:
    """Return the versions that `viewer` may see, newest first, the one shown with its text.

    Each has its amendments, and what the public may read of it.
    """
    rows = Entry.objects.visible_to(viewer).filter(reference=reference).annotate(shown=Value(shown))
    text = Case(When(version=F("shown"), then=F("document__text")), default=None, output_field=TextField(null=True))
    content = {
        "amendments": F("document__content__amendment_record"),
        "publication": F("document__content__publication"),
    }
    return list(rows.annotate(text=text, **content).order_by("-version"))


def _renderings(entry: Entry) -> list[Rendering]:
    rows = Rendering.objects.filter(reference=entry.reference, version=entry.version)
    return list(rows.select_related("file").defer("file__bytes").order_by("-covers_event_id"))
