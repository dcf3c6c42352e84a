"""Chapter 3, who takes part: the parties that all see, and what each says of itself."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from agreements.forms.fields import LONGEST_POST, Mailbox, Words, post, radios
from agreements.forms.part_form import PartForm
from agreements.forms.row_form import RowForm
from register.clock import today
from register.web.questions import Question, question
from signatories.forms.tokens import ActToken
from signatories.models import Appointment, Organisation

MOST_FOUND = 20


class AddPartyForm(forms.Form):
    """Adds an organisation that was found by words among those that may be a party."""

    q = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(
        label="Which organisation takes part?",
        queryset=Organisation.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Choose an organisation.",
            "invalid_choice": "Choose an organisation from the list: this one is not known, or takes part already.",
        },
    )

    def __init__(self, *args: Any, taken: list[str], words: str, **kwargs: Any) -> None:
        """Take the codes of the organisations that take part already, and the words that are looked for."""
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        offered = may_take_part().exclude(code__in=taken)
        field.queryset = offered  # type: ignore[attr-defined]
        self.found = list(named(offered, words)[:MOST_FOUND]) if words else []
        field.widget.choices = [(body.code, body.name) for body in self.found]  # type: ignore[attr-defined]
        kinds = {body.code: body.get_kind_display() for body in self.found}
        question(field, Question(choice_hints=kinds, small=True))
        if len(self.found) == 1:
            field.initial = self.found[0].code


def may_take_part() -> QuerySet[Organisation]:
    """Return the organisations that may be a party today: a board cannot."""
    return Organisation.objects.active(today()).exclude(kind="board")


def named(organisations: QuerySet[Organisation], words: str) -> QuerySet[Organisation]:
    """Return those whose name, short name or code holds each of the words."""
    for word in words.split():
        of_it = Q(name__icontains=word) | Q(short_name__icontains=word) | Q(code__icontains=word)
        organisations = organisations.filter(of_it)
    return organisations


class WishForm(forms.Form):
    """Asks for an organisation that is not on the register."""

    act = ActToken()
    name = Words(
        label="What is the organisation called?",
        help_text="Its full name, as it stands on its letters.",
        required=True,
        longest=200,
        error_messages={"required": "Enter the name of the organisation."},
    )
    why = Words(
        label="Why does it take part?",
        help_text="One or two sentences, so that SIMG can tell which organisation you mean.",
        required=True,
        rows=3,
        longest=2_000,
        error_messages={"required": "Say why it takes part."},
    )


class PartyForm(RowForm):
    """How one organisation takes part."""

    places = {"capacity": "capacity", "group": "group", "service": "service", "must_sign": "must_sign"}

    capacity = radios(
        "Does it decide for itself how to use the information?",
        (
            ("controller", "Yes (a controller)"),
            ("joint_controller", "Yes, together with others (a joint controller)"),
            ("recipient", "It only receives the information, and decides how to use it"),
            ("signatory", "It signs, but no information reaches it"),
            ("processor", "No, it only acts on another’s instructions (a processor)"),
        ),
        hint="Or does it only act on another’s instructions?",
    )
    service = Words(
        label="Which service of it takes part, if not the whole organisation?",
        longest=200,
        help_text="A service cannot be a controller; its parent organisation signs.",
    )
    group = Words(label="Under which heading does it stand, if parties are grouped?", longest=200)
    must_sign = forms.BooleanField(label="It is asked to sign", required=False)


class OpenClassForm(PartForm):
    """Whether others of the same kind may join by signing."""

    places = {
        "answer": "open_class.answer",
        "description": "open_class.description",
        "who_may_join": "open_class.who_may_join",
    }

    answer = radios(
        "Is this open to others of the same kind?",
        (("no", "No"), ("yes", "Yes")),
        hint="For example every GP practice in the area. Each joins by signing; you need not name them now.",
        reveals={"yes": ("description", "who_may_join")},
    )
    description = Words(label="Which kind of organisation?")
    who_may_join = Words(label="Who of them may join?")


class ContactsForm(PartForm):
    """A party's contacts for this agreement and who will sign for it: filled in from its own page, and changeable."""

    contact_post = post("Who is your contact for this agreement?")
    contact_mailbox = Mailbox("At which shared mailbox?")
    dpo_post = post("Data protection officer, or who does that job?")
    dpo_mailbox = Mailbox("At which shared mailbox can that person be reached?")
    represented_by = Words(label="Who represents the organisation, if that is to be printed?", longest=LONGEST_POST)
    signatory = forms.ModelChoiceField(
        label="Who will sign?",
        help_text="We will ask them when the text is approved.",
        queryset=Appointment.objects.none(),
        required=False,
        empty_label="Whoever may sign for it",
        error_messages={"invalid_choice": "Choose one of those who may sign for it today."},
    )

    def __init__(self, *args: Any, party: str, **kwargs: Any) -> None:
        """Take the code of the organisation, whose signatories are offered."""
        super().__init__(*args, **kwargs)
        field = self.fields["signatory"]
        appointments = Appointment.objects.signing_agreements(today()).filter(organisation__code=party)
        field.queryset = appointments.select_related("person")  # type: ignore[attr-defined]
        field.label_from_instance = lambda held: f"{held.person.name}, {held.post}"  # type: ignore[attr-defined]

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values from the party's own section."""
        party = content.get("party", {})
        by_role = {contact.get("role", "contact"): contact for contact in party.get("contacts", [])}
        initial = {"represented_by": party.get("represented_by", "")}
        for role in ("contact", "dpo"):
            initial[f"{role}_post"] = by_role.get(role, {}).get("post", "")
            initial[f"{role}_mailbox"] = by_role.get(role, {}).get("mailbox", "")
        return initial

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the party's own section; contacts of other roles stay."""
        data, party = self.cleaned_data, standing.get("party", {})
        others = [row for row in party.get("contacts", []) if row.get("role", "contact") not in {"contact", "dpo"}]
        contacts = [
            {"role": role, "post": data[f"{role}_post"], "mailbox": data[f"{role}_mailbox"]}
            for role in ("contact", "dpo")
            if data[f"{role}_post"] or data[f"{role}_mailbox"]
        ]
        return {**standing, "party": {**party, "contacts": contacts + others, "represented_by": data["represented_by"]}}
