"""What a chief officer reads before signing: in short, what we must do, what we answer for and from when."""

from collections.abc import Iterator
from dataclasses import dataclass

from register.clock import today
from register.documents.agreement import Agreement, HandOverPoint
from register.documents.canonical import Document
from register.documents.common import PartyChoice, first_day, spoken_date
from register.documents.labels import DISPOSALS, HANDOVER_EVENTS, RETENTION_TRIGGERS, in_sentence
from register.documents.printing.naming import Names
from register.documents.protocol import Protocol


@dataclass(frozen=True)
class Answer:
    """One thing that the organisation answers for, and from which moment."""

    what: str
    since: str


@dataclass(frozen=True)
class SignSummary:
    """What concerns one party: the agreement in short, its duties, and what it answers for."""

    in_short: str
    duties: tuple[str, ...]
    answers: tuple[Answer, ...]
    risks: tuple[str, ...]
    begins: str


def summary_for(document: Document, code: str) -> SignSummary:
    """Return what the party `code` reads before it signs."""
    return _of_protocol(document) if isinstance(document, Protocol) else _of_agreement(document, code)


def _of_protocol(document: Protocol) -> SignSummary:
    """The protocol asks the same of everybody: its commitments. It moves no data."""
    issued = first_day(document.issued_on) if document.issued_on else today()
    before = f", and not before {spoken_date(document.issued_on)}" if issued > today() else ""
    return SignSummary(
        in_short=document.context.split("\n")[0],
        duties=tuple(row.body.split("\n")[0] or row.heading for row in document.commitments),
        answers=(),
        risks=(),
        begins=f"It commits us from the day on which we sign it{before}.",
    )


def _of_agreement(document: Agreement, code: str) -> SignSummary:
    return SignSummary(
        in_short=document.public_summary or document.purpose.aims,
        duties=tuple(_duties(document, code)),
        answers=tuple(_answers(document, code)),
        risks=tuple(risk.risk for risk in document.risks.rows if risk.risk),
        begins=_begins(document),
    )


def _begins(document: Agreement) -> str:
    """Say from when it counts, for who signs today."""
    on = spoken_date(document.commencement.on) if document.commencement.on else ""
    return {
        "date": f"It begins on {on}, for those who have signed by then.",
        "all": f"It begins when everybody has signed{f', and not before {on}' if on else ''}.",
        "each": f"It begins for us when we and one other have signed{f', and not before {on}' if on else ''}.",
    }.get(document.commencement.rule, "")


def _duties(document: Agreement, code: str) -> Iterator[str]:
    for row in document.responsibilities.rows:
        if row.party == code:
            yield f"{row.what} ({row.by_when})" if row.by_when else row.what
    for rule in document.retention:
        if rule.party == code:
            since = RETENTION_TRIGGERS.get(rule.trigger, rule.trigger_text).lower()
            then = DISPOSALS.get(rule.disposal, "")
            kept = f"Keep what we receive for {rule.period} {since}".strip()
            yield f"{kept}, then: {in_sentence(then)}" if then else kept
    for joint in document.joint_control.rows:
        if any(duty.party == code for duty in joint.duties):
            yield f"Carry our duties as joint controller for {joint.what}"


def _takes_part(choice: PartyChoice, code: str) -> bool:
    return choice.scope in {"each_party", "all_at_meeting"} or code in choice.codes


def _moment(point: HandOverPoint) -> str:
    """Say when responsibility passes, in the agreement's words where it has its own."""
    event = HANDOVER_EVENTS.get(point.event, "")
    return point.event_text or (f"From the moment when {in_sentence(event)}" if event else "From a moment not yet said")


def _answers(document: Agreement, code: str) -> Iterator[Answer]:
    names = Names(document)
    flows = {flow.id: flow for flow in document.flows}
    for point in document.handovers:
        flow = flows.get(point.flow)
        label = flow.label if flow else names.items(point.items)
        if _takes_part(point.receiver, code):
            yield Answer(f"Our copy of what we receive: {in_sentence(label)}", _moment(point))
        elif _takes_part(point.giver, code) and point.kept == "own_record":
            yield Answer(f"Our own record of what we give: {in_sentence(label)}", "Always, as now")
    for joint in document.joint_control.rows:
        if code in joint.parties:
            yield Answer(joint.what, "Together with the other joint controllers")
