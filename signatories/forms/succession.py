"""The questions about who took over from whom."""

from typing import Any

from django import forms

from register.web.dates import DateField
from signatories.acts.succeeding import TakeOver
from signatories.forms.asking import ActForm, PlainText
from signatories.models import Organisation


class TakeOverForm(ActForm):
    """From whom an organisation took over."""

    predecessor = forms.ModelChoiceField(
        label="From whom did it take over?",
        help_text="An organisation that has left.",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        empty_label="Choose",
        error_messages={
            "required": "Choose an organisation.",
            "invalid_choice": "Choose an organisation of the list.",
        },
    )
    effective_on = DateField(label="From which day?", what="the day from which it took over")
    instrument = PlainText(
        label="By what instrument?",
        missing="Say by what instrument it took over.",
        longest=1_000,
        help_text="The Act, order or scheme, with its day. It stands on public pages.",
    )
    seen = forms.BooleanField(
        label="Its people may read what only the people of that organisation could read until then",
        error_messages={"required": "Confirm that its people may read what was that organisation’s."},
    )

    def __init__(self, *args: Any, successor: Organisation, **kwargs: Any) -> None:
        """Offers the other organisations, those that have left first."""
        super().__init__(*args, **kwargs)
        self.successor = successor
        others = Organisation.objects.exclude(pk=successor.pk).order_by("left_on", "name")
        self.fields["predecessor"].queryset = others  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """Return the answers as the act takes them."""
        said = super().answers()
        said.pop("seen")
        return {"take_over": TakeOver(successor=self.successor, **said)}


class SetSuccessionAsideForm(ActForm):
    """What is wrong with a succession."""

    reason = PlainText(label="What is wrong with it?", missing="Say what is wrong with it.", longest=1_000)
