"""Tables typed as text, or pasted from a spreadsheet, and back again."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from agreements.forms.tables import MOST_COLUMNS, MOST_ROWS, Grid, cells_of, line_of

LETTERS = st.text(alphabet=["a", " ", "|", "\\", "n", "\n", "“"], max_size=8).map(lambda text: text.strip(" "))


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("Item | Who\nName | All", [["Item", "Who"], ["Name", "All"]]),
        ("Item\tWho\r\nName\tAll\r\n", [["Item", "Who"], ["Name", "All"]]),
        ("A\nB | C", [["A", ""], ["B", "C"]]),
        ("Either \\| or", [["Either | or"]]),
        ("Two\\nlines | x", [["Two\nlines", "x"]]),
        ("At the end \\", [["At the end \\"]]),
        ("", []),
        ("\n  \n", []),
        ("|", [["", ""]]),
    ],
)
def test_lines_become_rows(typed: str, rows: list[list[str]]) -> None:
    assert Grid(label="Table").clean(typed) == rows


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_cells_come_back_as_they_went(cells: list[str]) -> None:
    assert cells_of(line_of(cells)) == cells


@pytest.mark.parametrize("typed", ["x\n" * (MOST_ROWS + 1), "|" * MOST_COLUMNS, "a\x07b"])
def test_what_no_page_holds_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        Grid(label="Table").clean(typed)
