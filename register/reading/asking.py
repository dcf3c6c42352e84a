"""What a reader asks of the list: words, facets, a day, an order and a page, read from the address."""

import re
from collections.abc import Collection
from typing import Any

from django import forms

from register.clock import today
from register.documents.common import clean_text
from register.documents.labels import THEMES
from register.entries.status import Status
from register.reading.days import OneDayField
from register.reading.search import Search
from register.web.forms import ErrorLink

LONGEST_WORDS = 200
MOST_PAGES = 100_000
ORDERS = ("newest", "title", "review", "best")
# Which fault belongs to which box on the page; the others have none.
BOXES = {"q": "q", "on": "on"}
_SPACES = re.compile(r"\s+")


class WordsField(forms.CharField):
    """Words to search for, on one line."""

    def clean(self, value: Any) -> str:
        """Return the words without superfluous spaces; raise with a sentence for what cannot be searched for."""
        words = _SPACES.sub(" ", str(value or "")).strip()
        if len(words) > LONGEST_WORDS:
            raise forms.ValidationError(f"Search for {LONGEST_WORDS} characters or fewer.")
        try:
            return clean_text(words)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class CodesField(forms.MultipleChoiceField):
    """Codes chosen from those known; `what` names them in the refusal: "organisations"."""

    def __init__(self, *, what: str, codes: Collection[str]) -> None:
        """Take the codes that may be chosen."""
        unknown = f"One of the {what} chosen is not on this register. Remove it from what is chosen."
        super().__init__(
            choices=[(code, code) for code in codes], required=False, error_messages={"invalid_choice": unknown}
        )


class ListForm(forms.Form):
    """The question to the list, as its address says it."""

    q = WordsField(required=False)
    on = OneDayField(required=False)
    order = forms.ChoiceField(
        choices=[(order, order) for order in ORDERS],
        required=False,
        error_messages={"invalid_choice": "The list can be ordered by newest, title, review or best."},
    )
    page = forms.IntegerField(
        min_value=1,
        max_value=MOST_PAGES,
        required=False,
        error_messages={
            "invalid": "The page must be a number, such as 2.",
            "min_value": "Pages are counted from 1.",
            "max_value": "No list of this register has that many pages.",
        },
    )

    def __init__(self, data: Any, *, organisations: Collection[str]) -> None:
        """Take the address's parameters, and the codes of the organisations that are on the register."""
        super().__init__(data)
        self.fields["organisation"] = CodesField(what="organisations", codes=organisations)
        self.fields["theme"] = CodesField(what="themes", codes=THEMES)
        self.fields["status"] = CodesField(what="statuses", codes=[status.value for status in Status])

    def search(self) -> Search:
        """Return the question of a form without errors."""
        said = self.cleaned_data
        return Search(
            words=said["q"],
            organisations=tuple(said["organisation"]),
            themes=tuple(said["theme"]),
            statuses=tuple(said["status"]),
            day=said["on"] or today(),
            order=said["order"] or "newest",
        )

    @property
    def page_number(self) -> int:
        """Return the page asked for, counted from 1."""
        return self.cleaned_data["page"] or 1

    def lines(self) -> list[ErrorLink]:
        """Return the errors as the summary shows them, each with the box that it leads to."""
        return [ErrorLink(str(text), BOXES.get(name, "")) for name, texts in self.errors.items() for text in texts]
