"""Chapter 18, clauses in the agreement's own words: a clause a form, and a form for each part of it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from agreements.forms.fields import Lines, Words, radios, select
from agreements.forms.row_form import RowForm
from agreements.forms.tables import Grid
from register.documents.labels import CLAUSE_KINDS

BLOCK_KINDS = {
    "paragraph": "Paragraph",
    "list": "List",
    "quotation": "Quotation",
    "table": "Table",
    "reference": "Cross-reference",
}
LEVELS = (("0", "At the margin"), ("1", "One step in"), ("2", "Two steps in"), ("3", "Three steps in"))


class ClauseForm(RowForm):
    """What a clause is called; what it says is written part by part."""

    places = {"number": "number", "heading": "heading", "kind": "kind"}

    number = Words(
        label="What is its number?",
        help_text="As it is to be printed, such as “7” or “4A”. Leave it empty and it takes the next number.",
        longest=20,
    )
    heading = Words(
        label="What is its heading?", required=True, longest=200, error_messages={"required": "Give it a heading."}
    )
    kind = select("What is it about?", CLAUSE_KINDS.items())

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the clause as the document holds it; what it says and where it comes from stay."""
        return {"source": "own", "source_name": "", "concerns": [], "blocks": [], **self.content(standing)}


class BlockForm(RowForm):
    """One part of a clause; only the questions of its kind are asked."""

    places = {"kind": "kind", "label": "label", "text": "text", "lines": "lines", "table": "table"}

    kind = radios("What is it?", BLOCK_KINDS.items())
    label = Words(
        label="What is its own label?", help_text="As it is to be printed, such as “(a)”. May be left out.", longest=20
    )
    text = Words(label="Text", rows=5)
    lines = Lines(label="Points", help_text="One a line.", rows=5)
    table = Grid(label="Table")
    level = radios("How deep does it stand?", LEVELS)

    def offer(self) -> None:
        """Ask only what the kind of part calls for."""
        kind = str((self.data if self.is_bound else self.initial).get("kind") or "")
        self.variant = kind if kind in ASKED else "paragraph"
        asked = ASKED[self.variant]
        for name in [name for name in ("label", "text", "lines", "table", "level") if name not in asked]:
            del self.fields[name]
        for name, (label, missing) in asked.items():
            self.fields[name].label = label
            if missing:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = missing
        self.fields["kind"].widget = forms.HiddenInput()

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; how deep it stands as the value of a radio."""
        return super().initial_from(content) | {"level": str(content.get("level", 0))}

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part as the document holds it; points beneath a paragraph stay though they are not asked."""
        empty = {"label": "", "text": "", "lines": [], "table": []}
        said = empty | dict(self.content(standing))
        level = self.cleaned_data.get("level") or "0"
        return said | {"kind": self.cleaned_data["kind"] or "paragraph", "level": int(level)}


# Kind → the questions asked for it: what each is called, and the sentence where it must not be left out.
ASKED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "paragraph": {
        "label": ("What is its own label?", ""),
        "text": ("What does it say?", "Write the paragraph."),
        "level": ("How deep does it stand?", ""),
    },
    "list": {
        "label": ("What is its own label?", ""),
        "text": ("Which words stand above the points?", ""),
        "lines": ("What are the points?", "Write the points, one a line."),
        "level": ("How deep does it stand?", ""),
    },
    "quotation": {
        "label": ("What is its own label?", ""),
        "text": ("Which words are quoted?", "Give the words that are quoted."),
        "level": ("How deep does it stand?", ""),
    },
    "table": {
        "text": ("What is the table called?", ""),
        "table": ("What stands in it?", "Give the table, one row a line."),
    },
    "reference": {
        "label": ("What is its own label?", ""),
        "text": ("To what does it refer?", "Say to what it refers, such as “clause 4 of the protocol”."),
        "level": ("How deep does it stand?", ""),
    },
}
