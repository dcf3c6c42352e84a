"""How one row will read: its own row of the printed table, between its neighbours."""

from dataclasses import replace

from agreements.views.reading import READS
from register.documents.agreement import Agreement
from register.documents.printing import PrintedSection, printed_section

AROUND = 1  # rows before and after


def row_section(document: Agreement, chapter: str, row_id: str) -> PrintedSection | None:
    """Return the section of a chapter; for one item, and for a new one, only the items beside it in the table."""
    if chapter != "items":
        return printed_section(document, READS.get(chapter, chapter))
    ids = [item.id for item in document.items]
    at = ids.index(row_id) if row_id in ids else len(ids)
    beside = document.items[max(at - AROUND, 0) : at + AROUND + 1]
    section = printed_section(document.model_copy(update={"items": beside}), "items")
    if section is None:
        return None
    return replace(section, blocks=tuple(block for block in section.blocks if block.kind == "table"))
