"""Chapters 16 to 18 and the finish: beginning, review, end and change; the public; clauses and papers."""

from typing import Any

from register.documents.common import spoken_date
from register.documents.labels import CLAUSE_KINDS, REVIEW_TRIGGERS
from register.documents.printing.running import part_named
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import (
    beside,
    clause_text,
    coded,
    codes_and,
    count,
    day,
    lines,
    mark,
    of_field,
    pairs,
    some_months,
    text,
    wording,
)
from register.reading.comparing.lists import Many, Optional, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Inner, Leaf, Renamed, Table, Together

COMMENCEMENTS = {"date": "on a day", "all": "when all have signed", "each": "for each party as it signs"}
ENDINGS = {"none": "not by itself", "date": "on a day", "event": "when something happens"}
SILENCE = {"refusal": "not consent", "consent": "consent"}
SEEN_BY = {"public": "everybody", "partners": "organisations of the partnership", "parties": "the parties only"}
READ = {"all": "all of it", "parts": "all but some parts", "summary": "a summary"}
CLAUSE_SOURCES = {
    "own": "the agreement’s own words",
    "protocol": "the protocol",
    "standard": "standard terms",
    "template": "a template",
}

COMMENCEMENT: Table = (coded("rule", "when it begins", COMMENCEMENTS), day("on", "the day on which it begins"))
REVIEW: Table = (
    day("first_on", "the day of the first review"),
    some_months("first_after_months", "the time to the first review"),
    some_months("every_months", "the time from one review to the next"),
    codes_and("triggers", "triggers_other", "what brings a review forward", REVIEW_TRIGGERS),
)
ENDING: Table = (
    coded("rule", "when it ends", ENDINGS),
    day("on", "the day on which it ends"),
    text("event", "what ends it"),
)
CHANGE_RULE: Table = (
    text("who", "who may"),
    text("ground", "on what ground"),
    text("notice", "the notice"),
    text("effect", "what then happens"),
    coded("silence", "what silence means", SILENCE),
)


def changes_rules(field: str, aspect: str) -> Inner:
    """Return the comparison of the rules for one kind of change: leaving, joining, excluding, varying."""
    rules = Many(
        ("rows",),
        "rule",
        "rules",
        pairs(("", of_field("who")), ("", of_field("ground"))),
        lambda row, side: f"the rule for “{row.who}”",
        CHANGE_RULE,
        (by_content, lambda row: row.who, lambda row: row.ground),
        pairs(
            ("", of_field("who")),
            ("", of_field("ground")),
            ("Notice", of_field("notice")),
            ("", of_field("effect")),
        ),
    )
    return Inner((field,), aspect, (wording("wording", ""), Optional(("rules",), "the rules", rules)))


PUBLICATION: Table = (
    coded("visibility", "who may see the agreement", SEEN_BY),
    text("reason", "the reason for what the public may see"),
    coded("answer", "what the public may read", READ),
    Many(
        ("withheld",),
        "part withheld from the public",
        "parts withheld from the public",
        lambda row, side: part_named(row.part),
        lambda row, side: f"the withheld part “{part_named(row.part)}”",
        (Leaf(("part",), "which part it is", lambda row, side: part_named(row.part)), text("reason", "the reason")),
        (by_content, lambda row: row.part),
        pairs(("", lambda row, side: part_named(row.part)), ("", of_field("reason"))),
    ),
)
DEFINITIONS = Optional(
    ("definitions",),
    "what words mean",
    Many(
        ("rows",),
        "definition",
        "definitions",
        lambda row, side: f"“{row.word}”",
        lambda row, side: f"what “{row.word}” means",
        (text("word", "the word"), text("meaning", "")),
        (by_content, lambda row: row.word),
        pairs(("", of_field("word")), ("", of_field("meaning"))),
    ),
)


def clause_name(row: Any, side: Side) -> str:
    """Return a clause by its number and heading, as printed."""
    return (
        " ".join(part for part in (row.number, f"“{row.heading}”" if row.heading else "") if part) or "without a name"
    )


CLAUSES = Many(
    ("clauses",),
    "clause",
    "clauses",
    clause_name,
    lambda row, side: f"clause {clause_name(row, side)}",
    (
        mark(),
        text("number", "its number", weight=Weight.WORDING),
        text("heading", "its heading", weight=Weight.WORDING),
        coded("kind", "what it is about", CLAUSE_KINDS, weight=Weight.WORDING),
        coded("source", "where its words come from", CLAUSE_SOURCES, weight=Weight.WORDING),
        text("source_name", "what its words were copied from", weight=Weight.WORDING),
        lines("concerns", "answer that it concerns", "answers that it concerns", weight=Weight.WORDING),
        Leaf(("blocks",), "what it says", lambda row, side: clause_text(row), free=True),
    ),
    (lambda row: row.id, lambda row: (row.number, row.heading) if row.number or row.heading else "", by_content),
    lambda row, side: f"{clause_name(row, side)}\n{clause_text(row)}",
)


def _annex_size(row: Any, side: Side) -> str:
    return f"{row.size:,} bytes" if row.size else ""


ANNEXES = Many(
    ("annexes",),
    "annex",
    "annexes",
    of_field("title"),
    lambda row, side: f"annex “{row.title}”",
    (
        mark(),
        Renamed(("title",)),
        coded("kind", "what kind of paper it is", {}),
        text("media_type", "the type of the file"),
        Leaf(("size",), "the size of the file", _annex_size),
        Leaf(("sha256",), "the file itself", lambda row, side: "", same="another file, with another SHA-256"),
    ),
    (lambda row: row.id, lambda row: row.title, by_content),
)
APPROVALS = Many(
    ("approvals",),
    "approval",
    "approvals",
    lambda row, side: beside(row.body, row.post),
    lambda row, side: f"approval by {row.body or row.post}",
    (text("body", "which body approved"), text("post", "the post that approved"), day("on", "the day")),
    (by_content, lambda row: row.body),
)


def _amendment(row: Any, side: Side) -> str:
    return ": ".join(part for part in (row.issue, row.detail or spoken_date(row.on)) if part)


AMENDMENTS = Many(
    ("amendment_record",),
    "row of the amendment record",
    "rows of the amendment record",
    _amendment,
    lambda row, side: f"amendment {row.issue or 'without a label'}",
    (
        text("issue", "the label of the issue"),
        text("detail", "what was changed"),
        text("author", "the author"),
        text("proposer", "who proposed it"),
        day("on", "the day"),
        text("agreed_by", "who agreed it"),
        text("approved", "who approved it"),
    ),
    (by_content, lambda row: row.issue, lambda row: row.detail),
    weight=Weight.PAPERS,
)
DECLARATIONS: Table = (
    Together(
        "what is declared for the five tests",
        {
            "requirement": "there is a clearly defined requirement",
            "lawful": "it is lawful",
            "data_protection": "it accords with data protection law",
            "appropriate": "only appropriate information is shared",
            "interests": "it is in the interests of service users and communities",
        },
    ),
)
TIER: Table = (
    count("number", "its number"),
    text("heading", "its heading"),
    text("governance", "who governs it"),
)
