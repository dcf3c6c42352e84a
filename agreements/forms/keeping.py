"""Chapter 12, keeping, correcting and deleting: a rule of retention a form, and how it is kept right."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Words, checkboxes, select
from agreements.forms.part_form import PartForm, own_wording
from agreements.forms.row_form import RowForm, choice_of_items, offered_items, ticked_items
from register.documents.labels import DISPOSALS, RETENTION_TRIGGERS
from register.web.questions import Question, question


class RetentionForm(RowForm):
    """How long a party keeps what it receives."""

    places = {name: name for name in ("period", "trigger", "condition", "law", "disposal", "holder")}

    items = checkboxes("Which items?", ())
    period = Words(
        label="How long is it kept?",
        help_text="Such as “6 years”.",
        required=True,
        longest=200,
        error_messages={"required": "Say how long it is kept."},
    )
    trigger = select("From when?", RETENTION_TRIGGERS.items())
    law = Words(label="Under which law or schedule?")
    disposal = select("Then what?", DISPOSALS.items())
    condition = Words(label="Only if …", help_text="Leave it empty if the rule always holds.")
    holder = Words(label="Which supplier keeps it, if not the organisation itself?")

    def offer(self) -> None:
        """Offer the items of the document."""
        self.fields["items"].choices = offered_items(self.document)  # type: ignore[attr-defined]

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; all items are the usual answer."""
        return super().initial_from(content) | {"items": ticked_items(content.get("items")) or ["all"]}

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row as the document holds it."""
        return self.content(standing) | {"items": choice_of_items(self.cleaned_data["items"]), "party": self.party}


class QualityForm(PartForm):
    """How what is shared is kept right; standard terms come later, so the words typed are the agreement's own."""

    places = {"quality": "quality.text"}

    quality = question(
        Words(
            label="How will you keep it right?",
            help_text="Checks, keeping fact apart from opinion, telling the others of a correction, formats.",
            rows=4,
        ),
        Question(
            why=(
                "A mistake that is shared is made again by everybody who receives it. The data sharing code asks how "
                "accuracy is kept, and that your formats fit one another."
            ),
            good="Dates as day, month and year. A party that finds a mistake tells those to whom it gave the item "
            "within two working days, and they correct their copies.",
            poor="Parties will keep data accurate and up to date.",
        ),
    )

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the wording; words that were changed are the agreement's own."""
        return {**standing, "quality": own_wording(standing.get("quality", {}), self.cleaned_data["quality"])}
