"""Chapter 16, start, review, change and end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from agreements.forms.fields import Words, checkboxes, radios
from agreements.forms.part_form import PartForm
from register.documents.labels import REVIEW_TRIGGERS
from register.web.dates import DateField

# How the agreement's own words on a kind of change are asked for: field, key in the document, label, hint.
CHANGES = (
    ("leaving", "How may a party leave?", "Who, on what notice, and what then happens."),
    ("accession", "How may others join?", "Who decides, and what they sign; or that none may."),
    ("exclusion", "How may a party be put out?", "Who decides, and on what ground; or that none may."),
    ("variation", "How is it changed?", "Who may propose, on what notice, and what silence means."),
)


class Months(forms.IntegerField):
    """A number of months, up to a hundred years."""

    def __init__(self, **kwargs: Any) -> None:
        """Say in one sentence what is not a number of months."""
        sentence = "Enter a whole number of months, such as 12."
        said = dict.fromkeys(("invalid", "min_value", "max_value"), sentence)
        boxes = forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"})
        super().__init__(required=False, min_value=0, max_value=1200, error_messages=said, widget=boxes, **kwargs)


class RunningForm(PartForm):
    """When it starts, when it is reviewed, whether it ends by itself, and how it is left or changed."""

    places = {
        "commencement": "commencement.rule",
        "first_after_months": "review.first_after_months",
        "every_months": "review.every_months",
        "review_triggers": "review.triggers",
        "ending": "ending.rule",
        "ending_event": "ending.event",
        "at_end": "at_end.text",
    }

    commencement = radios(
        "When does it start?",
        (("all", "When all have signed"), ("date", "On a day"), ("each", "For each party as it signs")),
        hints={"date": "For those who have signed by then, from two on."},
    )
    commences_on = DateField(
        what="the day it starts",
        label="On which day?",
        help_text="The first day on which it may start. For example, 27 3 2027",
        required=False,
    )
    first_review_on = DateField(
        what="the day of the first review",
        label="When is it first reviewed?",
        help_text="A day, or leave it empty and give the months below. For example, 27 3 2027",
        required=False,
    )
    first_after_months = Months(label="Or how many months after it starts?")
    every_months = Months(label="And then every how many months?", help_text="At most 24.")
    review_triggers = checkboxes("What brings a review forward?", REVIEW_TRIGGERS.items())
    ending = radios(
        "Does it end by itself?", (("none", "No"), ("date", "Yes, on a day"), ("event", "Yes, when something happens"))
    )
    ends_on = DateField(
        what="the day it ends", label="On which day does it end?", help_text="For example, 27 3 2029", required=False
    )
    ending_event = Words(label="What has to happen for it to end?")
    leaving = Words(label=CHANGES[0][1], help_text=CHANGES[0][2], rows=3)
    accession = Words(label=CHANGES[1][1], help_text=CHANGES[1][2], rows=2)
    exclusion = Words(label=CHANGES[2][1], help_text=CHANGES[2][2], rows=2)
    variation = Words(label=CHANGES[3][1], help_text=CHANGES[3][2], rows=3)
    at_end = Words(label="What becomes of the information when it ends?", help_text="Deleted, returned, kept.", rows=3)

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; days as days, rules of change as their words."""
        initial = super().initial_from(content)
        for name in ("first_after_months", "every_months"):
            initial[name] = initial.get(name) or None
        for name, section, key in (
            ("commences_on", "commencement", "on"),
            ("first_review_on", "review", "first_on"),
            ("ends_on", "ending", "on"),
        ):
            day = content.get(section, {}).get(key, "")
            initial[name] = date.fromisoformat(day) if len(day) == 10 else None
        for name, *_ in CHANGES:
            initial[name] = content.get(name, {}).get("wording", {}).get("text", "")
        return initial

    def clean(self) -> dict[str, Any]:
        """Ask for the day where an answer needs one; an end before the start is refused."""
        data = super().clean() or self.cleaned_data
        start, end, review = data.get("commences_on"), data.get("ends_on"), data.get("first_review_on")
        if data.get("commencement") == "date" and not start and "commences_on" not in self.errors:
            self.add_error("commences_on", "Enter the day it starts.")
        if data.get("ending") == "date" and not end and "ends_on" not in self.errors:
            self.add_error("ends_on", "Enter the day it ends.")
        if start and end and end <= start:
            self.add_error("ends_on", "The day it ends must be after the day it starts.")
        if start and review and review <= start:
            self.add_error("first_review_on", "The first review must be after the day it starts.")
        return data

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parts of the document that this chapter holds."""
        data = self.cleaned_data | {
            name: self.cleaned_data[name] or 0 for name in ("first_after_months", "every_months")
        }
        self.cleaned_data = data
        changed = super().content(standing)
        changed["commencement"]["on"] = _day(data["commences_on"])
        changed["review"]["first_on"] = _day(data["first_review_on"])
        changed["ending"]["on"] = _day(data["ends_on"])
        changed["at_end"]["source"] = "own" if data["at_end"] else ""
        for name, *_ in CHANGES:
            wording = {"source": "own" if data[name] else "", "text": data[name]}
            changed[name] = {**changed.get(name, {}), "wording": wording}
        return changed


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
