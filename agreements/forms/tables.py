"""A table as text: a row a line, its cells between bars, or between tabs as a spreadsheet copies them."""

import re
from typing import Any

from django import forms

from agreements.forms.fields import Words

MOST_ROWS, MOST_COLUMNS = 500, 12
# Within a cell these stand behind a backslash, so that a table comes back as it went.
ESCAPED = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}
_PIECE = re.compile(r"\\(.)|([|\t])|([^\\|\t]+)|(\\)$", re.DOTALL)
_WIDER = f"Shorten the table to {MOST_COLUMNS} columns."
_LONGER = f"Shorten the table to {MOST_ROWS} rows."


def cells_of(line: str) -> list[str]:
    """Return the cells of a line: "A | B" is two, and "A \\| B" one."""
    cells = [""]
    for escaped, bar, text, last in _PIECE.findall(line):
        if bar:
            cells.append("")
        else:
            cells[-1] += {"n": "\n"}.get(escaped, escaped) if escaped else text or last
    return [cell.strip(" ") for cell in cells]


def line_of(cells: list[str]) -> str:
    """Return the line that says these cells."""
    return " | ".join("".join(ESCAPED.get(letter, letter) for letter in cell) for cell in cells)


class Grid(Words):
    """A table; the first line is its head. The value is a list of rows, each a list of texts."""

    def __init__(self, **kwargs: Any) -> None:
        """Say how a table is written."""
        hint = "One row a line, the headings first. Put a bar between cells: “Item | Who”. Or paste from a spreadsheet."
        super().__init__(rows=6, help_text=hint, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the clean text; tabs come from spreadsheets and count as bars."""
        return super().to_python(str(value or "").replace("\t", "|"))

    def prepare_value(self, value: Any) -> Any:
        """Return the rows as one text to edit."""
        return "\n".join(line_of(row) for row in value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[list[str]]:  # type: ignore[override]
        """Return the rows, all as wide as the widest; raise ValidationError for more than a page can hold."""
        rows = [cells_of(line) for line in super().clean(value).split("\n") if line.strip()]
        widest = max((len(row) for row in rows), default=0)
        if widest > MOST_COLUMNS or len(rows) > MOST_ROWS:
            raise forms.ValidationError(_WIDER if widest > MOST_COLUMNS else _LONGER)
        return [row + [""] * (widest - len(row)) for row in rows]
