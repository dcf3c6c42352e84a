"""What is asked of those who correct the record or leave an agreement: a reason, a notice, a day."""

from typing import Any

from django import forms

from register.clock import today
from register.web.dates import DateField
from signatories.forms.asking import ActForm, PlainText

LONGEST_REASON = 5_000


def _reason(label: str, hint: str) -> PlainText:
    return PlainText(
        label=label,
        help_text=hint,
        missing="Say why.",
        longest=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4}),
    )


class ReasonForm(ActForm):
    """Why the record is corrected."""

    reason = _reason("Why?", "It stays on record, and those who take part in the agreement read it.")


class LeaveForm(ActForm):
    """Why, with what notice and from which day an organisation leaves; before it began neither notice nor day."""

    reason = _reason("Why does your organisation leave?", "It stays on record, and the other parties read it.")
    notice = PlainText(
        label="What notice was given?",
        help_text="As the agreement asks, such as “three months’ written notice to the other parties on 1 October”.",
        missing="Say what notice was given.",
        longest=LONGEST_REASON,
        widget=forms.Textarea({"rows": 2}),
    )
    on = DateField(
        what="the first day on which it is no longer bound",
        label="From which day is it no longer bound?",
        help_text="The day after the notice ends. For example, 27 3 2027",
    )

    def __init__(self, *args: Any, has_begun: bool, **kwargs: Any) -> None:
        """Take whether the version binds the organisation already."""
        super().__init__(*args, **kwargs)
        if not has_begun:
            del self.fields["notice"], self.fields["on"]

    def leave(self) -> dict[str, Any]:
        """Return the answers as the act takes them; what is withdrawn before it began counts from today."""
        said = self.cleaned_data
        return {"reason": said["reason"], "notice": said.get("notice", ""), "on": said.get("on") or today()}
