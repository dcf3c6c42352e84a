"""Why each party may share: its task, the law, the lawful basis and the conditions for sensitive information."""

from collections.abc import Sequence

from register.documents.agreement import Agreement, Basis
from register.documents.labels import DIRECTIONS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import clause, day, legal, linked, paragraphs, sentence, tied
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    Words,
    alike,
    beside,
    gap,
    one_group,
    plain,
    said,
)

COLUMNS = (
    Column("Organisation", 34),
    Column("For", 28),
    Column("Law that lets it", 30),
    Column("Lawful basis", 31),
    Column("Sensitive information", 39),
)
SECTION_35 = {
    "consent": "Law enforcement: with consent, section 35(2)(a) of the Data Protection Act 2018",
    "necessary": "Law enforcement: necessary for the task, section 35(2)(b) of the Data Protection Act 2018",
}
REGIMES = {
    "uk_gdpr": "",
    "part_3": "Part 3 of the Data Protection Act 2018",
    "part_4": "Part 4 of the Data Protection Act 2018",
}
AUTHORITY = "Offences: under official authority, Article 10(1)"


def lawfulness(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Why it may be shared"; None for an agreement about totals only."""
    if not document.bases and document.items and not names.identifies_people:
        return None
    rows = alike(_row(basis, names) for basis in document.bases)
    table: Block = (
        Table("Powers and lawful bases", COLUMNS, one_group(rows), name="bases")
        if rows
        else Numbered(gap("why each party may share: not yet said"))
    )
    said_more = tuple(block for basis in document.bases for block in _further(basis, names))
    missing = _missing(document, names) if rows else ()
    return PrintedSection(
        "lawfulness",
        "Why it may be shared",
        (table, *missing, *said_more, *_policies(document, names), *_consent(document)),
    )


def _missing(document: Agreement, names: Names) -> tuple[Block, ...]:
    answered = {basis.party for basis in document.bases}
    waiting = [party.code for party in document.parties if party.code not in answered and party.capacity != "signatory"]
    return tuple(Numbered(gap(f"why {names.party(code)} may share: not yet said")) for code in waiting)


def _row(basis: Basis, names: Names) -> TableRow:
    direction = label(DIRECTIONS, basis.direction).lower() if basis.direction in ("giving", "receiving") else ""
    return TableRow(
        beside(said(names.full(basis.party), "which party: not yet said"), direction),
        (
            said(sentence(basis.function).rstrip("."), "for what: not yet said"),
            plain(legal(basis.power)),
            _lawful_basis(basis),
            _conditions(basis),
        ),
    )


def _lawful_basis(basis: Basis) -> Words:
    if basis.regime in ("part_3", "part_4"):
        return beside(plain(tied(SECTION_35.get(basis.section35, ""))) or plain(tied(REGIMES[basis.regime])))
    limb, interest = legal(basis.limb), legal(basis.annex1)
    return beside(said(legal(basis.art6), "lawful basis: not yet said"), limb, interest)


def _conditions(basis: Basis) -> Words:
    offences = tied(AUTHORITY) if basis.art10 == "official_authority" else legal(basis.art10_schedule1)
    found = [legal(choice) for choice in (basis.art9, basis.schedule1, basis.schedule8)]
    return plain("\n".join(dict.fromkeys(part for part in (*found, offences) if part))) or plain("None is shared")


def _further(basis: Basis, names: Names) -> tuple[Block, ...]:
    """Return what a party says beside its row of the table, as clauses that begin with its name."""
    who = names.party(basis.party)
    secret = "Whoever handles it there is bound to secrecy by law"
    compatible = in_sentence(legal(basis.compatibility))
    lines = (
        (basis.secrecy.answer == "yes" and f"{secret}{f': {basis.secrecy.text}' if basis.secrecy.text else ''}") or "",
        _request(basis),
        f"It acts outside its public tasks: {basis.outside_tasks.text}" if basis.outside_tasks.text else "",
        f"Its official authority over offence data: {basis.art10_authority}" if basis.art10_authority else "",
        f"Use outside law enforcement is authorised by {basis.onward_authority}" if basis.onward_authority else "",
        f"The new use and the first one: {compatible}" if compatible else "",
    )
    points = [sentence(line) for line in lines if line]
    return (
        *(_opened(who, basis.explanation)),
        *_points(sentence(who).rstrip("."), points),
    )


def _points(who: str, points: Sequence[str]) -> tuple[Numbered, ...]:
    """Return what a party says as one clause: on its line when it is one thing, else beneath."""
    return (
        clause(f"{who}: {in_sentence(points[0])}") if len(points) == 1 else clause(f"{who}:" if points else "", *points)
    )


def _policies(document: Agreement, names: Names) -> tuple[Numbered, ...]:
    papers = {basis.party: linked(basis.policy) for basis in document.bases if linked(basis.policy)}
    points = [sentence(f"{names.party(party)}: {paper}") for party, paper in papers.items()]
    return clause("Policy documents on sensitive information:" if points else "", *points)


def _request(basis: Basis) -> str:
    if not basis.request_reference:
        return ""
    when = f" of {day(basis.request_on)}" if basis.request_on else ""
    task = ", which states that the information is needed for a public task" if basis.request_states_public_task else ""
    return f"It was asked in request {basis.request_reference}{when}{task}"


def _opened(who: str, text: str) -> tuple[Numbered, ...]:
    found = paragraphs(text)
    if not found:
        return ()
    first = Numbered((*plain(f"{sentence(who).rstrip('.')}: "), *found[0].words), found[0].points)
    return (first, *found[1:])


def _consent(document: Agreement) -> tuple[Numbered, ...]:
    consent = document.consent
    answers = (
        ("It is asked", consent.asked),
        ("It is recorded", consent.recorded),
        ("It is withdrawn", consent.withdrawn),
        ("If it is refused", consent.refused),
    )
    points = [sentence(f"{words}: {answer}") for words, answer in answers if answer]
    return clause("Where consent is the basis:" if points else "", *points)
