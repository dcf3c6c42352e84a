"""What is wrong or remarkable in a draft of the protocol, each in a sentence with the chapter that mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from register.clock import today
from register.documents.common import first_day
from register.documents.protocol import Protocol
from signatories.drafting.protocol import SigningTerms

DAY = 10  # letters of a whole day in ISO 8601


@dataclass(frozen=True)
class ProtocolFinding:
    """One gap: an error stands in the way of agreeing, a warning is only said."""

    level: Literal["error", "warning"]
    sentence: str
    chapter: str


def findings_in(document: Protocol, terms: SigningTerms) -> tuple[ProtocolFinding, ...]:
    """Return what the checks find in a protocol, in the order of its chapters."""
    return (*_about(document), *_text(document), *_signing(document, terms))


def errors_in(document: Protocol, terms: SigningTerms) -> list[ProtocolFinding]:
    """Return the findings that stand in the way of agreeing."""
    return [finding for finding in findings_in(document, terms) if finding.level == "error"]


def _error(sentence: str, chapter: str) -> ProtocolFinding:
    return ProtocolFinding("error", sentence, chapter)


def _warning(sentence: str, chapter: str) -> ProtocolFinding:
    return ProtocolFinding("warning", sentence, chapter)


def _about(document: Protocol) -> Iterator[ProtocolFinding]:
    if not document.title.strip():
        yield _error("Give the protocol a title.", "about")
    if not document.cover_label.strip():
        yield _error("Say which version stands on its cover.", "about")
    if len(document.issued_on) != DAY:
        yield _error("Say on which day it is issued.", "about")
    # Protocol 2014: its cover says 1.0 and its body 5.0; both are kept as printed.
    if document.body_label and document.body_label != document.cover_label:
        labels = f"The cover says version {document.cover_label} and the text version {document.body_label}"
        yield _warning(f"{labels}: make them agree, unless that is how it was printed.", "about")
    for word, said in (("author", document.author), ("owner", document.owner)):
        if not said.strip():
            yield _warning(f"Name its {word}.", "about")
    if not document.review_on:
        yield _warning("Say when it is reviewed.", "about")


def _text(document: Protocol) -> Iterator[ProtocolFinding]:
    if not document.context.strip():
        yield _error("Say in the context what the protocol is for.", "context")
    if not document.tiers:
        yield _warning("List the tiers of the framework, with who governs each.", "context")
    if not document.commitments:
        yield _error("List at least one commitment.", "commitments")
    if not document.declaration.strip():
        yield _error("Give the words of the declaration above the signatures.", "declaration")
    if not document.amendment_record:
        yield _warning("Begin the amendment record with what this version changes.", "amendments")


def _signing(document: Protocol, terms: SigningTerms) -> Iterator[ProtocolFinding]:
    if not document.invited:
        missing = "Choose whose signatures are on record." if terms.is_recorded else "No legal entity has joined yet."
        yield _error(missing, "signing")
    if terms.is_recorded and len(document.issued_on) == DAY and first_day(document.issued_on) > today():
        yield _error("A version that is only recorded was issued today or before.", "signing")
