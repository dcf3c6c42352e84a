"""Rows of tables as the component `components/table.html` draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell: its words, several `lines`, a tag, a status, or a grey word for nothing; `under` is a grey line below."""

    text: str = ""
    url: str = ""
    under: str = ""
    tag: str = ""
    tag_colour: str = ""
    status: str = ""
    strong: str = ""
    empty: str = ""
    lines: tuple["Cell", ...] = ()


@dataclass(frozen=True)
class Row:
    """A row: the cell that names it, and the others."""

    head: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with its caption and the heads of its columns (at most 11 letters each, for phones)."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def cell(text: str, *, otherwise: str = "Not stated", under: str = "") -> Cell:
    """Return a cell of words, or the grey word that says that there are none."""
    return Cell(text=text, under=under) if text else Cell(empty=otherwise, under=under)
