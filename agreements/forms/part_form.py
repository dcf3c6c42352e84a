"""The base of drafting forms: fields that stand for places in a part of the document, and go back to them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from agreements.forms.asking import explain
from agreements.forms.fields import radios

LONGEST_REVISION = 10  # digits


def at(content: Mapping[str, Any], path: str) -> Any:
    """Return what stands at a dotted path, or None where nothing does."""
    value: Any = content
    for step in path.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return value


def put(content: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a dotted path, making the objects on the way and keeping what stands beside it."""
    *way, last = path.split(".")
    for step in way:
        content[step] = dict(content.get(step) or {})
        content = content[step]
    content[last] = value


class PartForm(forms.Form):
    """A form over a part of the document; `places` says where each field's value stands in it.

    `gaps`: what the checks find, by the field that closes it; shown beside it.
    """

    places: ClassVar[Mapping[str, str]] = {}
    gaps: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the questions say why they are asked."""
        super().__init__(*args, **kwargs)
        explain(self)

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the form's initial values from the part as it stands."""
        return {name: value for name, path in cls.places.items() if (value := at(content, path)) is not None}

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part with the answers in it; what the form does not ask stays as it stood."""
        changed = dict(standing)
        for name, path in self.places.items():
            if name in self.cleaned_data:
                put(changed, path, self.cleaned_data[name])
        return changed


def own_wording(standing: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return a section in words, said to be the agreement's own; unchanged words keep the source that they have."""
    if text == standing.get("text", ""):
        return dict(standing)
    return {"source": "own" if text else "", "source_name": "", "source_version": "", "text": text}


class Revision(forms.Field):
    """The revision that the page showed; one that did not arrive counts as the first, so that nobody is overwritten."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        """Ask for nothing: the field is not for people."""
        super().__init__(required=False)

    def clean(self, value: Any) -> int:
        """Return the number sent, 0 where none was."""
        return int(value) if str(value or "").isdecimal() and len(str(value)) < LONGEST_REVISION else 0


class FinishedForm(forms.Form):
    """The last question of every chapter."""

    finished = radios(
        "Have you finished this section?",
        (("yes", "Yes"), ("no", "No, I’ll come back to it")),
        hints={"yes": "Gaps stay shown until they are answered."},
    )
    revision = Revision()

    @property
    def is_finished(self) -> bool | None:
        """What was answered; None when the question was passed over."""
        return {"yes": True, "no": False}.get(self.cleaned_data["finished"])
