"""What a signatory gives: the name that is printed as the signature, or a reason to decline."""

from django import forms

from register.documents.common import clean_text
from register.web.questions import Question, question
from signatories.forms.tokens import ActToken, TextDigest


class SignForm(forms.Form):
    """The typed name; the token makes a second sending do nothing, the digest names the text that was read."""

    name = question(
        forms.CharField(
            label="Type your full name",
            help_text="It will be printed as your signature.",
            max_length=200,
            error_messages={"required": "Type your full name.", "max_length": "Type your name alone."},
            widget=forms.TextInput({"autocomplete": "name", "spellcheck": "false"}),
        ),
        Question(size="m"),
    )
    digest = TextDigest()
    act = ActToken()


class DeclineForm(forms.Form):
    """The reason to decline."""

    reason = forms.CharField(
        label="Why do you decline?",
        help_text="It is recorded and shown to the other parties. You may still sign later.",
        max_length=5_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Say why you decline.", "max_length": "Shorten the reason to 5,000 characters."},
    )
    act = ActToken()

    def clean_reason(self) -> str:
        """Return the reason as it may stand on record; refuse what cannot be printed."""
        try:
            return clean_text(self.cleaned_data["reason"].replace("\r\n", "\n"))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
