"""Chapter 2, purpose and benefit."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Lines, Pairs, Words, checkboxes, radios
from agreements.forms.part_form import PartForm
from agreements.law import lists

# Uses that agreements most often forbid stand as boxes to tick; the others are typed.
USUAL = frozenset(choice.label for choice in lists.entries("prohibited_uses"))


class PurposeForm(PartForm):
    """What the sharing is for, why it is needed, who benefits, and what it may be used for."""

    places = {
        "aims": "purpose.aims",
        "necessity": "purpose.necessity",
        "proportionality": "purpose.proportionality",
        "benefits": "purpose.benefits",
        "permitted": "uses.permitted",
        "onward": "uses.onward.rule",
        "onward_to": "uses.onward.to",
        "within": "scope.within",
    }

    aims = Words(
        label="What are you trying to achieve?", help_text="For people, not for systems. About 100 words.", rows=6
    )
    necessity = Words(
        label="Why can you not do it without sharing?",
        help_text="What goes wrong today? What else did you consider?",
        rows=4,
    )
    proportionality = Words(label="Why is this amount right?", help_text="Two sentences.", rows=3)
    benefits = Pairs(
        label="Who benefits, and how?",
        help_text="One a line, with a colon: “Patients: care is ready when they come home”.",
        names=("who", "how"),
        rows=4,
    )
    permitted = Lines(label="What may it be used for?", help_text="One use a line.", rows=4)
    prohibited_answer = radios(
        "Is there anything it must never be used for?", (("rows", "Yes"), ("none", "Nothing beyond what is said above"))
    )
    prohibited_usual = checkboxes(
        "What must it never be used for?",
        [(choice.label, choice.label) for choice in lists.entries("prohibited_uses")],
        hint="Tick those that are never to happen.",
    )
    prohibited = Lines(label="What else must it never be used for?", help_text="One a line.", rows=3)
    onward = radios(
        "May those who receive it pass it on?",
        (
            ("no", "No, but where the law requires it"),
            ("written_agreement", "Only with the giver’s written agreement"),
            ("to", "Yes, to those named here"),
        ),
        reveals={"to": ("onward_to",)},
    )
    onward_to = Words(label="To whom may it be passed on?")
    outputs_answer = radios(
        "Are results published from it?", (("none", "No"), ("text", "Yes")), reveals={"text": ("outputs",)}
    )
    outputs = Words(
        label="How will you stop people being identified in what you publish?",
        help_text="Such as: totals only, small numbers left out.",
        rows=2,
    )
    within = Words(label="What does the agreement cover?", help_text="Which services, area or cases.", rows=3)
    out_answer = radios(
        "Is anything close to this left out on purpose?", (("none", "No"), ("text", "Yes")), reveals={"text": ("out",)}
    )
    out = Words(label="What is left out?", rows=2)

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; the optional sections stand as an answer and its rows or text."""
        prohibited = content.get("uses", {}).get("prohibited", {})
        out = content.get("scope", {}).get("out", {})
        outputs = content.get("uses", {}).get("outputs", {})
        return super().initial_from(content) | {
            "prohibited_answer": prohibited.get("answer", ""),
            "prohibited_usual": [row["text"] for row in prohibited.get("rows", []) if row["text"] in USUAL],
            "prohibited": [row["text"] for row in prohibited.get("rows", []) if row["text"] not in USUAL],
            "out_answer": out.get("answer", ""),
            "out": out.get("text", ""),
            "outputs_answer": outputs.get("answer", ""),
            "outputs": outputs.get("text", ""),
        }

    def clean(self) -> dict[str, Any]:
        """Let rows answer for themselves: what was typed is not lost because a radio was passed over."""
        data = super().clean() or self.cleaned_data
        if data.get("prohibited") or data.get("prohibited_usual"):
            data["prohibited_answer"] = "rows"
        for name in ("out", "outputs"):
            if data.get(name):
                data[f"{name}_answer"] = "text"
        if data.get("onward") == "to" and not data.get("onward_to") and "onward_to" not in self.errors:
            self.add_error("onward_to", "Say to whom it may be passed on, or choose another answer above.")
        return data

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the three parts of the document that this chapter holds."""
        data = self.cleaned_data
        changed = super().content(standing)
        rows = [{"text": text} for text in self._prohibited(standing)]
        changed["uses"]["prohibited"] = {
            "answer": data["prohibited_answer"] if rows or data["prohibited_answer"] == "none" else "",
            "rows": rows,
        }
        changed["scope"]["out"] = self._optional("out")
        changed["uses"]["outputs"] = self._optional("outputs")
        return changed

    def _prohibited(self, standing: Mapping[str, Any]) -> list[str]:
        """Return what is ticked and typed, each once; what stood already stays in its place."""
        said = dict.fromkeys([*self.cleaned_data["prohibited_usual"], *self.cleaned_data["prohibited"]])
        stood = [row["text"] for row in standing.get("uses", {}).get("prohibited", {}).get("rows", [])]
        return [*(text for text in stood if text in said), *(text for text in said if text not in stood)]

    def _optional(self, name: str) -> dict[str, str]:
        """Return an optional text as the document holds it: "yes" without a text is no answer."""
        answer, text = self.cleaned_data[f"{name}_answer"], self.cleaned_data[name]
        return {"answer": answer if text or answer == "none" else "", "text": text}
