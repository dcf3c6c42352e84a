"""An agreement made elsewhere: its original, the signatures that it states, and what it was asked."""

from typing import Any

from register.documents.common import spoken_date
from register.documents.labels import ASKED_OF_ORIGINALS, DEPTHS
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import coded, count, day, named, of_field, pairs, party, text
from register.reading.comparing.lists import Many, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Inner, Leaf, Table

SIGNATURES = {"signed": "signed", "not_known": "not known"}
STATEMENTS = {"stated": "stated in the original", "not_stated": "not stated in the original"}

ORIGINAL: Table = (
    text("title", "what it is called"),
    text("media_type", "the type of its file"),
    count("size", "the size of its file", "bytes"),
    Leaf(("sha256",), "its file", lambda row, side: "", same="another file, with another SHA-256"),
    text("no_scan_because", "why no scan is held"),
)


def _party(row: Any, side: Side) -> str:
    return side.party(row.party) or "an organisation without a name"


def _asked(row: Any, side: Side) -> str:
    return named(ASKED_OF_ORIGINALS, row.about) or "a question without a name"


SIGNED = Many(
    ("signatures",),
    "signature stated in the original",
    "signatures stated in the original",
    _party,
    lambda row, side: f"the signature of {_party(row, side)}",
    (
        party("party", "whose it is"),
        coded("answer", "whether the original shows it", SIGNATURES),
        day("on", "the day beside it"),
        text("post", "the post beside it"),
    ),
    (lambda row: row.party, by_content),
    pairs(("", _party), ("", lambda row, side: spoken_date(row.on)), ("", of_field("post"))),
    weight=Weight.LIFE,
)
STATED = Many(
    ("statements",),
    "question asked of the original",
    "questions asked of the original",
    _asked,
    lambda row, side: f"what the original says of “{_asked(row, side)}”",
    (
        coded("about", "which question it is", ASKED_OF_ORIGINALS),
        coded("answer", "whether it is stated", STATEMENTS),
        text("clause", "the clause"),
        text("words", "the words"),
    ),
    (lambda row: row.about, by_content),
    pairs(("", _asked), ("Clause", of_field("clause")), ("", of_field("words"))),
)
RECORDED: Table = (
    coded("depth", "how much of the original is described here", DEPTHS, weight=Weight.DETAILS),
    Inner(("original",), "the original", ORIGINAL),
    SIGNED,
    STATED,
)
