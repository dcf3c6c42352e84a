"""Chapters 11 to 15: security, retention, incidents, suppliers and countries."""

from typing import Any

from register.documents.labels import DISPOSALS, RETENTION_TRIGGERS
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import (
    beside,
    chosen,
    coded,
    day,
    items,
    legal,
    link,
    mark,
    named,
    of_field,
    pairs,
    party,
    text,
    wording,
)
from register.reading.comparing.lists import Many, Optional, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Renamed, Table

NEW_ONES = {"told": "partners are told", "asked": "partners are asked first"}
SECURITY: Table = (
    wording("wording", "keeping it safe"),
    text("access", "who may see it, and how that ends"),
    text("storage", "where it is kept"),
    text("in_transit", "how it is protected on the move"),
    text("vetting", "checks on people"),
    text("training", "training"),
)


def _holder(row: Any, side: Side) -> str:
    return row.holder or side.party(row.party) or "a party not yet named"


RETENTION = Many(
    ("retention",),
    "retention rule",
    "retention rules",
    lambda row, side: beside(_holder(row, side), row.period),
    lambda row, side: f"retention for {_holder(row, side)}",
    (
        mark(),
        text("period", ""),
        chosen("trigger", "from when it counts", RETENTION_TRIGGERS, "trigger_text"),
        text("condition", "on what condition"),
        items("items", "which items"),
        coded("disposal", "what happens then", DISPOSALS),
        text("law", "the law or schedule"),
        party("party", "which party it is for"),
        text("holder", "who keeps it"),
    ),
    (lambda row: row.id, lambda row: (row.party, row.holder) if row.party or row.holder else ""),
    pairs(
        ("", _holder),
        ("", of_field("period")),
        ("", lambda row, side: beside(named(RETENTION_TRIGGERS, row.trigger), row.trigger_text)),
        ("Then", lambda row, side: named(DISPOSALS, row.disposal)),
    ),
)
NOTIFICATIONS = Optional(
    ("notifications",),
    "who tells whom when something happens",
    Many(
        ("rows",),
        "rule for incidents",
        "rules for incidents",
        of_field("event"),
        lambda row, side: f"when this happens: “{row.event}”",
        (
            text("event", "what happened"),
            text("who", "who tells"),
            text("whom", "who is told"),
            text("within", "within how long"),
        ),
        (by_content, lambda row: row.event),
        pairs(
            ("", of_field("event")),
            ("Who tells", of_field("who")),
            ("Whom", of_field("whom")),
            ("Within", of_field("within")),
        ),
    ),
)
ESCALATION = Optional(
    ("escalation",),
    "the steps when parties disagree",
    Many(
        ("rows",),
        "step when parties disagree",
        "steps when parties disagree",
        lambda row, side: " and ".join(part for part in (row.who, row.whom) if part),
        lambda row, side: f"the step when parties disagree, “{row.who}”",
        (text("who", "who meets"), text("whom", "whom they meet"), text("within", "within how long")),
        (by_content, lambda row: row.who),
    ),
)
INCIDENTS: Table = (
    wording("wording", "when something goes wrong"),
    NOTIFICATIONS,
    text("leads", "who leads the enquiry"),
    text("tells", "who tells the regulator and the people concerned"),
    ESCALATION,
)
PROCESSORS: Table = (
    Optional(
        ("suppliers",),
        "suppliers that handle the information",
        Many(
            ("rows",),
            "supplier",
            "suppliers",
            lambda row, side: row.name or row.task,
            lambda row, side: f"supplier {row.name or 'without a name'}",
            (
                mark(),
                Renamed(("name",)),
                party("party", "for whom it works"),
                text("task", "what it does"),
                text("contract", "the contract"),
                text("location", "where it keeps the information"),
                text("sub_processors", "the suppliers under it"),
            ),
            (lambda row: row.id, lambda row: row.name),
            pairs(("", of_field("name")), ("", of_field("task")), ("", of_field("location"))),
        ),
    ),
    day("listed_on", "the day on which the list of suppliers was right", weight=Weight.DETAILS),
    coded("new_ones", "what happens before a new supplier is used", NEW_ONES),
)
TRANSFERS = Optional(
    ("transfers",),
    "information outside the United Kingdom",
    Many(
        ("rows",),
        "country outside the United Kingdom",
        "countries outside the United Kingdom",
        lambda row, side: beside(row.country, side.party(row.party)),
        lambda row, side: f"information sent to {row.country or 'a country not yet named'}",
        (
            text("country", "the country"),
            party("party", "who sends it"),
            items("items", "which items"),
            legal("mechanism", "what makes it lawful"),
            link("link", "the paper that makes it lawful"),
        ),
        (by_content, lambda row: (row.country, row.party) if row.country else "", lambda row: row.country),
    ),
)
