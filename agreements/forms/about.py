"""Chapter 1, about the agreement; and the form that begins a draft."""

from typing import Any

from django import forms

from agreements.forms.fields import Words, radios, select
from agreements.forms.part_form import PartForm
from register.documents.labels import THEMES
from register.web.questions import Question, question

TITLE_HINT = "Say what is shared and for what: “Hospital discharge: Rutland and UHL”."


class BeginForm(forms.Form):
    """What a draft needs to begin: its name, what it is about, and which organisation leads."""

    title = Words(
        label="What is the agreement called?",
        help_text=TITLE_HINT,
        required=True,
        longest=300,
        error_messages={"required": "Enter what the agreement is called."},
    )
    theme = select("What is it about?", THEMES.items())
    lead = forms.ChoiceField(label="Which organisation leads?", help_text="Yours, unless you act for several.")

    def __init__(self, *args: Any, leads: list[tuple[str, str]], **kwargs: Any) -> None:
        """Take the organisations, (code, name), for which the person drafts."""
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]
        if len(leads) == 1:
            self.fields["lead"].widget = forms.HiddenInput()
            self.fields["lead"].initial = leads[0][0]


class AboutForm(PartForm):
    """Chapter 1, with the details that few need behind one line."""

    places = {
        "title": "identity.title",
        "theme": "identity.theme",
        "owner_post": "identity.owner_role.post",
        "owner_mailbox": "identity.owner_role.mailbox",
        "local_reference": "identity.local_reference",
        "kind": "identity.kind",
        "marking": "identity.marking",
        "version_label": "identity.version_label",
        "author": "identity.author",
        "master": "identity.master",
        "legal_status": "identity.legal_status",
    }
    more = ("local_reference", "kind", "marking", "version_label", "author", "master", "legal_status")

    title = Words(label="What is the agreement called?", help_text=TITLE_HINT, longest=300)
    theme = select("What is it about?", THEMES.items())
    owner_post = Words(
        label="Who looks after it day to day?",
        help_text="A job title. A name is kept apart, and may change without a new version.",
    )
    owner_mailbox = forms.EmailField(
        label="At which shared mailbox?",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, such as sharing@council.example."},
    )
    local_reference = Words(label="Your own reference, if you have one")
    kind = radios(
        "What kind of sharing is it?",
        (
            ("one_way", "One way"),
            ("reciprocal", "Both ways"),
            ("joint", "The parties decide together (joint controllers)"),
            ("pooled", "Into a shared pool"),
        ),
    )
    marking = select(
        "Protective marking",
        (("OFFICIAL", "OFFICIAL"), ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE")),
    )
    version_label = Words(label="Version as printed, if it differs from the register’s number", longest=40)
    author = Words(label="Drawn up by")
    master = Words(label="Where the master copy is kept", help_text="Leave it empty if it is this register.")
    legal_status = radios(
        "Is it meant to be legally binding?",
        (("binding", "Yes, it is binding"), ("not_binding", "No, the parties mean to keep to it without a contract")),
    )


for _name in AboutForm.more:
    question(AboutForm.base_fields[_name], Question(size=""))
