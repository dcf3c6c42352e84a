"""Lays a paper out: its values into the template, with the style sheet and typefaces of the PDF."""

from collections.abc import Iterator, Sequence

from django.template.loader import render_to_string

from register.documents.printing import PrintedSection
from register.documents.printing.values import Table
from register.evidence.paper import Paper
from register.evidence.printing import Attached, Job
from register.evidence.typefaces import typeface_files, typeface_rules


def job_of(paper: Paper, attachments: Sequence[Attached]) -> Job:
    """Return what the printer needs of a paper, with the texts attached to it."""
    widths = "\n".join(_widths(paper.sections))
    sheet = render_to_string("pdf/agreement.css")
    return Job(
        html=render_to_string("pdf/agreement.html", {"paper": paper}),
        css="\n".join((typeface_rules(), widths, sheet)),
        files=typeface_files(),
        attachments=attachments,
    )


def _widths(sections: Sequence[PrintedSection]) -> Iterator[str]:
    """Yield the rules that give the columns of each table their widths."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for place, column in enumerate(block.columns, start=1):
                    yield f"#table-{block.number} col:nth-child({place}) {{ width: {column.width}mm }}"
