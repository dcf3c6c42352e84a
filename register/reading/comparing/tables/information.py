"""Chapters 4 to 6: data items, flows, steps, hand-over points and who answers for what."""

from typing import Any

from register.documents.labels import (
    CATEGORIES,
    DUTIES,
    EVIDENCE,
    FACT_OR_OPINION,
    FREQUENCIES,
    IDENTIFIABILITY,
    KEPT,
    METHODS,
    SENSITIVITIES,
    SUBJECTS,
    in_sentence,
)
from register.documents.printing.phrasing import listed
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import (
    beside,
    chosen,
    coded,
    codes_and,
    count,
    either,
    item_names,
    items,
    mark,
    named,
    named_parties,
    of_field,
    pairs,
    parties,
    party,
    text,
    yes_no,
)
from register.reading.comparing.lists import Many, Optional, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Choices, Leaf, Renamed, Table

REQUIRED = {"always": "always shared", "if_relevant": "shared only if relevant"}
STATUSES = {"planned": "planned", "running": "running", "stopped": "stopped"}
LONGEST_ROUTE = 60  # letters; a longer one is left out of the name of a hand-over point
DETERMINED = frozenset({"a", "all", "an", "any", "each", "every", "the", "what", "who"})
# Labels that begin like this do not name a thing ("At the meeting").
NO_THING = frozenset({"after", "at", "before", "during", "for", "from", "in", "on", "to", "when", "with"})
MOMENTS = {
    "arrives": "when it arrives",
    "opened": "when it is opened",
    "end_of_meeting": "when the meeting ends",
    "request_granted": "when the request for it is granted",
    "other": "from another moment",
}


def _by_id(row: Any) -> Any:
    return row.id


def _item(row: Any, side: Side) -> str:
    return in_sentence(row.label.strip())


def _about(row: Any, side: Side) -> str:
    return listed(named(SUBJECTS, code) for code in row.subjects)


ITEM: Table = (
    mark(),
    Renamed(("label",)),
    text("group", "the group it stands in", weight=Weight.DETAILS),
    codes_and("subjects", "subjects_other", "whom it is about", SUBJECTS),
    coded("category", "what kind it is", CATEGORIES),
    coded("sensitivity", "how sensitive it is", SENSITIVITIES),
    coded("identifiability", "whether it names people", IDENTIFIABILITY),
    party("key_holder", "who holds the key"),
    coded("fact_or_opinion", "whether it is fact or opinion", FACT_OR_OPINION),
    text("why", "why it is needed"),
    coded("required", "whether it is always shared", REQUIRED),
    text("required_when", "when it is relevant"),
    text("source", "where it comes from"),
    text("standard", "the standard it follows"),
    text("access", "who inside may see it"),
    either("matches_people", "matching", "used to match people", "not used to match people"),
)
ITEMS = Many(
    ("items",),
    "item",
    "items",
    _item,
    lambda row, side: f"item “{row.label}”" if row.label.strip() else "an item without a name",
    ITEM,
    (_by_id, lambda row: row.label),
    pairs(("", of_field("label")), ("About", _about), ("", of_field("why"))),
)


def _flow(row: Any, side: Side) -> str:
    return side.flow_name(row)


FLOW: Table = (
    mark(),
    Renamed(("label",), Weight.DETAILS),
    parties("giver", "who gives"),
    parties("receiver", "who receives"),
    items("items", "what is given"),
    text("trigger", "what starts it"),
    coded("frequency", "how often", FREQUENCIES),
    coded("method", "how it travels", METHODS),
    text("system", "the system it travels by"),
    text("format", "the format"),
    text("form", "the form"),
    yes_no("encryption", "whether it is protected on the way"),
    text("conditions", "its limits"),
    text("access", "who inside may see it"),
    coded("status", "whether it is running", STATUSES),
)
FLOWS = Many(
    ("flows",),
    "flow",
    "flows",
    lambda row, side: beside(_flow(row, side), side.names.route(row) if row.label else ""),
    lambda row, side: f"flow {_flow(row, side)}",
    FLOW,
    (_by_id, lambda row: row.label),
    pairs(("", of_field("label")), ("", lambda row, side: side.names.route(row)), ("", of_field("trigger"))),
)
STEPS = Optional(
    ("process_steps",),
    "the steps of the procedure",
    Many(
        ("rows",),
        "step of the procedure",
        "steps of the procedure",
        pairs(("", of_field("who")), ("", of_field("what"))),
        lambda row, side: f"the step “{row.what or row.who}”",
        (
            text("who", "who takes it"),
            text("what", "what is done"),
            text("form", "the form used"),
            text("system", "the system used"),
        ),
        (by_content, lambda row: row.what, lambda row: row.who),
    ),
)


def _copied(row: Any, side: Side) -> str:
    """Return of what a hand-over point passes a copy: its flow, or its items."""
    return _as_a_thing(side.flow_label(row.flow)) or listed(item_names(row.items, side)) or "what it receives"


def _as_a_thing(label: str) -> str:
    """Return the label of a flow as a thing that is received: "the discharge notice"."""
    words = in_sentence(label.strip().rstrip("."))
    first = words.split()[0] if words else ""
    if first in NO_THING:
        return f"“{label}”"
    return words if not words or first in DETERMINED else f"the {words}"


def _point(row: Any, side: Side) -> str:
    ends = [side.parties(row.giver), side.parties(row.receiver)]
    route = " to ".join(ends) if all(ends) else ""
    return beside(_copied(row, side), route if len(route) <= LONGEST_ROUTE else "")


def _answers(row: Any, side: Side) -> str:
    receiver = side.parties(row.receiver) or "the receiver"
    answer = "answer" if len(row.receiver.codes) > 1 and row.receiver.scope == "named" else "answers"
    if row.receiver.scope == "all_at_meeting":
        return f"each organisation at the meeting answers for its copy of {_copied(row, side)}"
    return f"{receiver} {answer} for {'their copies' if answer == 'answer' else 'its copy'} of {_copied(row, side)}"


def _moment(row: Any, side: Side) -> str:
    if row.event == "other" and row.event_text:
        return f"from this moment: {row.event_text}"
    return beside(MOMENTS.get(row.event, ""), row.event_text)


HANDOVER: Table = (
    Leaf(("event", "event_text"), "when responsibility passes", _moment, lead=_answers),
    parties("giver", "who gives"),
    parties("receiver", "who then answers for it"),
    items("items", "which items it concerns"),
    Leaf(("flow",), "the flow it belongs to", lambda row, side: side.flow(row.flow)),
    chosen("kept", "what the giver keeps", KEPT, "kept_text"),
    chosen("evidence", "how it is shown", EVIDENCE, "evidence_text"),
    text("conditions", "its limits"),
    count("order", "its number in the order", weight=Weight.DETAILS),
    mark(),
)
HANDOVERS = Many(
    ("handovers",),
    "hand-over point",
    "hand-over points",
    _point,
    lambda row, side: f"hand-over of {_point(row, side)}",
    HANDOVER,
    (_by_id, lambda row: row.flow, by_content),
    pairs(("", lambda row, side: f"{_answers(row, side)} {_moment(row, side)}"), ("", of_field("conditions"))),
)


def _joint(row: Any, side: Side) -> str:
    return row.what or listed(item_names(row.items, side)) or "what they hold together"


JOINT: Table = (
    mark(),
    text("what", "what it concerns"),
    items("items", "which items it concerns"),
    Choices(("flows",), "which flows it concerns", lambda row, side: ("", [side.flow(flow) for flow in row.flows])),
    named_parties("parties", "who decides together"),
    Many(
        ("duties",),
        "duty",
        "duties",
        lambda row, side: beside(named(DUTIES, row.duty), side.party(row.party)),
        lambda row, side: named(DUTIES, row.duty),
        (coded("duty", "which duty it is", DUTIES), party("party", "who has this duty")),
        (by_content, lambda row: row.duty),
    ),
    text("contact_point", "where people may turn"),
    text("told", "what people are told"),
)
JOINT_CONTROL = Optional(
    ("joint_control",),
    "joint control",
    Many(
        ("rows",),
        "case of joint control",
        "cases of joint control",
        _joint,
        lambda row, side: f"joint control of {_joint(row, side)}",
        JOINT,
        (_by_id, lambda row: row.what),
    ),
)


def _held(row: Any, side: Side) -> str:
    return row.information or listed(item_names(row.items, side)) or "information"


HOLDINGS = Optional(
    ("holdings",),
    "who answers for what before anything moves",
    Many(
        ("rows",),
        "holding",
        "holdings",
        lambda row, side: beside(_held(row, side), side.party(row.party)),
        lambda row, side: f"who answers for {_held(row, side)}",
        (
            mark(),
            text("information", "what information it is"),
            items("items", "which items it is"),
            party("party", ""),
            either("never_moves", "whether it moves", "it never moves", "it moves"),
        ),
        (_by_id, lambda row: row.information),
    ),
)


def _task(row: Any, side: Side) -> str:
    return ": ".join(part for part in (side.party(row.party), row.what) if part)


RESPONSIBILITIES = Optional(
    ("responsibilities",),
    "what else each organisation must do",
    Many(
        ("rows",),
        "duty",
        "duties",
        _task,
        lambda row, side: f"what {side.party(row.party) or 'a party'} must do",
        (mark(), party("party", "who must do it"), text("what", ""), text("by_when", "by when")),
        (_by_id, lambda row: row.what, by_content),
        pairs(("", _task), ("By", of_field("by_when"))),
    ),
)
