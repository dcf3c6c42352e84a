"""The whole protocol: every field with its section, and how early its changes are told."""

from typing import Any

from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import beside, coded, count, day, either, mark, of_field, pairs, text
from register.reading.comparing.lists import Many, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Inner, Spec
from register.reading.comparing.tables.running import AMENDMENTS, CLAUSES, TIER, clause_name


def _tier(row: Any, side: Side) -> str:
    return beside(f"tier {row.number}", row.heading)


TIERS = Many(
    ("tiers",),
    "tier",
    "tiers",
    _tier,
    _tier,
    TIER,
    (by_content, lambda row: row.number, lambda row: row.heading),
    pairs(("", _tier), ("", of_field("governance"))),
)
COMMITMENTS = Many(
    ("commitments",),
    "commitment",
    "commitments",
    clause_name,
    lambda row, side: f"commitment {clause_name(row, side)}",
    (
        mark(),
        text("number", "its number", weight=Weight.WORDING),
        text("heading", "its heading", weight=Weight.WORDING),
        text("body", "what is committed to"),
        coded("kind", "what kind it is", {}, weight=Weight.WORDING),
        either("inheritable", "", "agreements may repeat it", "agreements may not repeat it"),
    ),
    (lambda row: row.id, lambda row: row.number, by_content),
    lambda row, side: f"{clause_name(row, side)}\n{row.body}",
)
SUPERSEDED = Inner(
    ("supersedes",),
    "the version that it replaces",
    (count("version", "its number"), text("words", "as printed")),
)


def _invited(row: Any, side: Side) -> str:
    return str(row.name or row.code)


INVITED = Many(
    ("invited",),
    "organisation asked to sign",
    "organisations asked to sign",
    _invited,
    _invited,
    (mark("code"), text("name", "its name", weight=Weight.WORDING)),
    (lambda row: row.code, by_content),
    _invited,
)
WHOLE: tuple[tuple[str, Weight, Spec], ...] = (
    ("cover", Weight.DETAILS, text("title", "the title")),
    ("cover", Weight.DETAILS, text("partnership", "the name of the partnership")),
    ("cover", Weight.DETAILS, text("cover_label", "the version on the cover")),
    ("cover", Weight.DETAILS, text("body_label", "the version in the body")),
    ("cover", Weight.DETAILS, day("issued_on", "the day of issue")),
    ("cover", Weight.DETAILS, SUPERSEDED),
    ("cover", Weight.DETAILS, text("author", "the author")),
    ("cover", Weight.DETAILS, text("owner", "the owner")),
    ("context", Weight.WORDING, text("context", "the context")),
    ("tiers", Weight.PARTIES, TIERS),
    ("protocol-clauses", Weight.LAW, CLAUSES),
    ("commitments", Weight.ANSWERS, COMMITMENTS),
    ("declaration", Weight.ANSWERS, text("declaration", "the declaration that is signed")),
    ("record", Weight.PAPERS, AMENDMENTS),
    ("cover", Weight.LIFE, day("review_on", "the day of the review")),
    ("invited", Weight.PARTIES, INVITED),
)
