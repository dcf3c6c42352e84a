"""What information is shared, and how it moves."""

from register.documents.agreement import Agreement, DataItem, Flow, ProcessStep
from register.documents.labels import (
    CATEGORIES,
    FACT_OR_OPINION,
    FLOW_STATUSES,
    FREQUENCIES,
    IDENTIFIABILITY,
    METHODS,
    SENSITIVITIES,
    in_sentence,
    label,
)
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import clause, number, paragraphs, sentence
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableGroup,
    TableRow,
    Words,
    beside,
    gap,
    one_group,
    plain,
    said,
)

ITEM_COLUMNS = (
    Column("No.", 10),
    Column("Item", 52),
    Column("About", 26),
    Column("Kind", 24),
    Column("Why it is needed", 50),
)
FLOW_COLUMNS = (
    Column("No.", 10),
    Column("From and to", 42),
    Column("What", 28),
    Column("What starts it", 36),
    Column("How", 46),
)
STEP_COLUMNS = (Column("No.", 10), Column("Who", 40), Column("What is done", 70), Column("With", 42))


def items(document: Agreement, names: Names) -> PrintedSection:
    """Return "What information is shared": the items by group, each with its reason."""
    if not document.items:
        missing = Numbered((*plain("The parties share "), *gap("what information: not yet said")))
        return PrintedSection("items", "What information is shared", (missing,))
    numbers = iter(range(1, len(document.items) + 1))
    groups = tuple(
        TableGroup(tuple(_item_row(next(numbers), item, names) for item in found), heading)
        for heading, found in names.groups.items()
    )
    table = Table("Data items", ITEM_COLUMNS, groups, name="items")
    return PrintedSection("items", "What information is shared", (*_opening(document, names), table, *_marks(document)))


def _opening(document: Agreement, names: Names) -> tuple[Numbered, ...]:
    count = len(document.items)
    shared, others = ("the one item", "no other") if count == 1 else (f"the {number(count)} items", "no others")
    people = f", about {names.people}" if names.people else ""
    return clause(f"The parties share {shared} in the table below, and {others}{people}.")


def _item_row(place: int, item: DataItem, names: Names) -> TableRow:
    what = beside(said(item.label, "not yet named"), *_remarks(item, names))
    kind = label(CATEGORIES, item.category) if item.category else ""
    sensitivity = label(SENSITIVITIES, item.sensitivity) if item.sensitivity not in ("", "ordinary") else ""
    return TableRow(
        plain(str(place)),
        (
            what,
            said(names.subjects(item), "about whom: not yet said"),
            _kind(kind, sensitivity or label(SENSITIVITIES, item.sensitivity) if item.sensitivity else ""),
            said(sentence(item.why), "why it is needed: not yet said"),
        ),
    )


def _kind(category: str, sensitivity: str) -> Words:
    """Return the kind of an item; how sensitive it is stands beside, unless it is ordinary or the kind's own name."""
    if not category:
        return said(sensitivity, "kind: not yet said")
    repeated = sensitivity in ("Ordinary", category)
    return beside(plain(category), "" if repeated else in_sentence(sensitivity))


def _remarks(item: DataItem, names: Names) -> tuple[str, ...]:
    opinion = label(FACT_OR_OPINION, item.fact_or_opinion) if item.fact_or_opinion in ("opinion", "both") else ""
    identity = label(IDENTIFIABILITY, item.identifiability) if item.identifiability not in ("", "identifiable") else ""
    key = f"{names.party(item.key_holder)} holds the key" if item.key_holder else ""
    when = f"if relevant: {item.required_when}" if item.required_when else "if relevant"
    return (
        when if item.required == "if_relevant" else "",
        in_sentence(opinion),
        ", ".join(part for part in (in_sentence(identity), key) if part),
        f"from: {item.source}" if item.source else "",
        f"standard: {item.standard}" if item.standard else "",
        f"seen only by: {item.access}" if item.access else "",
        "used to match people" if item.matches_people else "",
    )


def _marks(document: Agreement) -> tuple[Numbered, ...]:
    sensitivities = {item.sensitivity for item in document.items}
    special = bool(sensitivities & {"health", "special"})
    marked = any(item.required == "if_relevant" for item in document.items)
    return (
        *clause("An item marked “if relevant” is shared only where it bears on the case." if marked else ""),
        *clause("Items marked “health” or “special category” are special category data." if special else ""),
        *clause("Items marked “offences” are criminal offence data." if "offence" in sensitivities else ""),
        *paragraphs(document.matching),
    )


def flows(document: Agreement, names: Names) -> PrintedSection:
    """Return "How it moves": the table of flows, their limits, and the steps of the procedure."""
    rows = tuple(_flow_row(place, flow, names) for place, flow in enumerate(document.flows, start=1))
    table: Block = (
        Table("Flows", FLOW_COLUMNS, one_group(rows), name="flows")
        if rows
        else Numbered(gap("who gives what to whom: not yet said"))
    )
    limits = tuple(
        found
        for place, flow in enumerate(document.flows, start=1)
        for found in clause(f"A limit on flow {place}: {sentence(flow.conditions)}" if flow.conditions else "")
    )
    return PrintedSection("flows", "How it moves", (table, *limits, *_steps(document)))


def _flow_row(place: int, flow: Flow, names: Names) -> TableRow:
    route, what = names.route(flow), names.items(flow.items)
    often = label(FREQUENCIES, flow.frequency) if flow.frequency else ""
    status = in_sentence(label(FLOW_STATUSES, flow.status)) if flow.status in FLOW_STATUSES else ""
    return TableRow(
        plain(str(place)),
        (
            beside(said(_capital(route), "from whom to whom: not yet said"), status),
            beside(said(_capital(what), "what: not yet said"), flow.label),
            beside(said(sentence(flow.trigger).rstrip("."), "what starts it: not yet said"), in_sentence(often)),
            beside(said(_how(flow), "how it travels: not yet said"), *_how_remarks(flow)),
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _how(flow: Flow) -> str:
    named = label(METHODS, flow.method) if flow.method else ""
    return flow.system if flow.system and flow.method == "other" else ", ".join(filter(None, (named, flow.system)))


def _how_remarks(flow: Flow) -> tuple[str, ...]:
    protected = {"yes": "protected on the way", "no": "not protected on the way"}.get(flow.encryption.answer, "")
    return (
        f"{protected}: {flow.encryption.text}" if protected and flow.encryption.text else protected,
        f"format: {flow.format}" if flow.format else "",
        f"form: {flow.form}" if flow.form else "",
        f"seen only by: {flow.access}" if flow.access else "",
    )


def _steps(document: Agreement) -> tuple[Block, ...]:
    if document.process_steps.answer == "none":
        return clause("No steps are laid down.")
    rows = tuple(_step_row(place, step) for place, step in enumerate(document.process_steps.rows, start=1))
    return (Table("The procedure, step by step", STEP_COLUMNS, one_group(rows)),) if rows else ()


def _step_row(place: int, step: ProcessStep) -> TableRow:
    tools = ", ".join(part for part in (step.form, step.system) if part)
    return TableRow(plain(str(place)), (plain(step.who), plain(sentence(step.what)), plain(tools)))
