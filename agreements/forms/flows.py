"""Chapter 5, how it moves: one way of travelling a form."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Pairs, Words, checkboxes, radios, select
from agreements.forms.part_form import PartForm
from agreements.forms.row_form import (
    ALL_AT_MEETING,
    EACH_PARTY,
    RowForm,
    choice_of_items,
    choice_of_parties,
    offered_items,
    party_choices,
    ticked_items,
    ticked_parties,
)
from register.documents.labels import FREQUENCIES, METHODS


class FlowForm(RowForm):
    """One way in which information travels."""

    places = {
        "label": "label",
        "trigger": "trigger",
        "frequency": "frequency",
        "method": "method",
        "system": "system",
        "format": "format",
        "form": "form",
        "encryption": "encryption.answer",
        "encryption_how": "encryption.text",
        "conditions": "conditions",
        "access": "access",
    }

    label = Words(
        label="What is it called?",
        help_text="A few words by which everybody knows it: “discharge notice”.",
        required=True,
        longest=200,
        error_messages={"required": "Give this flow a name of a few words."},
    )
    giver = checkboxes("Who gives it?", ())
    receiver = checkboxes("Who receives it?", ())
    items = checkboxes("What is given?", ())
    trigger = Words(label="What starts it?", help_text="A referral, a date, a request.", rows=2)
    frequency = select("How often?", FREQUENCIES.items())
    method = select("How does it travel?", METHODS.items())
    system = Words(label="Through which system?")
    format = Words(label="In which format?", help_text="A letter, a table, a message that a system reads.")
    form = Words(label="On which form, if there is one?")
    encryption = radios("Is it protected on the way?", (("yes", "Yes"), ("no", "No")))
    encryption_how = Words(label="How is it protected, or why not?")
    conditions = Words(label="Is there any limit on this flow?", help_text="“Only cases it referred itself.”", rows=2)
    access = Words(label="Who at the receiver may see it?")

    def offer(self) -> None:
        """Offer the parties and the items of the document."""
        parties = party_choices(self.document)
        everybody = [(EACH_PARTY, "Each party"), *parties]
        self.fields["giver"].choices = everybody  # type: ignore[attr-defined]
        self.fields["receiver"].choices = [*everybody, (ALL_AT_MEETING, "All at the meeting")]  # type: ignore[attr-defined]
        self.fields["items"].choices = offered_items(self.document)  # type: ignore[attr-defined]

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; choices of parties and items as ticked boxes."""
        return super().initial_from(content) | {
            "giver": ticked_parties(content.get("giver")),
            "receiver": ticked_parties(content.get("receiver")),
            "items": ticked_items(content.get("items")),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a flow from a party to itself alone."""
        data = super().clean() or self.cleaned_data
        givers, receivers = data.get("giver") or [], data.get("receiver") or []
        if len(givers) == 1 and givers == receivers and givers[0] != EACH_PARTY:
            self.add_error("receiver", "Choose who receives it: an organisation does not give to itself.")
        return data

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row as the document holds it."""
        data = self.cleaned_data
        return self.content(standing) | {
            "giver": choice_of_parties(data["giver"]),
            "receiver": choice_of_parties(data["receiver"]),
            "items": choice_of_items(data["items"]),
        }


class WaysForm(PartForm):
    """What goes for all flows: how a person is matched between records, and the steps of the working procedure."""

    places = {"matching": "matching"}

    matching = Words(
        label="How is a person matched between your records?",
        help_text="By which identifiers, and what you do if you are not sure. Leave it empty if nobody is matched.",
        rows=2,
    )
    process_steps = Pairs(
        label="What are the steps of the work, if you want them in the agreement?",
        help_text="One a line, with a colon: “Ward clerk: sends the notice by noon”.",
        names=("who", "what"),
        rows=4,
    )

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values, a line a step."""
        return super().initial_from(content) | {"process_steps": content.get("process_steps", {}).get("rows", [])}

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parts of the document; a step that stands keeps its form and system."""
        known = {(row["who"], row["what"]): row for row in standing.get("process_steps", {}).get("rows", [])}
        rows = [{**known.get((row["who"], row["what"]), {}), **row} for row in self.cleaned_data["process_steps"]]
        changed = super().content(standing)
        before = standing.get("process_steps", {}).get("answer", "")
        changed["process_steps"] = {"answer": "rows" if rows else before if before == "none" else "", "rows": rows}
        return changed
