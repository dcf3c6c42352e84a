"""Chapter 17, what the public may see."""

from collections.abc import Mapping
from typing import Any

from agreements.forms.fields import Words, checkboxes, radios
from agreements.forms.part_form import PartForm
from register.documents.labels import PARTS
from register.web.questions import Question, question

# ICO Data Sharing Code, publication: reasons that people understand, which are not exemptions of the Act.
REASONS = "Such as: it would help offenders; somebody would be in danger; it was told in confidence."


def _because(part: str) -> str:
    """Return the name of the field that asks why a part is withheld."""
    return f"because_{part}"


class PublicationForm(PartForm):
    """What is said of the agreement in plain English, who may see it, and which parts the public may not."""

    places = {
        "public_summary": "public_summary",
        "visibility": "publication.visibility",
        "reason": "publication.reason",
        "answer": "publication.answer",
        "foi": "foi.text",
    }

    public_summary = Words(
        label="Say it in plain English for the people it is about",
        help_text="About 120 words: what is shared about them, by whom and why, and whom they may ask.",
        rows=8,
    )
    visibility = radios(
        "Who may see it?",
        (("public", "The public"), ("partners", "Partners"), ("parties", "The parties only")),
        hints={
            "public": "Everyone, without signing in.",
            "partners": "People at the organisations of the partnership. The public is told nothing of it.",
            "parties": "People at the organisations that take part, those who look after the register, and auditors.",
        },
    )
    answer = radios(
        "May the public read all of it?",
        (("all", "Yes, all of it"), ("parts", "All but some parts"), ("summary", "A summary only")),
        hint="Asked of an agreement that the public may see.",
        hints={"summary": "What you wrote above, who takes part, and since when."},
        reveals={"parts": ("parts",)},
    )
    parts = checkboxes(
        "Which parts may the public not read?",
        PARTS.items(),
        hint="Each is replaced by its heading and your reason.",
    )
    reason = Words(
        label="Why is it kept to partners, or to parties, or to a summary?",
        help_text=f"{REASONS} Leave it empty if the public may see it.",
        rows=3,
    )
    foi = Words(
        label="Who answers requests for it under FOI or EIR?",
        help_text="Which organisation answers, and within how many days it asks the others.",
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for the reason of each part; one that an import named in words of its own can be taken off the list."""
        super().__init__(*args, **kwargs)
        own = {part: part for part in self.initial.get("parts", []) if part not in PARTS}
        self.named = {f"own-{place}": part for place, part in enumerate(own)}
        offered = {**PARTS, **self.named}
        self.fields["parts"].choices = list(offered.items())  # type: ignore[attr-defined]
        self.initial["parts"] = [self._code(part) for part in self.initial.get("parts", [])]
        for part, words in offered.items():
            self.fields[_because(part)] = question(
                Words(label=f"Why may the public not read “{words}”?", help_text=REASONS), Question(size="")
            )
            self.initial[_because(part)] = self.initial.get(_because(self.named.get(part, part)), "")
        revealed = {part: (_because(part),) for part in offered}
        question(self.fields["parts"], Question(small=True, reveals=revealed))
        self.order_fields(["public_summary", "visibility", "answer", "parts", *map(_because, offered)])

    def _code(self, part: str) -> str:
        return next((code for code, words in self.named.items() if words == part), part)

    def offer_summary(self, text: str) -> None:
        """Offer a first draft of the summary, where none was written."""
        self.initial["public_summary"] = self.initial.get("public_summary") or text

    @classmethod
    def initial_from(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the initial values; the parts withheld, and the reason of each."""
        withheld = content.get("publication", {}).get("withheld", [])
        return super().initial_from(content) | {
            "parts": [row["part"] for row in withheld],
            **{_because(row["part"]): row["reason"] for row in withheld},
        }

    def clean(self) -> dict[str, Any]:
        """Ask for the parts and their reasons where only parts are withheld, and for none where it is all or none."""
        data = super().clean() or self.cleaned_data
        parts = data.get("parts") or []
        if parts and not data.get("answer"):
            data["answer"] = "parts"
        if data.get("answer") == "parts" and not parts and "parts" not in self.errors:
            self.add_error("parts", "Tick the parts that the public may not read, or choose another answer above.")
        if parts and data.get("answer") in ("all", "summary"):
            self.add_error(
                "answer", "You ticked parts to keep back. Choose “All but some parts”, or take the ticks off."
            )
        for part in parts:
            if not data.get(_because(part)) and _because(part) not in self.errors:
                words = dict(self.fields["parts"].choices)[part]  # type: ignore[attr-defined]
                self.add_error(_because(part), f"Say why the public may not read “{words}”, or take the tick off.")
        return data

    def content(self, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return the parts of the document that this chapter holds."""
        changed = super().content(standing)
        changed["foi"]["source"] = "own" if self.cleaned_data["foi"] else ""
        changed["publication"]["withheld"] = [
            {"part": self.named.get(part, part), "reason": self.cleaned_data[_because(part)]}
            for part in self.cleaned_data["parts"]
        ]
        return changed
