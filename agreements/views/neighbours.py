"""How one row will read: its own row of the printed table, between its neighbours."""

from dataclasses import replace

from agreements.views.reading import sections_of
from register.documents.agreement import Agreement
from register.documents.printing import PrintedSection, printed_section

AROUND = 1  # rows before and after


def row_sections(document: Agreement, chapter: str, row_id: str) -> tuple[PrintedSection, ...]:
    """Return the sections of a chapter; for one item, and for a new one, only the items beside it in the table.

    For a clause, and for what stands inside it, the clause.
    """
    if chapter == "clauses":
        return _clause(document, row_id)
    return _items(document, row_id) if chapter == "items" else sections_of(document, chapter)


def _clause(document: Agreement, row_id: str) -> tuple[PrintedSection, ...]:
    keys = [f"clause-{place}" for place, clause in enumerate(document.clauses, start=1) if clause.id == row_id]
    return tuple(section for section in sections_of(document, "clauses") if section.key in keys)


def _items(document: Agreement, row_id: str) -> tuple[PrintedSection, ...]:
    ids = [item.id for item in document.items]
    at = ids.index(row_id) if row_id in ids else len(ids)
    beside = document.items[max(at - AROUND, 0) : at + AROUND + 1]
    section = printed_section(document.model_copy(update={"items": beside}), "items")
    if section is None:
        return ()
    return (replace(section, blocks=tuple(block for block in section.blocks if block.kind == "table")),)
