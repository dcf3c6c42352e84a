"""A small partnership in which everything that an address can be about stands in each of its states, built once."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.db import transaction

from agreements.acts.cancelling import cancel_version
from agreements.acts.reviewing import approve, send_back
from agreements.acts.submitting import abandon, submit
from agreements.acts.wishing import ask_for_organisation
from agreements.models import Draft, Wish
from register.clock import now, today
from register.documents.agreement import Agreement
from register.documents.sections.running import Publication
from register.entries.entering import NewEntry
from register.entries.lives import PROTOCOL_REFERENCE
from register.log.checkpoints import make_checkpoint
from register.models import Entry, Event, File, Rendering
from signatories.access import Access
from signatories.acts.agreeing import agree_protocol
from signatories.acts.paper import confirm_paper, set_paper_aside
from signatories.acts.protocol_drafting import abandon_protocol
from signatories.acts.succeeding import TakeOver, record_succession
from signatories.models import Appointment, Letter, OrganisationName, Succession
from signatories.roles import Role
from tests.factories.agreements import Partnership, drafted, partnership, reviewed_digest
from tests.factories.documents import LEAD, PARTNER, changed, complete_agreement, open_to_others
from tests.factories.protocol import People, on_paper, read
from tests.factories.protocol import drafted as protocol_drafted
from tests.factories.register import entered, signed, titled
from tests.factories.signatories import access_of, administrator, appointed, organisation
from tests.rights.visitors import OTHER, Visitor, author_of_all, visitors

# Words that stand in a thing and nowhere else: whoever is denied it must not read them.
SECRETS: Mapping[str, str] = {
    "draft": "Kingfisher",
    "version": "Nightjar",
    "protocol draft": "Wheatear",
    "paper": "Sandra Dotterel",
    "appointment": "Spare Sandpiper",
}
# Kind of thing → the address of its own page: who may open that one may read its words.
OWN_PAGES: Mapping[str, str] = {
    "draft": "draft",
    "version": "version",
    "protocol draft": "protocol_draft",
    "paper": "paper",
}


@dataclass(frozen=True)
class Thing:
    """What an address can be about: its kind and state, what its addresses are made of, and words that it alone has."""

    kind: str
    state: str
    at: Mapping[str, Any]
    words: str = ""


@dataclass(frozen=True)
class World:
    """Who asks, and what there is to be asked about, by kind."""

    people: Partnership
    visitors: Mapping[str, Visitor]
    things: Mapping[str, tuple[Thing, ...]]


def words_of(kind: str, state: str) -> str:
    """Return the words that stand in a thing of a kind, in one state."""
    return f"{SECRETS[kind]} {state}"


@contextmanager
def undone() -> Iterator[None]:
    """Undo at the end whatever was written; acts that want a transaction of their own may run inside."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # as django.test.TestCase marks its own
    with block:
        yield
        transaction.set_rollback(True)


def built() -> World:
    """Build the world through the acts."""
    people, keeper = partnership(), administrator()
    author = author_of_all(people)
    who = access_of(Appointment.objects.filter(person=author).latest("pk"))
    found = visitors(people, keeper, author)
    things = {
        "": (Thing("", "", {}),),
        "draft": tuple(_drafts(people, who)),
        "version": tuple(_versions(people)),
        "protocol draft": tuple(reversed(list(_protocol_drafts(people, who)))),
    }
    things["version"] += (_version("protocol", Entry.objects.get(reference=PROTOCOL_REFERENCE)),)
    things["paper"] = tuple(reversed(list(_papers(people, who))))
    things["letter"] = (Thing("letter", "queued", {"number": Letter.objects.filter(kind="returned").get().pk}),)
    things["organisation"] = (_organisation("takes part", LEAD), _organisation("another", PARTNER))
    things["succession"] = (Thing("succession", "stands", {"number": _succession(people).pk}),)
    things["wish"] = (Thing("wish", "open", {"wish_id": _wish(people, things["draft"][0]).pk}),)
    make_checkpoint()
    spare = appointed(Role.MANAGER, at=people.organisations[LEAD], post=SECRETS["appointment"])
    things["appointment"] = (Thing("appointment", "in force", {"number": spare.pk}),)
    for visitor in found.values():
        visitor.sign_in()
    _deactivate(found["inactive"])
    return World(people, found, things)


def _organisation(state: str, code: str) -> Thing:
    """Return an organisation with the number of its name."""
    name = OrganisationName.objects.get(organisation__code=code)
    return Thing("organisation", state, {"code": code, "number": name.pk})


def _succession(people: Partnership) -> Succession:
    """Let the organisation that leads take over from one that has left."""
    left = organisation("oldvale", left_on=today())
    said = TakeOver(left, people.organisations[LEAD], today(), "Order 9 of 2026")
    return record_succession(take_over=said, by=administrator(), act=uuid.uuid4())


def _wish(people: Partnership, draft: Thing) -> Wish:
    """Let the lead ask for an organisation."""
    said = {"name": "Harbour House", "why": "It gives shelter."}
    return ask_for_organisation(draft_id=draft.at["draft_id"], by=people.lead, act=uuid.uuid4(), **said)


def _deactivate(visitor: Visitor) -> None:
    assert visitor.person is not None
    visitor.person.is_active = False
    visitor.person.save()


def _drafts(people: Partnership, author: Access) -> Iterator[Thing]:
    steps: dict[str, tuple[Callable[[Draft], object], ...]] = {
        "drafting": (),
        "submitted": (lambda draft: _submitted(draft, author),),
        "returned": (lambda draft: _submitted(draft, author), lambda draft: _returned(draft, people.simg)),
        "approved": (lambda draft: _submitted(draft, author), lambda draft: _approved(draft, people.simg)),
        "abandoned": (lambda draft: abandon(draft_id=draft.pk, reason="x", by=people.lead, act=uuid.uuid4()),),
    }
    for state, deeds in steps.items():
        draft = drafted(people, titled(words_of("draft", state)))
        for deed in deeds:
            deed(draft)
        assert Draft.objects.get(pk=draft.pk).state == state
        # What was approved stands on the register, for all to read.
        yield Thing("draft", state, {"draft_id": draft.pk}, "" if state == "approved" else words_of("draft", state))


def _submitted(draft: Draft, author: Access) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=author, act=uuid.uuid4())


def _returned(draft: Draft, member: Access) -> None:
    send_back(draft_id=draft.pk, reasons=["Say why."], by=member, act=uuid.uuid4())


def _approved(draft: Draft, member: Access) -> None:
    digest = reviewed_digest(Draft.objects.get(pk=draft.pk))
    approve(draft_id=draft.pk, expected=digest, checklist=(), by=member, act=uuid.uuid4())


def _versions(people: Partnership) -> Iterator[Thing]:
    opened, cancelled = _entered("Open for signature"), _entered("Cancelled while open")
    cancel_version(entry=_row(cancelled), reason="Not needed.", by=people.simg, act=uuid.uuid4())
    standing = _in_force(open_to_others(titled("In force")))
    first = _in_force(titled("Superseded"))
    signed(entered(titled("Superseded"), reference=first.reference, supersedes=1), LEAD, PARTNER)
    yield _version("open", _row(opened))
    yield _version("in force", _row(standing))
    yield _version("superseded", _row(first))
    yield _version("cancelled", _row(cancelled))
    yield _version("in part", _row(_restricted("in part", Publication(answer="summary", reason="Tactics."))))
    for seen_by in ("partners", "parties"):
        entry = _restricted(words_of("version", seen_by), Publication(visibility=seen_by, reason="Tactics."))
        yield replace(_version(seen_by, _row(entry)), words=words_of("version", seen_by))


def _entered(title: str) -> NewEntry:
    return entered(titled(title))


def _in_force(text: Agreement) -> NewEntry:
    entry = entered(text)
    signed(entry, LEAD, PARTNER)
    return entry


def _restricted(title: str, publication: Publication) -> NewEntry:
    """Enter two versions that not everybody may read, the second in force, and return it."""
    hidden = changed(titled(title), publication=publication)
    first = _in_force(hidden)
    second = entered(hidden, reference=first.reference, supersedes=1)
    signed(second, LEAD, PARTNER)
    return second


def _row(entry: NewEntry) -> Entry:
    return Entry.objects.get(reference=entry.reference, version=entry.version)


def _version(state: str, entry: Entry) -> Thing:
    """Return a version with a PDF, and with the number of the latest event on it."""
    body = f"%PDF-1.7 {entry.title}".encode()
    file = File.objects.create(sha256=sha256(body).digest(), media_type="application/pdf", size=len(body), bytes=body)
    event = Event.objects.filter(reference=entry.reference, version=entry.version).latest("number")
    Rendering.objects.create(
        reference=entry.reference, version=entry.version, covers_event=event, file=file, pages=1, rendered_at=now()
    )
    number = _to_annul(entry)
    at = {"reference": entry.reference, "version": entry.version, "sha256": file.sha256.hex(), "number": number}
    return Thing("version", state, at)


def _to_annul(entry: Entry) -> int:
    events = Event.objects.filter(reference=entry.reference, version=entry.version)
    deed = events.exclude(verb__in=["entered", "approved"]).order_by("-number").first()
    return (deed or events.latest("number")).number


def _protocol_drafts(people: Partnership, author: Access) -> Iterator[Thing]:
    who = People(author, people.simg, people.officer(LEAD), people.officer(PARTNER))
    about = {"title": "Information Sharing Protocol", "issued_on": today().isoformat()}
    agreed = protocol_drafted(who, about=about)
    agree_protocol(draft=agreed, expected=read(agreed), by=who.member, act=uuid.uuid4())
    yield Thing("protocol draft", "agreed", {"number": agreed.pk})
    for state in ("abandoned", "drafting"):
        words = words_of("protocol draft", state)
        draft = protocol_drafted(who, about=about | {"author": words})
        if state == "abandoned":
            abandon_protocol(draft=draft, reason="No longer wanted.", by=author, act=uuid.uuid4())
        yield Thing("protocol draft", state, {"number": draft.pk}, words)


def _papers(people: Partnership, author: Access) -> Iterator[Thing]:
    who = People(author, people.simg, people.officer(LEAD), people.officer(PARTNER))
    entry = Entry.objects.get(reference=PROTOCOL_REFERENCE)
    for state, code in (("set aside", OTHER), ("confirmed", PARTNER), ("recorded", OTHER)):
        paper = on_paper(entry, code, who, name=words_of("paper", state), signed_on=today())
        if state == "confirmed":
            confirm_paper(paper=paper, by=people.simg, act=uuid.uuid4())
        if state == "set aside":
            set_paper_aside(paper=paper, reason="A wrong day.", by=people.simg)
        # What was confirmed stands on the register, for all to read.
        yield Thing("paper", state, {"number": paper.pk}, "" if state == "confirmed" else words_of("paper", state))
