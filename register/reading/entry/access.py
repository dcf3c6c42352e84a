"""Why the reader may see an entry, and whether in full: who may read it, and what the public may not."""

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.printing.phrasing import listed, sentence
from register.models import Entry
from register.viewer import Viewer

IN_FULL = frozenset({"", "all"})


def reads_in_full(viewer: Viewer, answer: str) -> bool:
    """Whether a viewer who may see an entry may read all of it; `answer`: what the agreement lets the public read."""
    return answer in IN_FULL or viewer.is_partner or viewer.may_read_all or bool(viewer.organisations)


def public_answer(document: Document) -> str:
    """Return what a document lets the public read: "", "all", "parts" or "summary"."""
    return document.publication.answer if isinstance(document, Agreement) else ""


def why_may_i_see_this(viewer: Viewer, entry: Entry, document: Document) -> tuple[str, ...]:
    """Return the reasons as sentences: who may read it, as whom this reader does, and what is withheld and why."""
    return tuple(part for part in (_who_may(entry), _as_whom(viewer, entry), _withheld(viewer, document)) if part)


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
    if viewer.organisations & set(entry.organisations):
        return "You read it for an organisation that takes part in it."
    if viewer.may_read_all:
        return "You may read everything on the register, because you look after it."
    if viewer.is_partner:
        return "You read it for an organisation of the partnership."
    return "You are signed in, but not for an organisation that takes part in it."


def _withheld(viewer: Viewer, document: Document) -> str:
    if not isinstance(document, Agreement) or public_answer(document) in IN_FULL:
        return ""
    publication = document.publication
    parts = listed(": ".join(part for part in (row.part, row.reason) if part) for row in publication.withheld)
    what = f"these parts: {parts}" if publication.answer == "parts" and parts else "all but its summary"
    whom = "You read it in full" if reads_in_full(viewer, publication.answer) else "It is withheld from you"
    return f"The public may not read {what}. {sentence(publication.reason)} {whom}.".replace("  ", " ")
