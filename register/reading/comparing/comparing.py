"""Two versions of a document compared: what is different, in plain words, what matters most first."""

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.printing.phrasing import listed
from register.reading.comparing.change import Change
from register.reading.comparing.saying import capital
from register.reading.comparing.side import two_sides
from register.reading.comparing.specs import Place, changes_in
from register.reading.comparing.tables import agreement, protocol

# What readers ask of first, where it is the same.
ASKED_OF_AGREEMENTS = {
    "parties": "parties",
    "purpose": "purpose",
    "items": "data items",
    "flows": "flows",
    "handovers": "hand-over points",
    "bases": "law",
    "retention": "rules for keeping and deleting",
}
ASKED_OF_PROTOCOLS = {
    "tiers": "tiers",
    "clauses": "clauses",
    "commitments": "commitments",
    "declaration": "declaration",
}


class NotAlike(ValueError):
    """An agreement and a protocol were to be compared."""


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """Return all that is different, what matters most first; nothing for documents that say the same.

    Raises NotAlike for documents of two kinds.
    """
    if type(old) is not type(new):
        raise NotAlike("An agreement and a protocol cannot be compared.")
    before, after = two_sides(old, new)
    whole = agreement.WHOLE if isinstance(new, Agreement) else protocol.WHOLE
    found = [
        change
        for section, weight, spec in whole
        for change in changes_in((spec,), old, new, Place(before, after, section, weight))
    ]
    return tuple(sorted(found, key=lambda change: change.weight))


def what_is_the_same(old: Document, new: Document) -> str:
    """Return the sentence that closes a list of changes: nothing else is different, and what is the same."""
    asked = ASKED_OF_AGREEMENTS if isinstance(new, Agreement) else ASKED_OF_PROTOCOLS
    same = [words for field, words in asked.items() if getattr(old, field) == getattr(new, field)]
    if old == new or not same:
        return "Nothing is different." if old == new else "Nothing else is different."
    verb = "are" if len(same) > 1 or same[0].endswith("s") else "is"
    return f"Nothing else is different. {capital(listed(f'the {words}' for words in same))} {verb} the same."
