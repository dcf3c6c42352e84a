"""Chapter 13, when something goes wrong: who tells whom how soon, who looks into it, and what if you disagree."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Words, radios
from agreements.forms.part_form import PartForm, own_wording
from agreements.forms.row_form import RowForm

SHORT = 200  # characters
REMOVE_FIRST = "Steps are listed above. Remove them first, or choose the other answer."


class IncidentsForm(PartForm):
    """Who leads the enquiry, who tells the regulator and people, and whether steps are laid down for disagreements."""

    places = {
        "leads": "incidents.leads",
        "tells": "incidents.tells",
        "escalation": "incidents.escalation.answer",
    }

    leads = Words(label="Who leads the enquiry?", help_text="When something went wrong at one of you, or between you.")
    tells = Words(
        label="Who tells the regulator, and the people concerned?",
        help_text="And how soon. Usually the controller of the copy that was lost.",
        rows=2,
    )
    escalation = radios(
        "Are there steps for when you disagree?", (("rows", "Yes, as listed above"), ("none", "No, none are laid down"))
    )
    wording = Words(
        label="Is there anything else to say?",
        help_text="In your own words: what is learnt, who is told of it. One paragraph a line.",
        rows=4,
    )

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values, and how many steps are listed."""
        said = content.get("incidents", {})
        steps = len(said.get("escalation", {}).get("rows", []))
        return super().initial_from(content) | {"wording": said.get("wording", {}).get("text", ""), "steps": steps}

    def clean(self) -> dict[str, Any]:
        """Refuse "none" beside steps that are listed."""
        data = super().clean() or self.cleaned_data
        if data.get("escalation") == "none" and self.initial.get("steps"):
            self.add_error("escalation", REMOVE_FIRST)
        return data

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part of the document that this chapter holds; steps that are listed answer for themselves."""
        changed = super().content(standing)
        before = standing.get("incidents", {})
        changed["incidents"]["wording"] = own_wording(before.get("wording", {}), self.cleaned_data["wording"])
        if changed["incidents"]["escalation"].get("rows"):
            changed["incidents"]["escalation"]["answer"] = "rows"
        return changed


class NotificationForm(RowForm):
    """Who tells whom when one thing happens, and how soon."""

    places = {name: name for name in ("event", "who", "whom", "within")}

    event = Words(
        label="What happened?",
        required=True,
        longest=SHORT,
        error_messages={"required": "Say what happened, such as “information is lost or seen by the wrong person”."},
    )
    who = Words(label="Who tells?", longest=SHORT, required=True, error_messages={"required": "Say who tells."})
    whom = Words(
        label="Whom?",
        help_text="Say which of you: the party that gave it, all parties, a post.",
        longest=SHORT,
        required=True,
        error_messages={"required": "Say who is told."},
    )
    within = Words(
        label="How soon?",
        help_text="In hours or days: “24 hours”.",
        longest=SHORT,
        required=True,
        error_messages={"required": "Say how soon, such as “24 hours”."},
    )


class StepForm(RowForm):
    """One step when parties disagree: who meets whom, and within what time."""

    places = {name: name for name in ("who", "whom", "within")}

    who = Words(
        label="Who meets?",
        help_text="Posts, not names: “the managers of the two teams”.",
        longest=SHORT,
        required=True,
        error_messages={"required": "Say who meets."},
    )
    whom = Words(label="Whom do they meet, if not one another?", longest=SHORT)
    within = Words(
        label="Within what time?",
        help_text="“Five working days”. If they do not agree by then, the next step begins.",
        longest=SHORT,
        required=True,
        error_messages={"required": "Say within what time, such as “five working days”."},
    )
