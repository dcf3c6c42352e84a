"""What a signatory gives: the name that is printed as the signature, or a reason to decline."""

from django import forms

from register.web.questions import Question, question
from signatories.forms.asking import PlainText
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

    reason = PlainText(
        label="Why do you decline?",
        help_text="It is recorded and shown to the other parties. You may still sign later.",
        missing="Say why you decline.",
        longest=5_000,
        widget=forms.Textarea({"rows": 4}),
    )
    act = ActToken()
