"""Papers of a draft: what each is called, and its file."""

from typing import Any

from django import forms

from agreements.forms.fields import Words
from agreements.forms.row_form import RowForm
from register.entries.refusals import Refused
from register.evidence.annexes import SMALLER
from register.evidence.uploads import check_size


def _title() -> Words:
    return Words(
        label="What is it called?",
        help_text="As it will stand in the agreement, such as “Consent form”.",
        required=True,
        longest=200,
        error_messages={"required": "Give the paper a title."},
    )


class AnnexForm(RowForm):
    """What a paper is called; its file stays as it is."""

    places = {"title": "title"}

    title = _title()


class NewAnnexForm(forms.Form):
    """A paper with its file; `row` is the id that it will have, so that the same form sent twice adds it once."""

    title = _title()
    file = forms.FileField(
        label="Which file is it?",
        help_text="A PDF, a PNG, a JPEG, a Word file (.docx) or a spreadsheet (.xlsx), of at most 20 MB.",
        max_length=255,
        allow_empty_file=True,
        error_messages={
            "required": "Choose a file.",
            "invalid": "Choose a file.",
            "max_length": "Give the file a shorter name.",
        },
    )
    row = forms.RegexField(r"^[0-9a-f]{8}$", widget=forms.HiddenInput, required=False)

    def clean_file(self) -> Any:
        """Refuse a file by its size before its bytes are read."""
        sent = self.cleaned_data["file"]
        try:
            check_size(sent.size, smaller=SMALLER)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return sent
