"""What is read off a paper, and what somebody else says of it."""

from typing import Any

from django import forms

from register.web.dates import DateField
from signatories.forms.asking import ActForm, PlainText


class PaperForm(ActForm):
    """A signature that stands on paper."""

    organisation = forms.ChoiceField(
        label="Organisation",
        error_messages={"required": "Choose the organisation.", "invalid_choice": "Choose from the list."},
    )
    name = PlainText(label="Name on the paper", missing="Give the name that stands on the paper.")
    title = PlainText(label="Job title on the paper", help_text="Leave it empty where the paper gives none.")
    authority = PlainText(
        label="Authority on the paper", longest=1_000, help_text="Leave it empty where the paper names none."
    )
    signed_on = DateField(label="Day beside the signature", what="the day beside the signature", past=True)
    scan = forms.FileField(
        label="Scan",
        help_text="A PDF, PNG or JPEG of at most 20 MB.",
        required=False,
        allow_empty_file=True,
        max_length=255,
        error_messages={"max_length": "Give the file a shorter name.", "invalid": "Choose a file."},
    )
    no_scan_because = PlainText(label="Or why no scan is held", longest=2_000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offers those that are asked to sign and have not, as pairs of code and name."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", "Choose"), *organisations]  # type: ignore[attr-defined]


class ConfirmPaperForm(ActForm):
    """That the paper was looked at, and says what was recorded."""

    seen = forms.BooleanField(
        label="I have looked at the paper or its scan, and it says what is recorded here",
        error_messages={"required": "Look at the paper first, then say so."},
    )


class SetAsideForm(ActForm):
    """What is wrong with a recording."""

    reason = PlainText(
        label="What is wrong with it?",
        missing="Say what is wrong with it.",
        longest=2_000,
        widget=forms.Textarea({"rows": 3}),
    )
