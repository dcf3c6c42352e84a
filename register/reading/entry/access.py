"""Why the reader may see an entry, and how much of it: who may read it, and what the public may not."""

from collections.abc import Mapping

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.labels import PARTS
from register.documents.printing.phrasing import listed, sentence
from register.documents.publishing import ALL, withheld_from_public, without
from register.models import Entry
from register.viewer import Viewer

NOTHING: Mapping[str, str] = {}


def reads_in_full(viewer: Viewer, entry: Entry) -> bool:
    """Return whether a viewer reads whole what is withheld from the public: partners, parties and who reads all."""
    return viewer.is_partner or viewer.may_read_all or bool(viewer.organisations & set(entry.organisations))


def withheld_from(viewer: Viewer, entry: Entry, document: Document) -> Mapping[str, str]:
    """Return the parts of an entry's document that are withheld from a viewer who may see it, each with its reason."""
    if not isinstance(document, Agreement) or reads_in_full(viewer, entry):
        return NOTHING
    return withheld_from_public(document.publication)


def as_read_by(viewer: Viewer, entry: Entry, document: Document) -> Document:
    """Return a document as a viewer reads it: whole, or in the public's edition."""
    withheld = withheld_from(viewer, entry, document)
    return without(document, withheld) if isinstance(document, Agreement) else document


def is_summary(withheld: Mapping[str, str]) -> bool:
    """Return whether so much is withheld that a summary is all that is left."""
    return withheld.keys() >= ALL


def whom_to_ask(document: Document) -> str:
    """Return the sentence that says whom to ask for what is not published."""
    contact = document.identity.owner_role if isinstance(document, Agreement) else None
    reached = ", ".join(part for part in (contact.post, contact.mailbox) if part) if contact else ""
    return f"To ask for it: {reached}." if reached else "To ask for it, write to an organisation that takes part."


def why_may_i_see_this(viewer: Viewer, entry: Entry, document: Document) -> tuple[str, ...]:
    """Return the reasons as sentences: who may read it, as whom this reader does, and what is withheld and why."""
    return tuple(
        part for part in (_who_may(entry), _as_whom(viewer, entry), _withheld(viewer, entry, document)) if part
    )


def _who_may(entry: Entry) -> str:
    if entry.kind == "protocol":
        return "The partnership publishes its protocol to everyone."
    words = {
        "public": "The partnership publishes this agreement to everyone.",
        "partners": "This agreement is open to the organisations of the partnership, not to the public.",
        "parties": "This agreement is open to the organisations that take part in it, and to nobody else.",
    }
    return words[entry.visibility]


def _as_whom(viewer: Viewer, entry: Entry) -> str:
    if not viewer.who:
        return "You are not signed in."
    if (viewer.organisations - viewer.predecessors) & set(entry.organisations):
        return "You read it for an organisation that takes part in it."
    if viewer.predecessors & set(entry.organisations):
        return "You read it for an organisation that took over from one that takes part in it."
    if viewer.may_read_all:
        return "You may read everything on the register, because you look after it."
    if viewer.is_partner:
        return "You read it for an organisation of the partnership."
    return "You are signed in, but not for an organisation that takes part in it."


def _withheld(viewer: Viewer, entry: Entry, document: Document) -> str:
    """Return what the public may not read, where the public may see the entry at all, and whether the reader may."""
    if not isinstance(document, Agreement) or entry.visibility != "public":
        return ""
    withheld = withheld_from_public(document.publication)
    if not withheld:
        return ""
    named = [f"“{PARTS[part]}”" for part in withheld]
    parts = f"this part: {named[0]}" if len(named) == 1 else f"these parts: {listed(named)}"
    what = "all but its summary" if is_summary(withheld) else parts
    reasons = " ".join(dict.fromkeys(sentence(reason) for reason in withheld.values() if reason))
    reads = (
        "You read it in full." if reads_in_full(viewer, entry) else f"It is withheld from you. {whom_to_ask(document)}"
    )
    return " ".join(part for part in (f"The public may not read {what}.", reasons, reads) if part)
