"""Writes the benchmark's section of docs/benchmarks.md; the rest of that page is kept."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.figures import Figure

# Size → heading → figures.
Figures = Mapping[int, Mapping[str, Sequence[Figure]]]
PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- made by make bench -->", "<!-- end of what make bench made -->"
HEAD = """
Made by `{command}` on {day}: {cores} cores with a load of {load} when it began, PostgreSQL {postgres}, Python {python}.
Agreements have 5 parties of {organisations} organisations. Each figure is the median of at least 15, floors and subject
in turn in the same run, through the whole of WSGI in one process. **W** is a bare view that reads the session and the
user of somebody signed in; **F** the same rows by raw SQL (for append: one INSERT of the same row, and its two
SHA-256); a **list page** the first page of the list for the same reader. **Drawn anew** is a page for its first reader
since the last event; **again**, for the next (docs/decisions/0033). The goals were set before anything was built, for a
million agreements.
"""


def write(figures: Figures, *, command: str, facts: Mapping[str, str]) -> None:
    """Write the section with the tables of all sizes."""
    head = HEAD.format(command=command, cores=os.cpu_count(), python=platform.python_version(), **facts)
    section = "\n".join([BEGIN, head, *tables(figures), "", END])
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: section, text, flags=re.S), encoding="utf-8")


def tables(figures: Figures) -> list[str]:
    """Return a table for each heading, with a column for each size."""
    return [
        _table(heading, {size: each.get(heading, ()) for size, each in figures.items()})
        for heading in _headings(figures)
    ]


def missed(figures: Figures) -> list[str]:
    """Return a line for each goal that was missed at the greatest size."""
    return [f"not met: {one.what}: {_said(one)}, goal {_goal(one)}" for one in _last(figures) if one.is_met is False]


def _headings(figures: Figures) -> list[str]:
    return list(dict.fromkeys(heading for measured in figures.values() for heading in measured))


def _last(figures: Figures) -> list[Figure]:
    found: dict[tuple[str, str], Figure] = {}
    for measured in figures.values():
        found |= {(one.what, one.unit): one for rows in measured.values() for one in rows}
    return list(found.values())


def _table(heading: str, by_size: Mapping[int, Sequence[Figure]]) -> str:
    sizes = [size for size, rows in by_size.items() if rows]
    lines = [
        f"\n### {heading}\n",
        f"| what | goal | {' | '.join(f'{size:,}' for size in sizes)} | met |",
        f"|---|---|{'---|' * len(sizes)}---|",
    ]
    rows = {(one.what, one.unit): one for size in sizes for one in by_size[size]}
    for key, last in rows.items():
        values = [next((_said(one) for one in by_size[size] if (one.what, one.unit) == key), "") for size in sizes]
        lines.append(f"| {last.what} | {_goal(last)} | {' | '.join(values)} | {_met(last)} |")
    return "\n".join(lines) + "\n"


def _said(figure: Figure) -> str:
    return f"{_number(figure.value)} {figure.unit}"


def _goal(figure: Figure) -> str:
    return "" if figure.limit is None else f"≤ {_number(figure.limit)} {figure.unit}"


def _number(value: float) -> str:
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _met(figure: Figure) -> str:
    return {None: "", True: "yes", False: "**no**"}[figure.is_met]
