"""Who has signed a version and how: the rows of the sign-off table and of the certificate, from the events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from register.clock import LONDON
from register.documents.canonical import Document
from register.documents.elsewhere import assumed_day, stated_signature
from register.documents.parties import names_in
from register.documents.printing.phrasing import NO_BREAK, day, sentence
from register.entries.status import VersionLife
from register.evidence.joiners import own_part
from register.models import Entry, Event

SIGNING = frozenset({"signed", "acceded"})
UNKNOWN = "Somebody whose name is not known"
ERASED = "The name was erased from the register"
SIGN_INS = {
    "password": "a password",
    "passkey": "a passkey",
    "totp": "a password and a code",
    "organisation": "the organisation’s own sign-in",
}


@dataclass(frozen=True)
class Fact:
    """A word and what is to be said under it."""

    word: str
    said: str


@dataclass(frozen=True)
class SignatureRow:
    """A party: its line of the sign-off table ("" where it is yet to sign), and its facts for the certificate."""

    organisation: str
    title: str
    name: str
    signed_on: str
    remark: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Standing:
    """What the rows are made from: the entry, its document, its life, its events that count, and the day asked."""

    entry: Entry
    document: Document
    life: VersionLife
    events: Sequence[Event]
    checkpoint: int
    as_at: datetime

    @property
    def on(self) -> date:
        """Returns the day as at which everything is said."""
        return self.as_at.astimezone(LONDON).date()


def spoken_day(on: date) -> str:
    """Return "20 November 2026", its day and month on one line."""
    return day(on.isoformat())


def spoken_moment(at: datetime) -> str:
    """Return "20 November 2026 at 16:05", in Europe/London."""
    local = at.astimezone(LONDON)
    return f"{spoken_day(local.date())} at {local:%H:%M}"


def signature_rows(standing: Standing) -> tuple[SignatureRow, ...]:
    """Return a row for each party that signs or was asked to, in the order of the document; joiners last."""
    names = names_in(standing.document)
    asked = set(standing.entry.must_sign) | set(standing.entry.carried)
    acted = [event.organisation for event in standing.events if event.verb in SIGNING and event.organisation]
    codes = [code for code in names if code in asked or code in acted]
    return tuple(_row(standing, code, names) for code in dict.fromkeys([*codes, *sorted(asked), *acted]))


def _row(standing: Standing, code: str, names: Mapping[str, str]) -> SignatureRow:
    mine = [event for event in standing.events if event.organisation == code]
    signature = _signature(standing, code, mine)
    said = signature.particulars or {} if signature else {}
    name = _name_of(said, mine) or names.get(code, code)
    return SignatureRow(
        organisation=name,
        title=said.get("title", ""),
        name=(said.get("name", "") if said else ERASED) if signature else "",
        signed_on=_printed_day(standing, signature) if signature else "",
        remark=_remark(standing, code, mine) if not signature else "",
        facts=(Fact("Party", name), *_facts(standing, code, signature, mine)),
    )


def _printed_day(standing: Standing, signature: Event) -> str:
    """Return the day of a signature; of one made elsewhere the month or year, where its original gives no more."""
    stated = stated_signature(standing.document, signature.organisation)
    assumed = stated and stated.on and assumed_day(standing.document, signature.organisation, signature.effective_on)
    return day(stated.on) if stated and assumed else spoken_day(signature.effective_on)


def _name_of(said: Mapping[str, str], mine: Sequence[Event]) -> str:
    """Return the name under which a party signed, when it joined later and the document does not name it."""
    return said.get("organisation_name", "") if any(event.verb == "acceded" for event in mine) else ""


def _signature(standing: Standing, code: str, mine: Sequence[Event]) -> Event | None:
    """Return the signature that stands; one withdrawn before the agreement began does not."""
    if code not in standing.life.signed_on(standing.on):
        return None
    return next((event for event in reversed(mine) if event.verb in SIGNING), None)


def _remark(standing: Standing, code: str, mine: Sequence[Event]) -> str:
    if code in standing.entry.carried:
        return "Carried over from the version before"
    return "Excused from signing" if any(event.verb == "excused" for event in mine) else ""


def _facts(standing: Standing, code: str, signature: Event | None, mine: Sequence[Event]) -> tuple[Fact, ...]:
    if signature is None:
        return (Fact("Signed by", _unsigned(standing, code, mine)),)
    said = signature.particulars
    left = [event for event in mine if event.verb == "withdrew" and event.number > signature.number]
    return (
        *(_said(standing, signature, said) if said else (Fact("Signed by", f"{ERASED}."),)),
        Fact("On the log", f"Event {signature.number:,}, under checkpoint {standing.checkpoint:,}"),
        *(Fact("Left", f"From {spoken_day(event.effective_on)} (event {event.number:,})") for event in left),
    )


def _said(standing: Standing, signature: Event, said: Mapping[str, object]) -> tuple[Fact, ...]:
    recorded = signature.at.astimezone(LONDON)
    on_the_day = recorded.date() == signature.effective_on
    recorded_at = f"{recorded:%H:%M}" if on_the_day else spoken_moment(signature.at)
    return (
        Fact("Signed by", ", ".join(str(said[word]) for word in ("name", "title") if said.get(word)) or UNKNOWN),
        Fact("Authority", str(said.get("authority", ""))),
        Fact("Day", f"{spoken_day(signature.effective_on)}, recorded {'at' if on_the_day else 'on'} {recorded_at}"),
        *_assumed(standing, signature),
        Fact("How", _how(said)),
        *(Fact(word, told) for word, told in own_part(str(said.get("section", "")))),
    )


def _assumed(standing: Standing, signature: Event) -> tuple[Fact, ...]:
    told = assumed_day(standing.document, signature.organisation, signature.effective_on)
    return (Fact("Assumed", sentence(told)),) if told else ()


def _how(said: Mapping[str, object]) -> str:
    signed_in = said["authentication"]
    assert isinstance(signed_in, Mapping)
    if said["method"] == "paper":
        return _on_paper(said)
    means = SIGN_INS[signed_in["method"]]
    return f"Signed in the register, {_ago(signed_in['seconds_ago'])} after signing in with {means}"


def _on_paper(said: Mapping[str, object]) -> str:
    recorded = said.get("recorded")
    if not isinstance(recorded, Mapping):
        return f"On paper; recorded by {said.get('post') or 'the register'}"
    both = (
        f"recorded by {recorded['recorded_by']}, {recorded['recorded_post']}, and confirmed by "
        f"{recorded['confirmed_by']}, {recorded['confirmed_post']}"
    )
    scan, reason = recorded["scan"], sentence(str(recorded["no_scan_because"]))
    held = f"The SHA-256 of its scan is {scan}." if scan else f"No scan is held. {reason}"
    return f"On paper; {both}. {held}"


def _ago(seconds: int) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return "one minute" if minutes == 1 else f"{minutes}{NO_BREAK}minutes"


def _unsigned(standing: Standing, code: str, mine: Sequence[Event]) -> str:
    if standing.entry.depth:
        return "No signature is on record."
    asked = f"Asked on {spoken_day(standing.entry.entered_on)}."
    if code in standing.entry.carried:
        return "Not asked: carried over from the version before, as its variation clause allows."
    last = next((event for event in reversed(mine) if event.verb in ("declined", "withdrew", "excused")), None)
    sentences = {
        "declined": "Declined on {}. It may still sign.",
        "withdrew": "Withdrew its signature on {}.",
        "excused": "Excused from signing on {}.",
    }
    return (
        f"{sentences[last.verb].format(spoken_day(last.effective_on))} {asked}" if last else f"Not yet signed. {asked}"
    )
