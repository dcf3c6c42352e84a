"""Who is bound on a day: one sentence that says the exception first, and a row for each party."""

from dataclasses import dataclass

from django.urls import reverse

from register.clock import today
from register.documents.agreement import Party
from register.documents.common import spoken_date
from register.documents.elsewhere import assumed_day, stated_signature
from register.documents.labels import CAPACITIES, label
from register.documents.printing.phrasing import number, sentence
from register.entries.ranges import Days
from register.models import Event
from register.reading.entry.record import Record
from register.reading.entry.standing import OVER
from register.reading.sentences import all_organisations, on_day, organisations, some
from register.templatetags.register_words import day as written
from register.web.tables import Cell, Row, Table


@dataclass(frozen=True)
class Bound:
    """The section "Who is bound"."""

    sentence: str
    table: Table


def who_is_bound(record: Record) -> Bound:
    """Return who is bound on the record's day, by which version, and where each signature stands."""
    bound = record.whole.bound_on(record.day)
    rows = tuple(_row(record, party, bound.get(code)) for code, party in record.parties.items())
    caption = f"Signatures on version {record.entry.version}"
    return Bound(_sentence(record, bound), Table(caption, ("Organisation", "Signed by", "Bound since"), rows))


def _sentence(record: Record, bound: dict[str, int]) -> str:
    when, parties = on_day(record.day, today=today()), list(record.parties)
    if not bound:
        why = "it is over" if record.status in OVER else "the agreement has not begun"
        return f"Nobody is bound {when}: {why}."
    free = [code for code in parties if code not in bound]
    if free:
        verb = "is" if len(bound) == 1 else "are"
        count = f"{number(len(bound)).capitalize()} of {organisations(len(parties))} {verb} bound {when}"
        return f"{count}; {_named(record, free)} {'is' if len(free) == 1 else 'are'} not.{_older(record, bound)}"
    everybody = sentence(all_organisations(len(parties))).rstrip(".")
    return f"{everybody} {'are' if len(parties) > 1 else 'is'} bound {when}.{_older(record, bound)}"


def _older(record: Record, bound: dict[str, int]) -> str:
    """Returns who is bound by another version than the one shown, as a sentence of its own."""
    told = []
    for version in sorted({other for other in bound.values() if other != record.entry.version}):
        codes = [code for code in record.parties if bound.get(code) == version]
        waits = any(code in record.life.awaited_on(record.day) for code in codes)
        until = (
            f", until {'it signs' if len(codes) == 1 else 'they sign'} version {record.entry.version}" if waits else ""
        )
        told.append(f" {_named(record, codes)} {'is' if len(codes) == 1 else 'are'} bound by version {version}{until}.")
    return "".join(told)


def _named(record: Record, codes: list[str]) -> str:
    return some([record.short(code) for code in codes])


def _row(record: Record, party: Party, bound_by: int | None) -> Row:
    parts = [party.service, label(CAPACITIES, party.capacity) if party.capacity not in ("", "controller") else ""]
    head = Cell(
        text=record.full(party.code),
        url=f"{reverse('register')}?organisation={party.code}",
        under=", ".join(part for part in parts if part),
    )
    return Row(head, (_signature(record, party.code), _since(record, party.code, bound_by)))


def _signature(record: Record, code: str) -> Cell:
    life, event = record.life, record.latest("signed", "acceded", organisation=code)
    if code in life.signed_on(record.day) and event:
        return Cell(text=_signatory(event), under=_signed_when(record, event))
    if code in life.awaited_on(record.day):
        return _awaited(record, code)
    here = life.standing_on(record.day)
    if here and code in here.excused:
        return Cell(text="Excused from signing")
    if code in life.carried:
        return Cell(text=f"Carried from version {life.supersedes}", under="Its earlier signature still counts")
    return Cell(empty="Not asked to sign")


def _signatory(event: Event) -> str:
    said = event.particulars
    if not said:
        return "The name was erased"
    return ", ".join(part for part in (said["name"], said["title"]) if part) or "Name not known"


def _signed_when(record: Record, event: Event) -> str:
    begun = record.life.commenced_on
    late = (event.effective_on - begun).days if begun else 0
    after = f", {late} day{'' if late == 1 else 's'} after it began" if late > 0 else ""
    paper = ", on paper" if event.particulars and event.particulars["method"] == "paper" else ""
    assumed = assumed_day(record.document, event.organisation, event.effective_on)
    return f"{written(event.effective_on)}{paper}{after}{f': {assumed}' if assumed else ''}"


def _awaited(record: Record, code: str) -> Cell:
    if record.status in OVER:
        return Cell(empty="Did not sign")
    declined = record.latest("declined", organisation=code)
    if declined:
        return Cell(
            tag="Declined", tag_colour="yellow", under=f"On {written(declined.effective_on)}; it may still sign"
        )
    if record.entry.depth:
        return Cell(tag="No signature on record", tag_colour="yellow", under=_original_says(record, code))
    return Cell(tag="Not signed", tag_colour="yellow", under=f"Asked on {written(record.life.entered_on)}")


def _original_says(record: Record, code: str) -> str:
    stated = stated_signature(record.document, code)
    if stated is None or stated.answer != "signed":
        return "Whether it signed the original is not known"
    day = f"{spoken_date(stated.on)} in the original" if stated.on else "Signed in the original, without a day"
    return f"{day}, and not confirmed yet"


def _since(record: Record, code: str, bound_by: int | None) -> Cell:
    if bound_by is None:
        ended = [days.end for days in record.life.bindings.get(code, ()) if days.end and days.end <= record.day]
        return Cell(text=f"Until {written(max(ended))}") if ended else Cell(empty="Not bound")
    since = written(_range(record, code, bound_by).start)
    return Cell(text=since if bound_by == record.entry.version else f"Version {bound_by}, since {since}")


def _range(record: Record, code: str, version: int) -> Days:
    return next(days for days in record.whole.versions[version].bindings[code] if days.contains(record.day))
