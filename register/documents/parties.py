"""Whom a document names: the parties of an agreement, or those whom a protocol asks to sign."""

from register.documents.agreement import Agreement, Party
from register.documents.canonical import Document


def named_parties(document: Document) -> tuple[Party, ...]:
    """Return the organisations that a document names, as parties, in its order."""
    if isinstance(document, Agreement):
        return document.parties
    return tuple(Party(code=row.code, name=row.name) for row in document.invited)


def names_in(document: Document) -> dict[str, str]:
    """Return the name that a document gives each organisation, by code; the code itself where it gives none."""
    return {party.code: party.name or party.code for party in named_parties(document)}
