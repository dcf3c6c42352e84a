"""The sign-off matrix: each organisation and each version of the protocol, and how its signature stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from register.clock import london_day
from register.documents.canonical import read_document
from register.documents.parties import names_in
from register.documents.protocol import Protocol
from register.entries.life import OVER
from register.entries.lives import PROTOCOL_REFERENCE, events_of, life_from
from register.entries.status import Life, VersionLife
from register.models import Entry, Event
from register.templatetags.register_words import day as written
from register.viewer import Viewer
from register.web.tables import Cell, Row


@dataclass(frozen=True)
class Version:
    """A version of the protocol with its text and its life."""

    entry: Entry
    document: Protocol
    life: VersionLife
    is_recorded: bool

    @property
    def label(self) -> str:
        """What the version calls itself: in its text, on its cover, else by its number."""
        return self.document.body_label or self.document.cover_label or str(self.entry.version)


@dataclass(frozen=True)
class Protocols:
    """All versions of the protocol that somebody may see, oldest first, with the events of the reference."""

    versions: tuple[Version, ...]
    whole: Life
    events: Sequence[Event]

    def standing_on(self, day: date) -> Version | None:
        """Return the version that stands on a day: in force, else on its way; None before the first."""
        shown = self.whole.shown_on(day)
        return next((version for version in self.versions if version.entry.version == shown), None)


@dataclass(frozen=True)
class Matrix:
    """The table: column heads, and a row for each organisation, as components/table.html shows them."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def protocols(viewer: Viewer) -> Protocols:
    """Return the versions of the protocol on the register that `viewer` may see, in two queries."""
    entries = Entry.objects.visible_to(viewer).filter(reference=PROTOCOL_REFERENCE).select_related("document")
    events = events_of([PROTOCOL_REFERENCE])[PROTOCOL_REFERENCE]
    whole = life_from(PROTOCOL_REFERENCE, events)
    entered = {event.version: event for event in events if event.verb == "entered"}
    found = []
    for entry in entries.order_by("version"):
        document, event = read_document(entry.document.text), entered[entry.version]
        if isinstance(document, Protocol):
            recorded = event.effective_on < london_day(event.at)
            found.append(Version(entry, document, whole.versions[entry.version], recorded))
    return Protocols(tuple(found), whole, events)


def matrix(known: Protocols, *, on: date) -> Matrix:
    """Return the matrix as on a day; the newest version stands first."""
    versions = [version for version in reversed(known.versions) if version.entry.entered_on <= on]
    names = _names(versions)
    rows = [_row(known, versions, code, names[code], on) for code in sorted(names, key=lambda code: names[code])]
    return Matrix(("Organisation", *(f"Version {version.label}" for version in versions)), tuple(rows))


def _names(versions: Sequence[Version]) -> dict[str, str]:
    """Return who was ever asked or signed, by code, named as the newest of the versions that knows it does."""
    names: dict[str, str] = {}
    for version in reversed(versions):
        named = names_in(version.document)
        codes = {*version.life.must_sign, *version.life.carried, *version.life.signed}
        names |= {code: named.get(code, names.get(code, code)) for code in codes}
    return names


def _row(known: Protocols, versions: Sequence[Version], code: str, name: str, on: date) -> Row:
    head = Cell(name, url=reverse("organisation", args=[code]))
    return Row(head, tuple(_called(name, version, code, _cell(known, version, code, on)) for version in versions))


def _called(name: str, version: Version, code: str, cell: Cell) -> Cell:
    """Return a cell that also says what the organisation was called then, where that is another name than its row's."""
    then = names_in(version.document).get(code, name)
    if then == name or not cell.tag:
        return cell
    return replace(cell, under="; ".join(part for part in (f"as {then}", cell.under) if part))


def _cell(known: Protocols, version: Version, code: str, on: date) -> Cell:
    life = version.life
    standing = life.standing_on(on)
    if code in life.signed_on(on):
        return _signed(known, version, code, on)
    if code in life.carried:
        return _tag("Carried over", "green", f"From version {life.supersedes}")
    if standing is None or code not in standing.must_sign:
        return Cell(empty="No signature on record" if version.is_recorded else "Not asked")
    if code in standing.excused:
        return _tag("Excused", "grey", "")
    if life.status_on(on) in OVER:
        return Cell(empty="Did not sign")
    return _unsigned(known, version, code, on)


def _unsigned(known: Protocols, version: Version, code: str, on: date) -> Cell:
    standing = version.life.standing_on(on)
    declined = _latest(known, version, "declined", code, on)
    if declined and standing and code in standing.declined:
        return _tag("Declined", "red", f"{written(declined.effective_on)}; it may still sign")
    asked = f"Asked on {written(version.entry.entered_on)}"
    bound = known.whole.bound_on(on).get(code)
    if bound is None:
        return _tag("Invited", "blue", asked)
    earlier = next((one.label for one in known.versions if one.entry.version == bound), str(bound))
    return _tag("Awaited", "yellow", f"{asked}; bound by version {earlier} until it signs")


def _signed(known: Protocols, version: Version, code: str, on: date) -> Cell:
    event = _latest(known, version, "signed", code, on)
    if event is None:
        return _tag("Signed", "green", "")
    left = _latest(known, version, "withdrew", code, on)
    if left and left.number > event.number:
        return _tag("Left", "grey", f"Signed on {written(event.effective_on)}, left on {written(left.effective_on)}")
    return _tag("Signed", "green", "; ".join(part for part in (written(event.effective_on), _by_whom(event)) if part))


def _by_whom(event: Event) -> str:
    said = event.particulars
    if not said:
        return "the name was erased"
    who = ", ".join(said[word] for word in ("name", "title") if said[word])
    return f"{who}; recorded from paper" if said["method"] == "paper" else who


def _latest(known: Protocols, version: Version, verb: str, code: str, on: date) -> Event | None:
    annulled = {event.particulars["event"] for event in known.events if event.verb == "annulled" and event.particulars}
    told = (
        event
        for event in reversed(known.events)
        if (event.version, event.verb, event.organisation) == (version.entry.version, verb, code)
        and event.effective_on <= on
        and event.number not in annulled
    )
    return next(told, None)


def _tag(word: str, colour: str, under: str) -> Cell:
    return Cell(tag=word, tag_colour=colour, under=under)
