"""The rows of tables: every kind of cell is drawn, and whatever people typed stays words."""

import re
from html import unescape

import pytest

from register.templatetags.register_tables import CELL, table_rows, tag
from register.web.tables import Cell, Row

COLUMNS = ("Agreement", "State")
PLANTED = "<script>alert(\"1\")</script> & 'more'"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("5 of 6"), "5 of 6"),
        (Cell("5 of 6", under="parties"), '5 of 6<span class="app-small">parties</span>'),
        (Cell(empty="None"), '<span class="app-none">None</span>'),
        (Cell("since", strong="Overdue"), "<strong>Overdue</strong> since"),
        (Cell("Blaby", url="/a/?b=1&c=2"), '<a class="govuk-link" href="/a/?b=1&amp;c=2">Blaby</a>'),
        (Cell(status="in_force"), '<strong class="govuk-tag govuk-tag--green">In force</strong>'),
        (Cell(tag="Waits", tag_colour="yellow"), '<strong class="govuk-tag govuk-tag--yellow">Waits</strong>'),
        (
            Cell(lines=(Cell("One", under="first"), Cell("Two"))),
            '<div class="app-cell-line">One<span class="app-small">first</span></div>'
            '<div class="app-cell-line">Two</div>',
        ),
    ],
)
def test_each_kind_of_cell_is_drawn_beside_the_head_of_its_column(cell: Cell, expected: str) -> None:
    said = table_rows([Row(Cell("A"), (cell,))], COLUMNS)

    assert said.endswith(f"</th>{CELL.format('State', expected)}</tr>\n")


def test_head_of_a_row_is_a_link_with_a_line_below() -> None:
    said = table_rows([Row(Cell("Falls", url="/register/ISA-0001/", under="ISA-0001"), ())], COLUMNS[:1])

    link = '<a class="govuk-link" href="/register/ISA-0001/">Falls</a>'
    assert f'{link}<span class="app-small">ISA-0001</span></th>' in said


@pytest.mark.parametrize("field", ["text", "url", "under", "strong", "empty", "tag", "tag_colour"])
def test_what_was_typed_stays_words(field: str) -> None:
    cell = Cell(**{"text": "A", "tag": "B" if field == "tag_colour" else "", field: PLANTED})
    said = table_rows([Row(cell, (cell, Cell(lines=(cell,))))], (PLANTED, PLANTED, PLANTED))

    assert "<script" not in said
    assert unescape(said).count(PLANTED) > 2
    # No quotation mark ends an attribute before its time.
    assert re.sub(r"<[^<>]*>", "", said).count("<") == 0


def test_row_with_a_cell_too_few_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        table_rows([Row(Cell("A"), ())], COLUMNS)


def test_tag_without_a_colour_is_blue_by_style() -> None:
    assert tag("Material") == '<strong class="govuk-tag">Material</strong>'
