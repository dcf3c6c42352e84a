"""Draws tags, and the rows of `components/table.html`.

By hand and not by a template: a list of fifty rows asks some thousand questions of its cells, which took a template
most of the page's time (docs/benchmarks.md). Each word is escaped where it is put in.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from register.web.statuses import colour_of, word_of
from register.web.tables import Cell, Row

HEAD = '<th scope="row" role="rowheader" class="govuk-table__header">{}</th>'
CELL = (
    '<td role="cell" class="govuk-table__cell">'
    '<span class="app-cards__label" aria-hidden="true">{}</span><div>{}</div></td>'
)

register = template.Library()


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """Draws a word on a tint: green, blue, yellow, red, grey or teal, and blue where none is given."""
    tint = f" govuk-tag--{escape(colour)}" if colour else ""
    return SafeString(f'<strong class="govuk-tag{tint}">{escape(str(text))}</strong>')


@register.simple_tag
def table_rows(rows: Iterable[Row], columns: Sequence[str]) -> SafeString:
    """Draws the rows of a table; each cell also bears the head of its column, which is what a card shows on a phone."""
    return SafeString("".join(_row(row, columns) for row in rows))


def _row(row: Row, columns: Sequence[str]) -> str:
    cells = (CELL.format(escape(label), _cell(cell)) for label, cell in zip(columns[1:], row.cells, strict=True))
    head = HEAD.format(_words(row.head) + _under(row.head))
    return f'<tr role="row" class="govuk-table__row">{head}{"".join(cells)}</tr>\n'


def _cell(cell: Cell) -> str:
    lines = (f'<div class="app-cell-line">{escape(line.text)}{_under(line)}</div>' for line in cell.lines)
    return "".join(lines) + _said(cell) + _under(cell)


def _said(cell: Cell) -> str:
    if cell.status:
        return tag(word_of(cell.status), colour_of(cell.status))
    if cell.tag:
        return tag(cell.tag, cell.tag_colour)
    return f'<span class="app-none">{escape(cell.empty)}</span>' if cell.empty else _words(cell)


def _words(cell: Cell) -> str:
    if cell.url:
        return f'<a class="govuk-link" href="{escape(cell.url)}">{escape(cell.text)}</a>'
    strong = f"<strong>{escape(cell.strong)}</strong> " if cell.strong else ""
    return strong + escape(cell.text)


def _under(cell: Cell) -> str:
    return f'<span class="app-small">{escape(cell.under)}</span>' if cell.under else ""
