"""What the agreement is, in one sentence or two that anybody understands: its public summary, else its aims."""

import re

from register.documents.canonical import Document
from register.documents.protocol import Protocol

MOST_WORDS = 35
_AFTER_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def lead(document: Document) -> str:
    """Return at most 35 words, whole sentences where that is possible; "" when the document says nothing of it."""
    text = document.context if isinstance(document, Protocol) else document.public_summary or document.purpose.aims
    return shortened(text)


def shortened(text: str, most: int = MOST_WORDS) -> str:
    """Return the first sentences of a text, together at most `most` words; a longer first one is cut at a word."""
    kept: list[str] = []
    for sentence in _AFTER_SENTENCE.split(text.strip()):
        if len(" ".join([*kept, sentence]).split()) > most:
            break
        kept.append(sentence)
    if kept:
        return " ".join(" ".join(kept).split())
    words = text.split()
    return " ".join(words[:most]).rstrip(",;:") + " …" if words else ""
