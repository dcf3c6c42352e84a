"""Fields that drafting forms are made of: texts fit for record, lists a line each, pairs, and organisations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from register.documents.common import LONGEST_TEXT, clean_text
from register.documents.visible import INVISIBLE, is_visible
from register.web.questions import Question, question

LONGEST_LINE, LONGEST_POST, LONGEST_ADDRESS = 1_000, 200, 254
NO_MAILBOX = "Enter an e-mail address, such as sharing@council.example."
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪◦]|\d+[.)])\s+")


class Words(forms.CharField):
    """A text that may stand on record: CRLF becomes LF; other control characters are refused with a sentence."""

    def __init__(self, *, rows: int = 0, longest: int = 0, **kwargs: Any) -> None:
        """Take a plain field's rules too; `rows` above 0 makes it an area of so many lines, for a longer text."""
        kwargs.setdefault("required", False)
        if rows:
            kwargs.setdefault("widget", forms.Textarea({"rows": rows}))
        super().__init__(**kwargs)
        self.longest = longest or (LONGEST_TEXT if rows else LONGEST_LINE)

    def to_python(self, value: Any) -> str:
        """Return the clean text; raise ValidationError for what must not be on record, or is too long."""
        text = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if len(text) > self.longest:
            raise forms.ValidationError(f"Shorten the text to {self.longest:,} characters; it has {len(text):,}.")
        try:
            clean = clean_text(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if clean and not is_visible(clean):
            raise forms.ValidationError(INVISIBLE)
        return clean


class Suggested(forms.TextInput):
    """One line, with a list that the browser searches while somebody types; any other words may be typed."""

    template_name = "forms/suggested.html"

    def __init__(self, suggestions: Sequence[str]) -> None:
        """Take what is suggested, in order."""
        super().__init__({"autocomplete": "off"})
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template draws: the box, and the list that it names."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{name}_suggestions"
        return context | {"list_id": f"{name}_suggestions", "suggestions": self.suggestions}


class Lines(Words):
    """A list of texts, one a line; bullets and empty lines are left out."""

    def prepare_value(self, value: Any) -> Any:
        """Return the lines as one text to edit."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        """Return the lines as a list."""
        text = super().clean(value)
        return [clean for line in text.split("\n") if (clean := _BULLET.sub("", line).strip())]


class Pairs(Words):
    """A list of pairs, one a line with a colon between; `names` are the two keys of each row."""

    def __init__(self, *, names: tuple[str, str], **kwargs: Any) -> None:
        """Take the keys under which the two halves of a line stand."""
        super().__init__(**kwargs)
        self.names = names

    def prepare_value(self, value: Any) -> Any:
        """Return the rows as one text to edit."""
        if not isinstance(value, list | tuple):
            return value
        first, second = self.names
        return "\n".join(f"{row.get(first, '')}: {row.get(second, '')}" for row in value)

    def clean(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]
        """Return the rows; raise ValidationError that names the first line without a colon."""
        rows = []
        for line in filter(None, (line.strip() for line in super().clean(value).split("\n"))):
            first, colon, second = _BULLET.sub("", line).partition(":")
            if not colon:
                raise forms.ValidationError(f"Put a colon between the two parts of “{line[:60]}”.")
            rows.append(dict(zip(self.names, (first.strip(), second.strip()), strict=True)))
        return rows


def post(label: str, *, hint: str = "A job title.") -> Words:
    """Return the question after a post: a few words."""
    return Words(label=label, help_text=hint, longest=LONGEST_POST)


class Mailbox(forms.EmailField):
    """A shared mailbox, which may be left out."""

    def __init__(self, label: str) -> None:
        """Take the question; one sentence says what an address looks like."""
        super().__init__(label=label, required=False, max_length=None, error_messages={"invalid": NO_MAILBOX})

    def to_python(self, value: Any) -> str:
        """Return the address; what is too long for one is told so, and nothing else."""
        text = str(super().to_python(value) or "")
        if len(text) > LONGEST_ADDRESS:
            raise forms.ValidationError(f"Enter an address of at most {LONGEST_ADDRESS} characters.")
        return text


Choices = Iterable[tuple[str, str]]
NOT_OFFERED = {"required": "Choose an answer.", "invalid_choice": "Choose one of the answers that are offered."}


def radios(
    label: str,
    choices: Choices,
    *,
    hint: str = "",
    hints: Mapping[str, str] | None = None,
    reveals: Mapping[str, tuple[str, ...]] | None = None,
    required: bool = False,
) -> forms.ChoiceField:
    """Return a question answered by one of a few choices; unanswered is "" and is allowed in a draft.

    `reveals`: the fields that stand beneath a choice, by its value; they are seen once it is chosen.
    """
    field = forms.ChoiceField(
        label=label,
        choices=tuple(choices),
        help_text=hint,
        required=required,
        widget=forms.RadioSelect,
        error_messages=NOT_OFFERED,
    )
    return question(field, Question(choice_hints=hints or {}, reveals=reveals or {}))


def select(label: str, choices: Choices, *, hint: str = "") -> forms.ChoiceField:
    """Return a question answered from a long list; its first line says that nothing is chosen."""
    return forms.ChoiceField(
        label=label,
        choices=(("", "Choose one"), *choices),
        help_text=hint,
        required=False,
        widget=forms.Select,
        error_messages=NOT_OFFERED,
    )


def checkboxes(label: str, choices: Choices, *, hint: str = "") -> forms.MultipleChoiceField:
    """Return a question answered by any of several choices."""
    field = forms.MultipleChoiceField(
        label=label,
        choices=tuple(choices),
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NOT_OFFERED,
    )
    return question(field, Question(small=True))
