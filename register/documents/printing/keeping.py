"""How the information is kept: safe, right, and no longer than needed; by which suppliers, in which countries."""

from register.documents.agreement import Agreement, Processor, RetentionRule, Transfer
from register.documents.labels import DISPOSALS, RETENTION_TRIGGERS, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import cited, clause, day, legal, linked, sentence, wording
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    alike,
    beside,
    gap,
    one_group,
    plain,
    said,
)

RETENTION_COLUMNS = (
    Column("Kept by", 40),
    Column("What", 32),
    Column("How long", 34),
    Column("Law or schedule", 30),
    Column("And then", 26),
)
SUPPLIER_COLUMNS = (
    Column("Supplier", 36),
    Column("For", 30),
    Column("What it does", 40),
    Column("Contract", 28),
    Column("Where", 28),
)
TRANSFER_COLUMNS = (
    Column("Country", 28),
    Column("Who sends", 36),
    Column("What", 38),
    Column("What makes it lawful", 60),
)
NEW_SUPPLIERS = {
    "told": "The other parties are told of a new supplier.",
    "asked": "The other parties are asked before a new supplier is used.",
}


def security(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Keeping it safe", or None where nothing was answered."""
    kept = document.security
    answers = (
        ("Who may see it, and how that ends", kept.access),
        ("Where it is kept", kept.storage),
        ("On the move", kept.in_transit),
        ("Checks on people", kept.vetting),
        ("Training", kept.training),
    )
    own = tuple(block for words, text in answers for block in clause(sentence(f"{words}: {text}") if text else ""))
    blocks: tuple[Block, ...] = (*own, *wording(kept.wording))
    return PrintedSection("security", "Keeping it safe", blocks) if blocks else None


def retention(document: Agreement, names: Names) -> PrintedSection:
    """Return "Keeping and deleting": the rule of each holder, and how the information is kept right."""
    rows = alike(_rule_row(rule, names) for rule in document.retention)
    table: Block = (
        Table("How long it is kept", RETENTION_COLUMNS, one_group(rows), name="retention")
        if rows
        else Numbered(gap("how long each party keeps it: not yet said"))
    )
    return PrintedSection("retention", "Keeping and deleting", (table, *wording(document.quality)))


def _rule_row(rule: RetentionRule, names: Names) -> TableRow:
    holder = rule.holder or (names.full(rule.party) if rule.party else "")
    whose = f"for {names.party(rule.party)}" if rule.holder and rule.party else ""
    trigger = in_sentence(label(RETENTION_TRIGGERS, rule.trigger)) if rule.trigger and rule.trigger != "other" else ""
    items = names.items(rule.items)
    return TableRow(
        beside(said(holder, "kept by whom: not yet said"), whose),
        (
            said(items[:1].upper() + items[1:], "what: not yet said"),
            beside(said(rule.period, "how long: not yet said"), trigger, rule.trigger_text, _only_if(rule)),
            plain(cited(rule.law)),
            said(label(DISPOSALS, rule.disposal) if rule.disposal else "", "then what: not yet said"),
        ),
    )


def _only_if(rule: RetentionRule) -> str:
    return f"only if {rule.condition}" if rule.condition else ""


def suppliers(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Suppliers": who handles the information for a party, or that nobody does."""
    found = document.processors
    if found.suppliers.answer == "none":
        return PrintedSection("suppliers", "Suppliers", clause("No processor is used."))
    rows = tuple(_supplier_row(row, names) for row in found.suppliers.rows)
    if not rows:
        return None
    blocks: tuple[Block, ...] = (
        Table("Suppliers that handle the information", SUPPLIER_COLUMNS, one_group(rows)),
        *clause(f"The table was right on {day(found.listed_on)}." if found.listed_on else ""),
        *clause(NEW_SUPPLIERS.get(found.new_ones, "")),
    )
    return PrintedSection("suppliers", "Suppliers", blocks)


def _supplier_row(row: Processor, names: Names) -> TableRow:
    under = f"with {row.sub_processors}" if row.sub_processors else ""
    return TableRow(
        beside(said(row.name, "not yet named"), under),
        (
            said(names.full(row.party) if row.party else "", "for whom: not yet said"),
            said(sentence(row.task).rstrip("."), "what it does: not yet said"),
            plain(row.contract),
            plain(row.location),
        ),
    )


def transfers(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "Outside the United Kingdom": what leaves it and why that is lawful, or that nothing does."""
    heading = "Outside the United Kingdom"
    if document.transfers.answer == "none":
        return PrintedSection("transfers", heading, clause("Nothing leaves the UK."))
    rows = tuple(_transfer_row(row, names) for row in document.transfers.rows)
    table = Table("What leaves the United Kingdom", TRANSFER_COLUMNS, one_group(rows))
    return PrintedSection("transfers", heading, (table,)) if rows else None


def _transfer_row(row: Transfer, names: Names) -> TableRow:
    items = names.items(row.items)
    return TableRow(
        said(row.country, "where: not yet said"),
        (
            said(names.full(row.party) if row.party else "", "who: not yet said"),
            said(items[:1].upper() + items[1:], "what: not yet said"),
            beside(said(legal(row.mechanism), "what makes it lawful: not yet said"), linked(row.link)),
        ),
    )
