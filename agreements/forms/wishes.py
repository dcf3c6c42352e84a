"""SIMG's answer to a wish: the organisation that is there already, or why it is not added."""

from typing import Any

from django import forms

from agreements.forms.fields import Words
from register.clock import today
from signatories.models import Organisation


class AnswerForm(forms.Form):
    """One of two answers."""

    organisation = forms.ModelChoiceField(
        label="It is on the register already, as",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Choose one",
        error_messages={"invalid_choice": "Choose an organisation from the list."},
    )
    reason = Words(label="Or why it is not added", help_text="Who asked reads this.", rows=3, longest=2_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the organisations of today."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active(today())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for one answer, and for one alone."""
        data = super().clean() or self.cleaned_data
        there, reason = data.get("organisation"), data.get("reason")
        if not self.errors and not there and not reason:
            self.add_error("reason", "Say why it is not added, or choose the organisation above.")
        if there and reason:
            self.add_error("reason", "Either choose the organisation above or say why it is not added, not both.")
        return data
