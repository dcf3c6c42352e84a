"""Chapter 11, keeping it safe: what holds for everybody who receives the information."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Words
from agreements.forms.part_form import PartForm, own_wording


class SecurityForm(PartForm):
    """Who may see it, where it is kept, how it travels safely, and whom its keepers employ and train."""

    places = {name: f"security.{name}" for name in ("access", "storage", "in_transit", "vetting", "training")}

    access = Words(
        label="Who may see it, and how does that end?",
        help_text="Which jobs, with what kind of account, and what happens when somebody changes post or leaves.",
        rows=3,
    )
    storage = Words(label="Where is it kept, and how is it protected there?", rows=3)
    in_transit = Words(
        label="What holds for it on the move?",
        help_text="Beside what each flow says: laptops, paper in a bag, telephone calls. May be left empty.",
        rows=2,
    )
    vetting = Words(
        label="Which checks have people passed who see it?",
        help_text="Such as a DBS certificate, police vetting at a level, or the baseline of the civil service.",
        rows=2,
    )
    training = Words(label="What training have they had, and how often?", rows=2)
    wording = Words(
        label="Is there anything else that keeps it safe?",
        help_text="In your own words. One paragraph a line; a line that begins with a dash is a point.",
        rows=4,
    )

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; the section's words as they stand."""
        words = content.get("security", {}).get("wording", {}).get("text", "")
        return super().initial_from(content) | {"wording": words}

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part of the document that this chapter holds."""
        changed = super().content(standing)
        before = standing.get("security", {}).get("wording", {})
        changed["security"]["wording"] = own_wording(before, self.cleaned_data["wording"])
        return changed
