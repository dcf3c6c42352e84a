"""The first draft of the public summary, made from what the other chapters say."""

from collections.abc import Iterator

from register.documents.agreement import Agreement
from register.documents.labels import in_sentence
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import listed, sentence
from register.reading.entry.lead import shortened

MOST_ITEMS = 6
AIM_WORDS = 60


def first_summary(document: Agreement) -> str:
    """Return a summary of about 120 words for the people concerned; "" while nothing is known of them."""
    if not document.items or len(document.parties) < 2:
        return ""
    return "\n\n".join(_paragraphs(document, Names(document)))


def _paragraphs(document: Agreement, names: Names) -> Iterator[str]:
    people = f" about {names.people}" if names.people else ""
    who = listed(names.party(party.code) for party in document.parties)
    yield f"{sentence(who).rstrip('.')} share information{people}. {_items(document)}"
    if document.purpose.aims:
        yield f"Why: {shortened(document.purpose.aims, AIM_WORDS)}"
    yield " ".join(part for part in (_kept(document), _asked(document)) if part)


def _items(document: Agreement) -> str:
    labels = [in_sentence(item.label) for item in document.items if item.label]
    more = [f"{len(labels) - MOST_ITEMS} more"] if len(labels) > MOST_ITEMS else []
    return f"It is: {listed([*labels[:MOST_ITEMS], *more])}. Nothing else is shared." if labels else ""


def _kept(document: Agreement) -> str:
    periods = list(dict.fromkeys(rule.period for rule in document.retention if rule.period))
    return f"It is kept for {periods[0]}." if len(periods) == 1 else ""


def _asked(document: Agreement) -> str:
    mailbox = document.rights.contact.mailbox or document.identity.owner_role.mailbox
    whom = f"write to {mailbox}" if mailbox else "ask any of these organisations"
    return f"To know what is held about you, {whom}."
