"""The questions about an organisation, in groups."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.models import model_to_dict

from register.web.dates import DateField
from register.web.questions import Question, question
from signatories.acts.inviting import LONGEST_ADDRESS
from signatories.forms.asking import ActForm, PlainText
from signatories.models import Organisation, OrganisationKind

SHORT_NAME = "For tables and pictures, such as “Blaby”. May be left out."
YES_NO = [("True", "Yes"), ("False", "No")]
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The organisation", ("code", "name", "short_name", "kind", "is_legal_entity", "parent", "address")),
    ("Who answers", ("contact_post", "contact_mailbox", "dpo_post", "dpo_mailbox")),
    ("In law", ("is_public_authority", "is_competent_authority", "is_health_or_care")),
    ("Registration and assurance", (
        "ico_number", "ico_expires_on", "ico_exempt_because", "ods_code", "dspt_status", "dspt_year", "dspt_on",
        "cyber_essentials_expires_on",
    )),
    ("Taking part", ("joined_on", "left_on")),
)  # fmt: skip


def _mailbox(label: str) -> forms.EmailField:
    wrong = "Enter an e-mail address, such as dpo@council.example."
    return forms.EmailField(
        label=label,
        required=False,
        help_text="A role mailbox, not a person’s own: it stands on public pages.",
        error_messages={"invalid": wrong, "max_length": f"Enter an address of at most {LONGEST_ADDRESS} characters."},
        max_length=LONGEST_ADDRESS,
    )


def _tick(label: str, hint: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False)


class OrganisationForm(ActForm):
    """What is kept of an organisation, all of it public."""

    kind = forms.ChoiceField(
        label="What sort of body is it?",
        choices=[("", "Choose"), *OrganisationKind.choices],
        error_messages={"required": "Choose what sort of body it is.", "invalid_choice": "Choose from the list."},
    )
    is_legal_entity = question(
        forms.TypedChoiceField(
            label="Is it a legal entity?",
            help_text="Only a legal entity can be a controller and sign. A service, unit or board is not one.",
            choices=YES_NO,
            coerce=lambda answer: answer == "True",
            widget=forms.RadioSelect,
            error_messages={"required": "Say whether it is a legal entity.", "invalid_choice": "Choose yes or no."},
        ),
        Question(inline=True),
    )
    parent = forms.ModelChoiceField(
        label="Which organisation does it belong to?",
        help_text="For a service or unit.",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose an organisation of the list."},
    )
    address = PlainText(label="Address", longest=1_000, widget=forms.Textarea({"rows": 3}))
    contact_post = PlainText(label="Post to ask about information sharing")
    contact_mailbox = _mailbox("Its mailbox")
    dpo_post = PlainText(label="Post of the data protection officer")
    dpo_mailbox = _mailbox("The data protection officer’s mailbox")
    is_public_authority = _tick(
        "It is a public authority", "Section 7, Data Protection Act 2018. Never a parish council."
    )
    is_competent_authority = _tick("It is a competent authority", "Part 3: it enforces criminal law.")
    is_health_or_care = _tick("It gives health or social care", "Its agreements then want a Caldicott Guardian.")
    ico_number = PlainText(label="ICO registration", longest=20)
    ico_expires_on = DateField(label="ICO registration ends", what="the day the registration ends", required=False)
    ico_exempt_because = PlainText(label="Or why it need not register", longest=1_000)
    ods_code = PlainText(label="ODS code", longest=10, help_text="For bodies of the NHS.")
    dspt_status = PlainText(
        label="DSPT status", help_text="Data Security and Protection Toolkit, such as “Standards met”."
    )
    dspt_year = forms.IntegerField(
        label="DSPT year",
        min_value=2018,
        max_value=2100,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "invalid": "Enter a year, such as 2026.",
            "min_value": "The toolkit began in 2018.",
            "max_value": "Enter a year, such as 2026.",
        },
    )
    dspt_on = DateField(label="DSPT published", what="the day the toolkit was published", required=False, past=True)
    cyber_essentials_expires_on = DateField(
        label="Cyber Essentials ends", what="the day the certificate ends", required=False
    )
    joined_on = DateField(label="When did it join?", what="the day it joined")
    left_on = DateField(
        label="When did it leave?",
        what="the day it left",
        help_text="Empty while it takes part. All appointments there lapse on that day.",
        required=False,
    )

    def __init__(self, *args: Any, only: frozenset[str] | None = None, **kwargs: Any) -> None:
        """Offers the organisations of today as those that one may belong to; asks the questions of `only` alone."""
        super().__init__(*args, **kwargs)
        if only is not None:
            self.fields = {name: field for name, field in self.fields.items() if name in only | {"act"}}
            return
        self.fields["parent"].queryset = Organisation.objects.filter(left_on=None)  # type: ignore[attr-defined]

    def groups(self) -> Iterator[tuple[str, list[BoundField]]]:
        """Yields the questions in groups: a heading and the fields of this form under it."""
        for heading, names in GROUPS:
            if fields := [self[name] for name in names if name in self.fields]:
                yield heading, fields


class NewOrganisationForm(OrganisationForm):
    """The same for one that is new; the code is asked once and never changes, and a new name is an act of its own."""

    name = PlainText(label="Name", missing="Enter the organisation’s name.", help_text="As it stands on agreements.")
    short_name = PlainText(label="Short name", help_text=SHORT_NAME)

    code = PlainText(
        label="Code",
        missing="Enter a code.",
        longest=60,
        help_text="Small letters, figures and hyphens, such as “blaby”. It stands in addresses and never changes.",
    )


def kept(organisation: Organisation) -> dict[str, Any]:
    """Returns what stands of an organisation as the first answers of its form."""
    values = model_to_dict(organisation, fields=OrganisationForm.base_fields)
    return values | {"parent": organisation.parent.code if organisation.parent else None}
