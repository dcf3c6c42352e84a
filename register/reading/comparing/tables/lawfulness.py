"""Chapters 7 to 10: the law, what people are told and may ask, the risks, and confidentiality."""

from typing import Any

from register.documents.labels import COMMON_LAW_USES, DIRECTIONS, DPIA_TRIGGERS, LEVELS, RIGHTS
from register.documents.labels import label as labelled
from register.documents.printing.people import CALDICOTT_PRINCIPLES
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import (
    beside,
    coded,
    codes,
    contact,
    count,
    day,
    either,
    legal,
    legal_words,
    link,
    mark,
    named,
    of_field,
    optional_text,
    pairs,
    party,
    text,
    wording,
    yes_no,
)
from register.reading.comparing.lists import Many, Optional, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Leaf, Table

REGIMES = {
    "uk_gdpr": "UK GDPR",
    "part_3": "Part 3 of the Data Protection Act 2018 (law enforcement)",
    "part_4": "Part 4 of the Data Protection Act 2018 (intelligence services)",
}
ARTICLE_10 = {"official_authority": "under official authority", "schedule_1": "under a condition of Schedule 1"}
SECTION_35 = {"consent": "with consent", "necessary": "necessary for the task"}
NOTICES = {"published": "published", "not_yet": "not published yet", "exempt": "not told, for a reason in law"}
ASSESSMENTS = {"done": "made", "under_way": "under way", "not_needed": "not needed"}


def _basis(row: Any, side: Side) -> str:
    direction = named(DIRECTIONS, row.direction) if row.direction in ("giving", "receiving") else ""
    return beside(side.party(row.party) or "a party not yet named", direction)


BASIS: Table = (
    mark(),
    party("party", "which party it is for"),
    coded("direction", "for giving or receiving", DIRECTIONS),
    text("function", "its task"),
    legal("power", "the law that lets it share"),
    coded("regime", "the part of the law that applies", REGIMES),
    legal("art6", "the lawful basis"),
    legal("limb", "why the task is public"),
    legal("annex1", "the recognised legitimate interest"),
    text("request_reference", "the request that it answers"),
    day("request_on", "the day of the request"),
    either(
        "request_states_public_task",
        "the request",
        "it says that the task is public",
        "it does not say that the task is public",
    ),
    optional_text("outside_tasks", "what it does outside its public tasks"),
    legal("art9", "the condition for special category data"),
    legal("schedule1", "the condition in Schedule 1 for special category data"),
    yes_no("secrecy", "whether those who handle it are bound to secrecy"),
    coded("art10", "how offence data may be used", ARTICLE_10),
    text("art10_authority", "its official authority over offence data"),
    legal("art10_schedule1", "the condition in Schedule 1 for offence data"),
    coded("section35", "the ground for law enforcement", SECTION_35),
    legal("schedule8", "the condition in Schedule 8 for law enforcement"),
    text("onward_authority", "what authorises use outside law enforcement"),
    link("policy", "the policy on sensitive information"),
    legal("compatibility", "how the new use agrees with the first one"),
    text("explanation", "the explanation"),
)
BASES = Many(
    ("bases",),
    "entry on the law",
    "entries on the law",
    _basis,
    lambda row, side: f"the law for {_basis(row, side)}",
    BASIS,
    (lambda row: row.id, lambda row: (row.party, row.direction) if row.party else ""),
    pairs(
        ("", _basis),
        ("", of_field("function")),
        ("Law", lambda row, side: legal_words(row.power)),
        ("Lawful basis", lambda row, side: legal_words(row.art6)),
    ),
)
CONSENT: Table = (
    text("asked", "how it is asked"),
    text("recorded", "how it is recorded"),
    text("withdrawn", "how it is withdrawn"),
    text("refused", "what happens when it is refused"),
)
NOTICES_TO_PEOPLE = Many(
    ("notices",),
    "privacy notice",
    "privacy notices",
    lambda row, side: beside(side.party(row.party), named(NOTICES, row.answer)),
    lambda row, side: f"the privacy notice of {side.party(row.party) or 'a party'}",
    (
        party("party", "whose it is"),
        coded("answer", "", NOTICES),
        link("link", "where it stands"),
        text("by", "by when it is published"),
        text("exemption", "the reason in law for not telling people"),
    ),
    (by_content, lambda row: row.party),
)
RIGHTS_TABLE: Table = (
    wording("wording", "requests, corrections and objections"),
    Many(
        ("rights",),
        "right with its organisation",
        "rights with their organisations",
        lambda row, side: beside(named(RIGHTS, row.right), side.party(row.party)),
        lambda row, side: f"“{labelled(RIGHTS, row.right)}”" if row.right else "a right of people",
        (
            coded("right", "which right it is", RIGHTS),
            party("party", "who answers"),
            count("days", "within how long", "days"),
        ),
        (by_content, lambda row: row.right),
    ),
    contact("contact", "where people may turn about their rights"),
    party("contact_party", "whose contact people may turn to"),
    text("passing_on", "how requests are passed on"),
    text("complaints", "how complaints are answered"),
)
DPIA: Table = (
    codes("triggers", "what called for it", DPIA_TRIGGERS),
    coded("answer", "whether it was made", ASSESSMENTS),
    link("link", "where it stands"),
    day("done_on", "the day it was made"),
    text("whose", "who made it"),
    text("outcome", "what came of it"),
    text("reason", "why none is needed"),
)
RISKS = Optional(
    ("risks",),
    "the risks left",
    Many(
        ("rows",),
        "risk",
        "risks",
        of_field("risk"),
        lambda row, side: f"the risk “{row.risk}”",
        (
            text("risk", "what could go wrong"),
            coded("severity", "how bad", LEVELS),
            coded("likelihood", "how likely", LEVELS),
            text("measure", "what is done about it"),
            text("who", "by whom"),
        ),
        (by_content, lambda row: row.risk),
        pairs(("", of_field("risk")), ("", of_field("measure"))),
    ),
)
AUTOMATED: Table = (
    coded("answer", "whether a computer decides about people", {"none": "no", "yes": "yes"}),
    text("logic", "what the computer decides"),
    text("told", "what people are told of the computer’s decision"),
    text("say", "how people have their say on it"),
    text("review", "who looks at the computer’s decision again"),
    text("challenge", "how people can challenge it"),
)


def _principle(row: Any, side: Side) -> str:
    named_one = CALDICOTT_PRINCIPLES[row.number - 1] if row.number else "a principle not yet chosen"
    return f"“{named_one}”"


def _guarded(row: Any, side: Side) -> str:
    return side.party(row.party) or "each party"


CALDICOTT = Many(
    ("caldicott",),
    "entry on confidentiality",
    "entries on confidentiality",
    _guarded,
    lambda row, side: f"confidentiality at {_guarded(row, side)}",
    (
        party("party", "for whom"),
        coded("use", "what the information is used for", COMMON_LAW_USES),
        legal("common_law", "what lets confidential information be shared"),
        legal("opt_out", "the national data opt-out"),
        Many(
            ("principles",),
            "Caldicott principle",
            "Caldicott principles",
            lambda row, side: beside(_principle(row, side), row.how),
            lambda row, side: f"the Caldicott principle {_principle(row, side)}",
            (
                Leaf(("number",), "which principle it is", _principle),
                text("how", "how it is kept"),
            ),
            (by_content, lambda row: row.number),
            weight=Weight.RIGHTS,
        ),
    ),
    (by_content, lambda row: row.party),
)
