"""Three doors: the questions of a practitioner, a citizen and an auditor, answered from the document and the log."""

from dataclasses import dataclass

from django.urls import reverse

from register.documents.agreement import Agreement
from register.documents.elsewhere import is_filed
from register.documents.labels import METHODS, in_sentence, label
from register.documents.printing.phrasing import listed, number
from register.entries.status import Status
from register.reading.entry.record import Record
from register.reading.entry.standing import BINDING
from register.templatetags.register_words import day as written
from register.templatetags.register_words import filesize_short

FEW_WORDS = 12
IN_THE_ORIGINAL = "Read its original. It was made elsewhere, and what may be shared under it is not described here."
FEW_WAYS = 2
NOT_NOW = {
    Status.OPEN: "Not under this version yet: it binds nobody until it begins.",
    Status.STALLED: "Not under this version: it has not begun, and an organisation has declined to sign it.",
    Status.SUSPENDED: "No. The agreement is suspended: nothing may be shared under it until it is resumed.",
    Status.ENDED: "No. The agreement has ended: nothing may be shared under it any more.",
    Status.CANCELLED: "No. This version was cancelled before it began.",
}


@dataclass(frozen=True)
class Link:
    """Where an answer goes on."""

    text: str
    url: str


@dataclass(frozen=True)
class Door:
    """A question in the reader's words, its answer in at most 25 words, and where to go from there."""

    question: str
    answer: str
    links: tuple[Link, ...]


def doors(record: Record, *, in_full: bool) -> list[Door]:
    """Return the doors of a version; `in_full`: the viewer may read the whole text, and so may trust what it allows."""
    signed = Door("Is this the signed text?", _proof(record, in_full), _proof_links(record, in_full))
    if not isinstance(record.document, Agreement) or not in_full:
        return [signed]
    if is_filed(record.document):
        return [Door("May I share this?", IN_THE_ORIGINAL, (Link("The original", "#original"),)), signed]
    items = Link("What may be shared, between whom", "#items")
    return [
        Door("May I share this?", _may_share(record, record.document), (items, Link("Who is bound", "#bound"))),
        Door("Is it about me?", _about_me(record, record.document), (Link("Your rights, and whom to ask", "#rights"),)),
        signed,
    ]


def _may_share(record: Record, document: Agreement) -> str:
    if record.status is Status.SUPERSEDED:
        return "Not by this version: a later one has taken its place, and says what may be shared now."
    if record.status is Status.AGREED and record.life.commenced_on:
        return f"Not yet: it begins on {written(record.life.commenced_on)}."
    if record.status not in BINDING:
        return NOT_NOW[record.status]
    bound = len(record.life.bound_on(record.day))
    answer = f"Yes, what is listed here, between the {number(bound)} organisations that it binds."
    return " ".join(part for part in (answer, _ways(document), _onward(document)) if part)


def _ways(document: Agreement) -> str:
    ways = list(dict.fromkeys(label(METHODS, flow.method) for flow in document.flows if flow.method))
    return f"How: {listed((in_sentence(way) for way in ways), 'or')}." if 0 < len(ways) <= FEW_WAYS else ""


def _onward(document: Agreement) -> str:
    return "Do not pass it on." if document.uses.onward.rule == "no" else ""


def _about_me(record: Record, document: Agreement) -> str:
    people, mailbox = record.names.people, document.rights.contact.mailbox
    whom = f"It is about {people}." if people and len(people.split()) <= FEW_WORDS else ""
    ask = f"To ask what is held about you, write to {mailbox}." if mailbox else ""
    return f"{whom} {ask or 'You may ask each organisation what it holds about you.'}".strip()


def _proof(record: Record, in_full: bool) -> str:
    if not in_full:
        return "The signed text is open to the organisations that take part. Here stands what is published of it."
    if not record.renderings:
        return "The PDF is the proof. It is being prepared, and will stand here in a moment."
    if record.entry.depth:
        return "What was signed is the original. The PDF proves what was filed here, and when."
    behind = record.renderings[0].covers_event_id < record.entry.last_event
    more = "A newer one is being prepared." if behind else "It can be checked without this site."
    return f"The PDF is the proof: it carries the text, its signatures and the record itself. {more}"


def _proof_links(record: Record, in_full: bool) -> tuple[Link, ...]:
    if not in_full:
        return ()
    place = [record.entry.reference, record.entry.version]
    verify = Link("How to verify a copy", "#verify")
    if not record.renderings:
        return (Link("Read the full text", reverse("version_text", args=place)), verify)
    size = filesize_short(record.renderings[0].file.size)
    download = f"Download version {record.entry.version} (PDF, {size})"
    return (Link(download, reverse("version_pdf", args=place)), verify)
