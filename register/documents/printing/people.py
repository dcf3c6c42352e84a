"""What the people concerned are told and may ask, what could go wrong for them, and their confidence."""

from register.documents.agreement import Agreement, Caldicott, Notice, Risk
from register.documents.labels import COMMON_LAW_USES, DPIA_TRIGGERS, LEVELS, RIGHTS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import (
    clause,
    day,
    legal,
    linked,
    listed,
    number,
    paragraphs,
    sentence,
    wording,
)
from register.documents.printing.values import (
    Block,
    Column,
    PrintedSection,
    Table,
    TableRow,
    one_group,
    plain,
)

RIGHT_COLUMNS = (Column("What a person may ask for", 62), Column("Who answers", 70), Column("Within", 30))
RISK_COLUMNS = (
    Column("What could go wrong", 52),
    Column("How bad", 18),
    Column("How likely", 18),
    Column("What is done about it", 46),
    Column("By whom", 28),
)
CALDICOTT_PRINCIPLES = (
    "Justify the purpose for using confidential information",
    "Use confidential information only when it is necessary",
    "Use the minimum necessary confidential information",
    "Access to confidential information on a strict need-to-know basis",
    "Everyone with access is aware of their responsibilities",
    "Comply with the law",
    "The duty to share for individual care is as important as the duty to protect confidentiality",
    "Inform patients and service users about how their confidential information is used",
)


def rights(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Telling people, and their rights", or None where nothing was answered."""
    asked = document.rights
    rows = tuple(
        TableRow(
            plain(label(RIGHTS, right.right)),
            (plain(names.full(right.party)), plain(f"{right.days} days" if right.days else "")),
        )
        for right in asked.rights
    )
    where = ", ".join(part for part in (asked.contact.post, asked.contact.mailbox, asked.contact.telephone) if part)
    whose = f" of {names.party(asked.contact_party)}" if asked.contact_party else ""
    blocks: tuple[Block, ...] = (
        *(block for notice in document.notices for block in _notice(notice, names)),
        *wording(asked.wording),
        *((Table("Requests, and who answers them", RIGHT_COLUMNS, one_group(rows)),) if rows else ()),
        *clause(f"The one contact for the public{whose} is {where}." if where else ""),
        *paragraphs(asked.passing_on),
        *paragraphs(asked.complaints),
    )
    return PrintedSection("rights", "Telling people, and their rights", blocks) if blocks else None


def _notice(notice: Notice, names: Names) -> tuple[Block, ...]:
    who, where = names.party(notice.party), linked(notice.link)
    seen = f": {where}" if where else ""
    sentences = {
        "published": f"{who} says in its privacy notice that it shares this information, and why{seen}.",
        "not_yet": f"{who} will say so in its privacy notice{f': {notice.by}' if notice.by else ''}.",
        "exempt": f"{who} does not tell people, for this reason in law: {notice.exemption}.",
    }
    return clause(sentence(sentences.get(notice.answer, "")))


def risks(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Risks": the impact assessment, the risks left, children, and decisions by computer."""
    rows = tuple(_risk_row(risk) for risk in document.risks.rows)
    table: tuple[Block, ...] = (Table("Risks for people", RISK_COLUMNS, one_group(rows)),) if rows else ()
    none = "No risk for people is left." if document.risks.answer == "none" else ""
    blocks = (*_assessment(document), *clause(none), *table, *_children(document), *_computer(document))
    return PrintedSection("risks", "Risks", blocks) if blocks else None


def _assessment(document: Agreement) -> tuple[Block, ...]:
    made = document.dpia
    called = listed(in_sentence(label(DPIA_TRIGGERS, code)) for code in made.triggers)
    whose = f" by {made.whose}" if made.whose else ""
    when = f" on {day(made.done_on)}" if made.done_on else ""
    where = f" ({linked(made.link)})" if linked(made.link) else ""
    sentences = {
        "done": f"An impact assessment was made{whose}{when}{where}. {sentence(made.outcome)}".strip(),
        "under_way": "An impact assessment is under way.",
        "not_needed": f"No impact assessment is needed. {sentence(made.reason)}".strip(),
    }
    return (
        *clause(f"This sharing involves {called}." if called else ""),
        *clause(sentences.get(made.answer, "")),
    )


def _risk_row(risk: Risk) -> TableRow:
    levels = (plain(label(LEVELS, level) if level else "") for level in (risk.severity, risk.likelihood))
    return TableRow(plain(sentence(risk.risk)), (*levels, plain(sentence(risk.measure)), plain(risk.who)))


def _children(document: Agreement) -> tuple[Block, ...]:
    if document.children.answer == "none":
        return clause("No information about children is shared.")
    return paragraphs(document.children.text)


def _computer(document: Agreement) -> tuple[Block, ...]:
    decided = document.automated_decisions
    if decided.answer == "none":
        return clause("No decision about a person is made by a computer alone.")
    answers = (
        ("What it decides", decided.logic),
        ("What people are told", decided.told),
        ("How they have their say", decided.say),
        ("Who looks again", decided.review),
        ("How they can challenge it", decided.challenge),
    )
    points = [sentence(f"{words}: {answer}") for words, answer in answers if answer]
    return clause("A computer takes part in decisions about people." if points else "", *points)


def confidentiality(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Confidentiality": health and care information in confidence, or None where there is none."""
    blocks = tuple(block for one in document.caldicott for block in _guarded(one, names))
    return PrintedSection("confidentiality", "Confidentiality", blocks) if blocks else None


def _guarded(one: Caldicott, names: Names) -> tuple[Block, ...]:
    who = sentence(names.party(one.party)).rstrip(".") if one.party else "Each party"
    use = COMMON_LAW_USES.get(one.use, "")
    law, opt_out = legal(one.common_law), legal(one.opt_out)
    words = " ".join(
        part
        for part in (
            f"{who} uses the information for {use}." if use else "",
            f"It relies on this: {in_sentence(law)}." if law else "",
            f"The national data opt-out: {in_sentence(opt_out)}." if opt_out else "",
        )
        if part
    )
    kept = [(principle.number, principle.how) for principle in one.principles if principle.number and principle.how]
    points = [f"{CALDICOTT_PRINCIPLES[place - 1]}: {sentence(how)}" for place, how in kept]
    opening = f"{who} keeps {number(len(points))} of the eight Caldicott principles thus:" if points else ""
    return (*clause(words), *clause(opening, *points))
