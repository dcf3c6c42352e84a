"""What is asked of who sets who may see an agreement: whom, which versions, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from register.log.verbs import Visibility
from register.web.questions import Question, question
from signatories.forms.asking import ActForm, PlainText
from signatories.forms.leaving import LONGEST_REASON

NOT_OFFERED = "Choose one of the answers that are offered."
LABELS: dict[str, tuple[str, str]] = {
    "public": ("The public", "Everyone, without signing in; but for parts that the agreement itself withholds."),
    "partners": ("Partners", "People at the organisations of the partnership. For the public it is not there."),
    "parties": ("The parties only", "People at the organisations that take part, SIMG and auditors."),
}


def _radios(label: str, missing: str, hints: dict[str, str]) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": NOT_OFFERED},
    )
    return question(field, Question(choice_hints=hints))


class ShowForm(ActForm):
    """Who may see the versions of an agreement from now on, and why."""

    visibility = _radios("Who may see it from now on?", "Choose who may see it.", {})
    which = _radios("Which versions?", "Choose which versions.", {})
    reason = PlainText(
        label="Why?",
        help_text="It stays on record, and those who take part in the agreement read it.",
        missing="Say why.",
        longest=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(
        self, *args: Any, version: int, versions: Sequence[int], choices: Sequence[Visibility], **kwargs: Any
    ) -> None:
        """Take the version in hand, all versions that the person sees, and to whom they may be shown."""
        super().__init__(*args, **kwargs)
        self.version, self.versions = version, versions
        self.fields["visibility"].choices = [(code, LABELS[code][0]) for code in choices]  # type: ignore[attr-defined]
        question(self.fields["visibility"], Question(choice_hints={code: LABELS[code][1] for code in choices}))
        if len(versions) == 1:
            del self.fields["which"]
            return
        self.fields["which"].choices = [("all", "All of them"), ("one", f"Version {version} alone")]  # type: ignore[attr-defined]

    def show(self) -> dict[str, Any]:
        """Return the answers as the act takes them."""
        said = self.cleaned_data
        chosen = [self.version] if said.get("which") == "one" else list(self.versions)
        return {"visibility": said["visibility"], "versions": chosen, "reason": said["reason"]}
