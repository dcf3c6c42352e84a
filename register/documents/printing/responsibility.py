"""Who answers for which copy, and from which moment: hand-over points, joint control, further duties."""

from register.documents.agreement import Agreement, HandOverPoint, Holding, JointControl
from register.documents.labels import DUTIES, EVIDENCE, HANDOVER_EVENTS, KEPT, Labels, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import clause, listed, paragraphs, sentence
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    Words,
    beside,
    gap,
    one_group,
    plain,
    said,
)

HANDOVER_COLUMNS = (
    Column("No.", 10),
    Column("Responsibility passes when", 40),
    Column("From, to", 38),
    Column("For", 26),
    Column("The giver keeps", 27),
    Column("Shown by", 21),
)
DUTY_COLUMNS = (Column("Duty", 80), Column("Organisation", 82))
TASK_COLUMNS = (Column("Organisation", 48), Column("What it must do", 80), Column("By when", 34))


def responsibility(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Who is responsible, and when that changes"; None for totals of which nothing is said."""
    blocks: tuple[Block, ...] = (
        *_holdings(document, names),
        *_handovers(document, names),
        *_joint_control(document, names),
        *_tasks(document, names),
    )
    if not blocks and (names.identifies_people or not document.items):
        blocks = (Numbered(gap("who answers for what: not yet said")),)
    heading = "Who is responsible, and when that changes"
    return PrintedSection("responsibility", heading, blocks) if blocks else None


def _holdings(document: Agreement, names: Names) -> tuple[Block, ...]:
    if document.holdings.answer == "none":
        return clause("Before anything moves, each party answers for what it holds.")
    return tuple(found for row in document.holdings.rows for found in _holding(row, names))


def _holding(row: Holding, names: Names) -> tuple[Numbered, ...]:
    what = row.information or names.items(row.items)
    if not what or not row.party:
        return (Numbered(gap("who answers for what, to begin with: not yet said")),)
    always = " at all times: it never moves." if row.never_moves else " before anything moves."
    return clause(sentence(f"{names.party(row.party)} answers for {what}{always}"))


def _handovers(document: Agreement, names: Names) -> tuple[Block, ...]:
    points = sorted(document.handovers, key=lambda point: point.order)
    if not points:
        wanted = document.flows and names.identifies_people and not document.joint_control.rows
        return (Numbered(gap("when responsibility passes: not yet said")),) if wanted else ()
    rows = tuple(_point_row(place, point, names) for place, point in enumerate(points, start=1))
    opening = (
        "Whoever receives information answers for its own copy from the moment in the table below, and not before. "
        "Until then the giver answers for it."
    )
    conditions = tuple(
        found
        for place, point in enumerate(points, start=1)
        for found in clause(f"Hand-over point {place}: {sentence(point.conditions)}" if point.conditions else "")
    )
    table = Table("Hand-over points", HANDOVER_COLUMNS, one_group(rows), name="handovers")
    return (*clause(opening), table, *conditions)


def _point_row(place: int, point: HandOverPoint, names: Names) -> TableRow:
    giver, receiver = names.parties(point.giver), names.parties(point.receiver)
    ends = f"{giver[:1].upper()}{giver[1:]} to {receiver}" if giver and receiver else ""
    items, flow = names.items(point.items), names.flow(point.flow)
    return TableRow(
        plain(str(place)),
        (
            _moment(point),
            beside(said(ends, "from whom to whom: not yet said"), flow),
            said(sentence(items).rstrip(".") if items else "", "for what: not yet said"),
            _chosen(KEPT, point.kept, point.kept_text, "not yet said"),
            _chosen(EVIDENCE, point.evidence, point.evidence_text, "not yet said"),
        ),
    )


def _moment(point: HandOverPoint) -> Words:
    return _chosen(HANDOVER_EVENTS, point.event, point.event_text, "when responsibility passes: not yet said")


def _chosen(table: Labels, code: str, text: str, missing: str) -> Words:
    """Return a choice: the text for "other", else the choice's words with the text beside it."""
    if code == "other":
        return said(sentence(text).rstrip("."), missing)
    if not code:
        return gap(missing)
    return beside(plain(label(table, code)), text)


def _joint_control(document: Agreement, names: Names) -> tuple[Block, ...]:
    if document.joint_control.answer == "none":
        return clause("The parties are not joint controllers.")
    return tuple(block for row in document.joint_control.rows for block in _joint(row, names))


def _joint(row: JointControl, names: Names) -> tuple[Block, ...]:
    what = row.what or names.items(row.items)
    who = listed(names.party(code) for code in row.parties)
    if not what or not who:
        return (Numbered(gap("who decides together, and about what: not yet said")),)
    duties = tuple(
        TableRow(plain(label(DUTIES, duty.duty)), (said(names.full(duty.party), "not yet said"),))
        for duty in row.duties
    )
    return (
        *clause(f"{sentence(who).rstrip('.')} decide together about {what}, and are joint controllers for it."),
        *((Table(f"Joint control of {what}: who does what", DUTY_COLUMNS, one_group(duties)),) if duties else ()),
        *clause(f"People may turn to {row.contact_point} about it, and to any of them." if row.contact_point else ""),
        *paragraphs(row.told),
    )


def _tasks(document: Agreement, names: Names) -> tuple[Block, ...]:
    if document.responsibilities.answer == "none":
        return clause("No party has a duty beyond those in this agreement’s other sections.")
    rows = tuple(
        TableRow(
            said(names.full(task.party), "who: not yet said"),
            (said(sentence(task.what), "what: not yet said"), plain(task.by_when)),
        )
        for task in document.responsibilities.rows
    )
    return (Table("What else each organisation must do", TASK_COLUMNS, one_group(rows)),) if rows else ()
