"""The questions about an appointment: who, in what role, from when, on what authority; and when it ends."""

from typing import Any

from django import forms

from register.clock import today
from register.web.dates import DateField
from register.web.questions import Question, question
from signatories.acts.fitting import SIMG
from signatories.acts.inviting import LONGEST_ADDRESS
from signatories.forms.asking import ActForm, PlainText
from signatories.models import Appointment, Organisation
from signatories.roles import APPOINTED_BY_THEIR_OWN, ROLES, Role

MAY_SIGN = [("agreements", "Agreements"), ("protocol", "The protocol")]
TOO_LONG = f"Enter an e-mail address of at most {LONGEST_ADDRESS} characters."
UNTIL_HINT = "The first day on which the person no longer holds it."


def roles_at(organisation: Organisation, *, for_all: bool) -> list[Role]:
    """Returns the roles that SIMG (`for_all`), or the organisation's own administrator, gives there."""
    at_simg = organisation.code == SIMG
    return [
        role
        for role in Role
        if ROLES[role].is_simg == at_simg
        and (organisation.is_legal_entity or not ROLES[role].signs)
        and (for_all or role in APPOINTED_BY_THEIR_OWN)
    ]


class DelegationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice of the signatory on whose behalf somebody signs."""

    def label_from_instance(self, obj: Appointment) -> str:
        """Returns a signatory by name and post."""
        return f"{obj.person.name}, {obj.post}"


class AppointForm(ActForm):
    """Appoints whoever reads an address, and invites them when they have no account yet."""

    email = forms.EmailField(
        label="E-mail address",
        help_text="The address that the person signs in with. They are sent a letter there.",
        error_messages={
            "required": "Enter an e-mail address.",
            "invalid": "Enter an e-mail address, such as a.person@council.example.",
            "max_length": TOO_LONG,
        },
        max_length=LONGEST_ADDRESS,
    )
    name = PlainText(
        label="Name", help_text="As it will stand beside a signature. Leave empty for somebody with an account."
    )
    role = forms.ChoiceField(
        label="Role",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role.", "invalid_choice": "Choose a role of the list."},
    )
    post = PlainText(
        label="Post",
        missing="Say which post the person holds.",
        help_text="As the organisation calls it: “Chief Executive”.",
    )
    may_sign = forms.MultipleChoiceField(
        label="May sign",
        help_text="For a chief officer or a delegated signatory.",
        choices=MAY_SIGN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list."},
    )
    instrument = PlainText(
        label="By what instrument?",
        longest=1_000,
        help_text="The minute or letter that appoints or delegates, with its day. A delegated signatory needs one.",
    )
    delegated_by = DelegationField(
        label="Delegated by",
        queryset=Appointment.objects.none(),
        required=False,
        empty_label="Nobody",
        error_messages={"invalid_choice": "Choose a signatory of the list."},
    )
    is_acting = forms.BooleanField(label="The person is acting in the post", required=False)
    since = DateField(label="From", what="the day it begins", initial=today)
    until = DateField(
        label="Ends", what="the day it ends", help_text=f"{UNTIL_HINT} Empty when none is planned.", required=False
    )

    def __init__(self, *args: Any, organisation: Organisation, for_all: bool, **kwargs: Any) -> None:
        """Offers the roles that are given at `organisation`, and what a signatory needs only where one is appointed."""
        super().__init__(*args, **kwargs)
        roles = roles_at(organisation, for_all=for_all)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        hints = {role.value: ROLES[role].sentence for role in roles}
        question(self.fields["role"], Question(choice_hints=hints))
        if not any(ROLES[role].signs for role in roles):
            del self.fields["may_sign"], self.fields["delegated_by"]
            self.fields["instrument"].help_text = "The minute or letter that appoints, with its day. May be left out."
            return
        signing = organisation.appointments.in_force(today()).filter(role=Role.CHIEF_OFFICER)
        self.fields["delegated_by"].queryset = signing.select_related("person")  # type: ignore[attr-defined]

    def answers(self) -> dict[str, Any]:
        """Returns the answers as the act takes them."""
        said = super().answers()
        ticked = said.pop("may_sign", [])
        return said | {f"may_sign_{what}": what in ticked for what, _ in MAY_SIGN}


class EndAppointmentForm(ActForm):
    """Ends an appointment."""

    until = DateField(label="It ends on", what="the day it ends", help_text=UNTIL_HINT, initial=today)
    reason = PlainText(
        label="Why does it end?",
        missing="Say why it ends.",
        longest=1_000,
        help_text="This goes on record: “Left the council”, “Reorganisation”.",
    )
