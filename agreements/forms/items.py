"""Chapter 4, what information, about whom: one row a form."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Words, checkboxes, radios, select
from agreements.forms.part_form import PartForm
from agreements.forms.row_form import RowForm, item_groups, party_choices
from agreements.law.guessing import guess_kind
from register.documents.labels import CATEGORIES, IDENTIFIABILITY, SUBJECTS


class ChildrenForm(PartForm):
    """How children's interests come first; asked where an item is about children."""

    places = {"children": "children.text"}

    children = Words(
        label="How have you put children’s interests first?",
        help_text="Asked because an item is about children or young people. What is best for them, and who judged it?",
        rows=4,
    )

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the part; an empty text is no answer."""
        changed = super().content(standing)
        changed["children"]["answer"] = "text" if self.cleaned_data["children"] else ""
        return changed


class ItemForm(RowForm):
    """One thing that is shared."""

    places = {
        name: name
        for name in (
            "label",
            "subjects",
            "subjects_other",
            "sensitivity",
            "category",
            "why",
            "required",
            "required_when",
            "group",
            "identifiability",
            "key_holder",
            "fact_or_opinion",
            "source",
            "standard",
            "access",
        )
    }
    more = ("category", "identifiability", "key_holder", "fact_or_opinion", "source", "standard", "access")

    label = Words(
        label="What is it?", required=True, longest=500, error_messages={"required": "Say what the information is."}
    )
    subjects = checkboxes("About whom?", SUBJECTS.items())
    subjects_other = Words(label="Someone else")
    sensitivity = radios(
        "What kind of information is it?",
        (
            ("health", "Health or care"),
            ("special", "Another special category"),
            ("offence", "About offences"),
            ("ordinary", "Ordinary"),
        ),
        hints={
            "health": "Special category: the law protects it more.",
            "special": "Ethnic origin, religion, politics, trade union, sex life or orientation, genetics, biometrics.",
        },
    )
    why = Words(label="Why is it needed?", help_text="One sentence. What would go wrong without it?", rows=3)
    required = radios(
        "Is it always shared?",
        (("always", "Always"), ("if_relevant", "Only if it bears on the case")),
        reveals={"if_relevant": ("required_when",)},
    )
    required_when = Words(label="When does it bear on the case?")
    group = Words(label="In which group does it stand?", help_text="Such as “Victim” or “Referral”.", longest=200)
    category = select("Category", CATEGORIES.items())
    identifiability = radios(
        "Can people be identified from it?", IDENTIFIABILITY.items(), reveals={"pseudonymised": ("key_holder",)}
    )
    key_holder = select("Who holds the key?", ())
    fact_or_opinion = radios(
        "Is it fact or opinion?", (("fact", "Fact"), ("opinion", "Opinion"), ("both", "Both, kept apart"))
    )
    source = Words(label="Where does it come from?")
    standard = Words(label="Standard or code used to record it")
    access = Words(label="Who inside the organisation may see it?")

    def offer(self) -> None:
        """Offer the parties as holders of the key, and the groups that stand already."""
        self.fields["key_holder"].choices = [("", "Choose one"), *party_choices(self.document)]  # type: ignore[attr-defined]
        if groups := item_groups(self.document):
            self.fields["group"].help_text = f"Groups so far: {', '.join(groups)}."

    def row(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row as the document holds it; a category that nobody chose is guessed from the item's name."""
        row = super().row(standing)
        return row | {"category": row["category"] or guess_kind(row["label"])[0]}
