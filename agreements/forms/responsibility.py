"""Chapter 6, who is responsible, and when that changes: a hand-over point for each flow, joint control, duties."""

from typing import Any

from django import forms

from agreements.forms.fields import Words, checkboxes, radios, select
from agreements.forms.part_form import PartForm
from agreements.forms.row_form import RowForm, party_choices
from register.documents.labels import DUTIES


class HandOverForm(PartForm):
    """From which moment the receiver of one flow answers for its copy."""

    places = {
        name: name for name in ("event", "event_text", "kept", "kept_text", "evidence", "evidence_text", "conditions")
    }

    event = radios(
        "From which moment?",
        (
            ("arrives", "When it arrives in its system or mailbox"),
            ("opened", "When it is opened or accepted"),
            ("end_of_meeting", "At the end of the meeting"),
            ("request_granted", "When the request is granted"),
            ("other", "Another moment"),
        ),
        reveals={"other": ("event_text",)},
    )
    event_text = Words(label="Say the moment in your own words")
    kept = radios(
        "What does the giver keep?",
        (("own_record", "Its own record, and answers for it"), ("nothing", "Nothing"), ("other", "Something else")),
        reveals={"other": ("kept_text",)},
    )
    kept_text = Words(label="What else does it keep?")
    evidence = radios(
        "How will you know that it arrived?",
        (
            ("system_log", "A log in the system or mailbox"),
            ("receipt", "A receipt"),
            ("minutes", "Minutes of the meeting"),
            ("none", "We will not know"),
            ("other", "In another way"),
        ),
        reveals={"other": ("evidence_text",)},
    )
    evidence_text = Words(label="In which way?")
    conditions = Words(label="Is there any condition on it?", rows=2)
    same_for_all = forms.BooleanField(label="Give the same answers for every other flow", required=False)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for the words where "another" was chosen."""
        data = super().clean() or self.cleaned_data
        for name, asked in (
            ("event", "Say the moment in your own words."),
            ("kept", "Say what else the giver keeps."),
            ("evidence", "Say in which way you will know."),
        ):
            text = f"{name}_text"
            if data.get(name) == "other" and not data.get(text) and text not in self.errors:
                self.add_error(text, asked)
        return data


class JointControlForm(PartForm):
    """Whether parties answer together for a shared system or record."""

    places = {"answer": "joint_control.answer"}

    answer = radios(
        "Do any of you decide together about a shared system or record?",
        (("none", "No"), ("rows", "Yes, for what is listed below")),
        hint="If yes, you are joint controllers for it.",
        hints={"none": "The agreement will say: “The parties are not joint controllers.”"},
    )


class JointRowForm(RowForm):
    """One shared system or record, who answers for it together, and which party has which duty (Article 26)."""

    places = {"what": "what", "parties": "parties", "contact_point": "contact_point", "told": "told"}

    what = Words(
        label="Which system or record is it?", required=True, error_messages={"required": "Say which system or record."}
    )
    parties = checkboxes("Who answers for it together?", ())
    contact_point = Words(label="Where can people turn?", help_text="One post and mailbox for all of them.")
    told = Words(label="What are people told about it?", help_text="The essence of the arrangement.", rows=3)

    def offer(self) -> None:
        """Offer the parties, and one question for each duty."""
        parties = party_choices(self.document)
        self.fields["parties"].choices = parties  # type: ignore[attr-defined]
        for code, label in DUTIES.items():
            self.fields[f"duty_{code}"] = select(f"Who does this: {label[0].lower()}{label[1:]}?", parties)
        for duty in self.initial.get("duties", []):
            self.initial[f"duty_{duty['duty']}"] = duty["party"]

    @classmethod
    def initial_from(cls, content: Any) -> dict[str, Any]:
        """Return the initial values, duties among them."""
        return super().initial_from(content) | {"duties": content.get("duties", [])}

    def row(self, standing: Any) -> dict[str, Any]:
        """Return the row with its duties; a duty that nobody has is left out."""
        duties = [{"duty": code, "party": party} for code in DUTIES if (party := self.cleaned_data.get(f"duty_{code}"))]
        return self.content(standing) | {"duties": duties}


class ResponsibilityForm(RowForm):
    """Something else that one party must do."""

    places = {"party": "party", "what": "what", "by_when": "by_when"}

    party = select("Which organisation?", ())
    what = Words(label="What must it do?", required=True, rows=3, error_messages={"required": "Say what it must do."})
    by_when = Words(label="By when, or how often?")

    def offer(self) -> None:
        """Offer the parties."""
        self.fields["party"].choices = [("", "Choose one"), *party_choices(self.document)]  # type: ignore[attr-defined]


class HoldingForm(RowForm):
    """Who answers for information to begin with."""

    places = {"information": "information", "party": "party", "never_moves": "never_moves"}

    information = Words(
        label="Which information?", required=True, error_messages={"required": "Say which information."}
    )
    party = select("Which organisation answers for it to begin with?", ())
    never_moves = forms.BooleanField(label="It never moves", required=False)

    def offer(self) -> None:
        """Offer the parties."""
        self.fields["party"].choices = [("", "Choose one"), *party_choices(self.document)]  # type: ignore[attr-defined]
