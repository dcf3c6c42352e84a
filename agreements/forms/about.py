"""Chapter 1, about the agreement; and the form that begins a draft."""

from collections.abc import Mapping
from typing import Any

from django import forms

from agreements.forms.fields import Mailbox, Words, post, radios, select
from agreements.forms.part_form import PartForm
from register.documents.labels import THEMES
from register.web.questions import Question, question
from signatories.access import Access
from signatories.forms.tokens import ActToken
from signatories.models import Organisation
from signatories.roles import Right

DOCUMENTS = ("parent", "replaces")
TITLE_HINT = "Say what is shared and for what: “Hospital discharge: Rutland and UHL”."


class BeginForm(forms.Form):
    """What a draft needs to begin: its name, what it is about, and which organisation leads."""

    act = ActToken()
    title = Words(
        label="What is the agreement called?",
        help_text=TITLE_HINT,
        required=True,
        longest=300,
        error_messages={"required": "Enter what the agreement is called."},
    )
    theme = select("What is it about?", THEMES.items())
    lead = forms.ChoiceField(
        label="Which organisation leads?",
        help_text="Yours, unless you act for several.",
        error_messages={
            "required": "Choose the organisation that leads.",
            "invalid_choice": "Choose an organisation for which you draft.",
        },
    )

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
        "owner": "identity.owner",
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
    # Why the lead cannot be changed here, after the name of who leads; "" where it is asked.
    lead_note = ""
    more = ("local_reference", "kind", "marking", "version_label", "author", "master", "legal_status")

    title = Words(label="What is the agreement called?", help_text=TITLE_HINT, longest=300)
    theme = select("What is it about?", THEMES.items())
    owner = forms.ChoiceField(
        label="Which organisation leads?",
        help_text="Another then submits the agreement, and changes what all parties share. The organisation that led "
        "stays a party, reads the draft and keeps its own part, which it must then confirm.",
        error_messages={
            "required": "Choose the organisation that leads.",
            "invalid_choice": "Choose an organisation for which you draft.",
        },
    )
    parent_answer = radios("Is it part of a wider agreement?", (("none", "No"), ("chosen", "Yes, of the one below")))
    parent = select("Which wider agreement?", ())
    replaces_answer = radios(
        "Does it replace another agreement?",
        (("none", "No"), ("chosen", "Yes, the one below")),
        hint="A next version of the same agreement is not meant: it replaces the last by itself.",
    )
    replaces = select("Which agreement does it replace?", ())
    owner_post = post(
        "Who looks after it day to day?",
        hint="A job title. A name is kept apart, and may change without a new version.",
    )
    owner_mailbox = Mailbox("At which shared mailbox?")
    local_reference = Words(label="Your own reference, if you have one", longest=100)
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

    def offer_leads(self, lead: Organisation, access: Access) -> None:
        """Offer the organisations that may lead: those for which both the lead's manager and the person draft."""
        held = access.appointments_with(Right.DRAFT)
        offered = {row.organisation.code: row.organisation.name for row in held}
        if lead.code in offered and len(offered) > 1:
            self.fields["owner"].choices = sorted(offered.items(), key=lambda row: row[1])  # type: ignore[attr-defined]
            return
        del self.fields["owner"]
        only = f"Only a manager of {lead.name} who drafts for another organisation too can hand the lead over to it."
        self.lead_note = f"{lead.name}. {only}"

    def offer_documents(self, titles: Mapping[str, str]) -> None:
        """Offer the agreements that may be the wider one, or the one replaced."""
        self.titles = titles
        offered = [("", "Choose one"), *((reference, f"{reference} {title}") for reference, title in titles.items())]
        for name in DOCUMENTS:
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values, the documents by their references."""
        identity, initial = content.get("identity", {}), super().initial_from(content)
        for name in DOCUMENTS:
            initial |= {f"{name}_answer": identity.get(name, {}).get("answer", "")}
            initial |= {name: identity.get(name, {}).get("reference", "")}
        return initial

    def clean(self) -> dict[str, Any]:
        """Let a chosen document answer for itself, and ask for it where the answer is yes."""
        data = super().clean() or self.cleaned_data
        for name in DOCUMENTS:
            if data.get(name):
                data[f"{name}_answer"] = "chosen"
            elif data.get(f"{name}_answer") == "chosen" and name not in self.errors:
                self.add_error(name, "Choose the agreement, or answer no above.")
        return data

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part; each document with its title as of today."""
        changed = super().content(standing)
        for name in DOCUMENTS:
            reference = self.cleaned_data[name]
            changed["identity"][name] = {
                "answer": self.cleaned_data[f"{name}_answer"],
                "reference": reference,
                "title": self.titles.get(reference, ""),
            }
        return changed


for _name in AboutForm.more:
    question(AboutForm.base_fields[_name], Question(size=""))
