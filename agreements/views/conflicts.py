"""Two people saved the same thing: both texts, side by side, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from agreements.forms.part_form import PartForm
from register.clock import LONDON
from register.documents.common import spoken_date
from signatories.drafting.section import SectionBase


@dataclass(frozen=True)
class Part:
    """One answer, under the question's label."""

    label: str
    text: str


@dataclass(frozen=True)
class Side:
    """One person's text: who and when, and the answers that differ."""

    head: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Conflict:
    """What stands now, and what was typed."""

    theirs: Side
    mine: Side

    @property
    def differs(self) -> bool:
        """Whether the two texts differ at all."""
        return bool(self.mine.parts)


def _text(value: Any, labels: Mapping[str, str]) -> str:
    """Return an answer in words: choices by their labels, several a line each."""
    if isinstance(value, list | tuple):
        return "\n".join(_text(row, labels) for row in value)
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, date):
        return spoken_date(value.isoformat())
    return "" if value is None else labels.get(str(value), str(value))


def _labels(field: forms.Field) -> dict[str, str]:
    return {str(code): str(label) for code, label in getattr(field, "choices", ())}


def sides(form: PartForm, standing: Mapping[str, Any], head: str) -> Conflict:
    """Return both texts of the questions on which what stands and what was typed differ."""
    theirs = type(form).initial_from(standing)
    rows = []
    for name, field in form.fields.items():
        if field.widget.is_hidden:
            continue
        labels = _labels(field)
        answers = (field.prepare_value(side.get(name)) for side in (theirs, form.cleaned_data))
        pair = [_text(answer, labels) for answer in answers]
        if pair[0] != pair[1]:
            rows.append((str(field.label), *pair))
    return Conflict(
        Side(head, tuple(Part(label, text) for label, text, _ in rows)),
        Side("What you typed", tuple(Part(label, text) for label, _, text in rows)),
    )


def conflict_between(form: PartForm | None, theirs: SectionBase) -> Conflict:
    """Return the conflict of a chapter's form with the section that was saved meanwhile."""
    when = theirs.saved_at.astimezone(LONDON).strftime("%H:%M") if theirs.saved_at else ""
    head = f"Saved by {theirs.saved_by.name if theirs.saved_by else 'somebody else'} at {when}"
    return sides(form, theirs.content, head) if form else Conflict(Side(head, ()), Side("What you typed", ()))
