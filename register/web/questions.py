"""What a question shows beside its label and hint: its examples, its size, a hint to each choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django import forms

AnyField = TypeVar("AnyField", bound=forms.Field)


@dataclass(frozen=True)
class Question:
    """The parts of a question that a plain Django field has no place for.

    `size`: of the label: "s", "m", "l", or "" for plain text. `heading`: the label is the page's title (an h1).
    `why`: why it is asked, behind a line of its own, with the examples unless they are to stand open.
    `good`, `poor`: an example answer of each kind. `choice_hints`: hints by choice value.
    `small`: small radios or checkboxes. `inline`: choices in one line. `reveals`: fields of the form that belong to one
    choice, by its value; each stands beneath its choice, and is seen once that is chosen.
    """

    size: str = "s"
    heading: bool = False
    good: str = ""
    poor: str = ""
    why: str = ""
    examples_open: bool = False
    small: bool = False
    inline: bool = False
    choice_hints: Mapping[str, str] = field(default_factory=dict)
    reveals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def shows_examples(self) -> bool:
        """Whether the examples stand beside the question: where they are to, or have no other place."""
        return bool(self.good or self.poor) and (self.examples_open or not self.why)


def question(asked: AnyField, shown: Question) -> AnyField:
    """Returns the field itself, with what it shows fixed to it: `why = question(CharField(), Question(good="…"))`."""
    setattr(asked, "question", shown)  # noqa: B010 (a field has no such attribute of its own)
    return asked


def question_of(asked: forms.Field) -> Question:
    """Returns what a field shows; a plain field shows its label and hint alone."""
    shown = getattr(asked, "question", None)
    return shown if isinstance(shown, Question) else Question()
