"""How the data moves: every hand-over point in words, joint control, and flows for which no moment is named."""

from dataclasses import dataclass

from register.documents.agreement import Agreement, Flow, HandOverPoint, JointControl
from register.documents.labels import EVIDENCE, HANDOVER_EVENTS, KEPT, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import listed, number, sentence

KEEPS = {
    "own_record": "{} keeps its own record and answers for that.",
    "nothing": "{} keeps nothing.",
}


@dataclass(frozen=True)
class Point:
    """One point: what passes from whom to whom, and at which moment. `gap`: nobody has said when."""

    title: str
    text: str
    gap: bool = False


@dataclass(frozen=True)
class Moves:
    """The section "How the data moves"."""

    sentence: str
    points: tuple[Point, ...]
    gaps: tuple[Point, ...]


def how_it_moves(document: Agreement, names: Names) -> Moves:
    """Return the hand-over points in their order, then what is answered for together, then what is missing."""
    points = sorted(document.handovers, key=lambda point: point.order)
    told = [_point(point, document, names) for point in points]
    joint = [_joint(row, names) for row in document.joint_control.rows]
    gaps = [_gap(flow, names) for flow in _without_a_moment(document, names)]
    return Moves(_opening(len(told), len(joint)), (*told, *joint), tuple(gaps))


def _opening(handed: int, joint: int) -> str:
    if not handed and not joint:
        return (
            "The agreement names no point at which responsibility for a copy passes from one organisation to another."
        )
    if not handed:
        return "The organisations answer for it together."
    points = f"At {'this point' if handed == 1 else f'these {number(handed)} points'}"
    passes = f"{points} the responsibility for a copy of the data passes from one organisation to another."
    return f"{passes} The giver answers until then." + (" Some of it is answered for together." if joint else "")


def _point(point: HandOverPoint, document: Agreement, names: Names) -> Point:
    flow = next((row for row in document.flows if row.id == point.flow), None)
    giver, receiver = names.parties(point.giver), names.parties(point.receiver)
    what = (flow.label if flow else "") or names.items(point.items) or "Data"
    return Point(
        title=f"{what[:1].upper()}{what[1:]}: from {giver} to {receiver}",
        text=" ".join(part for part in (_moment(point), _keeps(point, giver), _evidence(point), _only(point)) if part),
    )


def _moment(point: HandOverPoint) -> str:
    moment = point.event_text if point.event == "other" else label(HANDOVER_EVENTS, point.event) if point.event else ""
    more = f" ({point.event_text})" if point.event_text and point.event != "other" else ""
    return sentence(f"When {in_sentence(moment)}{more}") if moment else "The agreement does not say when."


def _keeps(point: HandOverPoint, giver: str) -> str:
    several = point.giver.scope != "named" or len(point.giver.codes) > 1
    who = "Each giver" if several else sentence(giver).rstrip(".") or "The giver"
    if point.kept in KEPT:
        return KEEPS[point.kept].format(who)
    return sentence(f"{who} keeps {in_sentence(point.kept_text)}") if point.kept_text else ""


def _evidence(point: HandOverPoint) -> str:
    if point.evidence in ("", "none"):
        return ""
    shown = point.evidence_text if point.evidence == "other" else label(EVIDENCE, point.evidence)
    return sentence(f"Shown by {in_sentence(shown)}") if shown else ""


def _only(point: HandOverPoint) -> str:
    return sentence(point.conditions)


def _joint(row: JointControl, names: Names) -> Point:
    what, who = row.what or names.items(row.items) or "Data", listed(names.party(code) for code in row.parties)
    told = f"They are joint controllers for it. {sentence(row.told)}"
    contact = f" The contact for the people concerned is {row.contact_point}." if row.contact_point else ""
    return Point(f"{what[:1].upper()}{what[1:]}: {who} answer together", f"{told.strip()}{contact}")


def _without_a_moment(document: Agreement, names: Names) -> list[Flow]:
    """Returns the flows for which nothing says when the receiver becomes responsible."""
    joint = {row for control in document.joint_control.rows for row in control.flows}
    handed = {point.flow for point in document.handovers}
    if not names.identifies_people:
        return []
    return [flow for flow in document.flows if flow.id not in handed | joint and names.route(flow)]


def _gap(flow: Flow, names: Names) -> Point:
    receiver = names.parties(flow.receiver)
    return Point(
        title=f"A hand-over is missing: {flow.label or 'data'}, {names.route(flow)}.",
        text=f"The agreement does not say when {receiver} becomes responsible for its copy.",
        gap=True,
    )
