"""What can be asked of a document about an agreement made elsewhere: which it is, and when a party signed it."""

from datetime import date

from register.documents.agreement import Agreement, Recorded, StatedSignature
from register.documents.canonical import Document
from register.documents.common import spoken_date
from register.documents.labels import DEPTHS, label

A_DAY = len("2024-07-01")


def recorded_in(document: Document) -> Recorded | None:
    """Return what a document says of its making elsewhere; None for one that was drafted here."""
    recorded = document.recorded if isinstance(document, Agreement) else None
    return recorded if recorded and recorded.depth else None


def is_filed(document: Document) -> bool:
    """Return whether the register describes no more than title, parties and days of an agreement made elsewhere."""
    recorded = recorded_in(document)
    return recorded is not None and recorded.depth == "filed"


def depth_word(document: Document) -> str:
    """Return how deeply an agreement made elsewhere is described ("Filed"); "" for one that was drafted here."""
    recorded = recorded_in(document)
    return label(DEPTHS, recorded.depth) if recorded else ""


def stated_signature(document: Document, code: str) -> StatedSignature | None:
    """Return what the original says of a party's signature, or None."""
    recorded = recorded_in(document)
    return next((row for row in recorded.signatures if row.party == code), None) if recorded else None


def assumed_day(document: Document, code: str, on: date) -> str:
    """Return the sentence (without its full stop) that says which day is assumed for a signature; "" for a whole day.

    A start counts from the first day of its period (V20). `on` is the day that stands on the log.
    """
    stated = stated_signature(document, code)
    if stated is None or stated.answer != "signed" or len(stated.on) == A_DAY:
        return ""
    printed = f"the original says {spoken_date(stated.on)}" if stated.on else "the original gives no day"
    return f"{printed}; {spoken_date(on.isoformat())} is assumed"
