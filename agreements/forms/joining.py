"""What an organisation that joins says of itself: whom to ask, why it may share, how long it keeps what it gets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from agreements.checking import facts_of
from agreements.forms.basis import BasisForm
from agreements.forms.fields import Words, radios
from agreements.forms.keeping import RetentionForm
from register.clock import today
from register.documents.agreement import Agreement, Party
from register.documents.joining import JoiningSection, joined_by
from signatories.models import Organisation

LONGEST_CONTACT = 200


def _post(label: str) -> Words:
    missing = "Name the post."
    return Words(
        label=label,
        help_text="A post, not a name.",
        longest=LONGEST_CONTACT,
        required=True,
        error_messages={"required": missing},
    )


def _mailbox(label: str) -> forms.EmailField:
    wrong = "Enter an e-mail address, such as dpo@council.example."
    return forms.EmailField(
        label=label,
        help_text="A role mailbox, not a person’s own.",
        max_length=LONGEST_CONTACT,
        error_messages={"required": wrong, "invalid": wrong, "max_length": wrong},
    )


class AboutForm(forms.Form):
    """How the joiner takes part, and whom people and the other parties may ask."""

    capacity = radios(
        "Does it decide for itself how to use the information?",
        (
            ("controller", "Yes (a controller)"),
            ("joint_controller", "Yes, together with others (a joint controller)"),
            ("recipient", "It only receives the information, and decides how to use it"),
            ("signatory", "It signs, but no information reaches it"),
        ),
        required=True,
    )
    contact_post = _post("Who answers for the sharing?")
    contact_mailbox = _mailbox("Mailbox of that post")
    dpo_post = _post("Who advises on data protection?")
    dpo_mailbox = _mailbox("Mailbox of the data protection adviser")

    @staticmethod
    def initial_from(organisation: Organisation) -> dict[str, str]:
        """Return what the register keeps of an organisation."""
        kept = {name: getattr(organisation, name) for name in ("contact_post", "contact_mailbox")}
        return kept | {"dpo_post": organisation.dpo_post, "dpo_mailbox": organisation.dpo_mailbox}

    def party(self, organisation: Organisation) -> dict[str, Any]:
        """Return the party as the document holds it."""
        said = self.cleaned_data
        contacts = [
            ("contact", said["contact_post"], said["contact_mailbox"]),
            ("dpo", said["dpo_post"], said["dpo_mailbox"]),
        ]
        return _named(organisation) | {
            "capacity": said["capacity"],
            "contacts": [{"role": role, "post": post, "mailbox": mailbox} for role, post, mailbox in contacts],
        }


def _named(organisation: Organisation) -> dict[str, Any]:
    return {
        "id": organisation.code[:40],
        "code": organisation.code,
        "name": organisation.name,
        "short_name": organisation.short_name,
        "address": organisation.address,
    }


@dataclass(frozen=True)
class JoinForms:
    """The three forms of one page, sent together."""

    organisation: Organisation
    about: AboutForm
    basis: BasisForm
    retention: RetentionForm

    @property
    def all(self) -> tuple[forms.Form, ...]:
        """The forms in the order of the page."""
        return (self.about, self.basis, self.retention)

    def are_valid(self) -> bool:
        """Whether all three were sent and hold no error; each of them is asked, so that all errors show at once."""
        about, *others = [form.is_valid() for form in self.all]
        return about and (not self.shares or all(others))

    @property
    def shares(self) -> bool:
        """Whether information reaches the joiner: one that only signs wants neither basis nor rule of keeping."""
        return bool(self.about.cleaned_data["capacity"] != "signatory")

    def section(self) -> JoiningSection:
        """Return the joiner's part of valid forms."""
        said: dict[str, Any] = {"party": self.about.party(self.organisation)}
        if self.shares:
            code = self.organisation.code
            said["bases"] = [{**self.basis.row({}), "id": "basis", "party": code}]
            said["retention"] = [{**self.retention.row({}), "id": "retention", "party": code}]
        return JoiningSection.model_validate_json(json.dumps(said))


def join_forms(document: Agreement, organisation: Organisation, sent: Mapping[str, Any] | None) -> JoinForms:
    """Return the forms by which `organisation` says its own part of `document`, with what was sent, if anything."""
    code = organisation.code
    party = Party.model_validate({**_named(organisation), "capacity": "controller"})
    read = joined_by(document, JoiningSection(party=party))
    return JoinForms(
        organisation,
        AboutForm(sent, prefix="about", initial={"capacity": "controller"} | AboutForm.initial_from(organisation)),
        BasisForm(
            sent,
            prefix="basis",
            initial=BasisForm.initial_from({}),
            facts=facts_of(organisation),
            on=today(),
            document=read,
            party=code,
        ),
        RetentionForm(sent, prefix="retention", initial=RetentionForm.initial_from({}), document=read, party=code),
    )
