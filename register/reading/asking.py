"""What a reader asks of the list: words, facets, a day, an order and a page, read from the address."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms

from register.clock import london_day, today
from register.documents.common import clean_text
from register.documents.labels import THEMES
from register.entries.status import Status
from register.reading.converters import Reference
from register.reading.days import OneDayField, read_day
from register.reading.moments import MomentField
from register.reading.ordering import END
from register.reading.search import Search
from register.web.forms import ErrorLink

LONGEST_WORDS = 200
MOST_PAGES = 100_000
UNKNOWN = "One of the organisations chosen is not on this register. Remove it from what is chosen."
NOT_WALKED = "The list by best match has numbered pages. Begin again at its first."
ORDERS = ("newest", "title", "review", "best")
# Which fault belongs to which box on the page; the others have none.
BOXES = {"q": "q", "on": "on", "known": "known"}
NO_STATUS = "The list as it was known at a moment cannot be narrowed by status. Take the status off."
_SPACES = re.compile(r"\s+")
# As documents write them (register/documents/common.py).
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,99}")


def day_asked(address: Mapping[str, Any]) -> date:
    """Return the day that an address asks about: today where it names none, and where the form refuses what it says."""
    try:
        return read_day(address["on"]) if address.get("on", "").strip() else today()
    except ValueError:
        return today()


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
    """Codes chosen from those known; `what` names them in the refusal: "themes"."""

    def __init__(self, *, what: str, codes: Collection[str]) -> None:
        """Take the codes that may be chosen."""
        unknown = f"One of the {what} chosen is not on this register. Remove it from what is chosen."
        super().__init__(
            choices=[(code, code) for code in codes], required=False, error_messages={"invalid_choice": unknown}
        )


class OrganisationsField(forms.MultipleChoiceField):
    """Codes of organisations; whether they are on the register is asked when it is searched."""

    def __init__(self) -> None:
        super().__init__(required=False, error_messages={"invalid_choice": UNKNOWN})

    def valid_value(self, value: str) -> bool:
        """Return whether this may be a code at all."""
        return is_code(value)


def is_code(value: str) -> bool:
    """Return whether something typed may be the code of an organisation."""
    return bool(_CODE.fullmatch(value))


class PlaceField(forms.RegexField):
    """The agreement from which the list goes on, by its reference, or the end of the list."""

    def __init__(self) -> None:
        """Say what cannot be one."""
        wrong = "The place in the list cannot be read. Begin again at its first page."
        super().__init__(rf"^(?:{Reference.regex}|{END})$", required=False, error_messages={"invalid": wrong})


class ListForm(forms.Form):
    """The question to the list, as its address says it."""

    q = WordsField(required=False)
    on = OneDayField(required=False)
    known = MomentField(required=False)
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

    after = PlaceField()
    before = PlaceField()
    organisation = OrganisationsField()
    theme = CodesField(what="themes", codes=THEMES)
    status = CodesField(what="statuses", codes=[status.value for status in Status])

    def clean(self) -> dict[str, Any]:
        """Refuse what the list as known at a moment, or by best match, cannot answer."""
        said = super().clean() or self.cleaned_data
        if said.get("known") and said.get("status"):
            self.add_error("status", NO_STATUS)
        if said.get("order") == "best" and (said.get("after") or said.get("before")):
            self.add_error("after", NOT_WALKED)
        return said

    def search(self) -> Search:
        """Return the question of a form without errors; the list as known at a moment stands by title."""
        said = self.cleaned_data
        known_at = said["known"]
        return Search(
            words=said["q"],
            organisations=tuple(said["organisation"]),
            themes=tuple(said["theme"]),
            statuses=tuple(said["status"]),
            day=said["on"] or (london_day(known_at) if known_at else today()),
            order="title" if known_at else said["order"] or "newest",
            known_at=known_at,
        )

    @property
    def page_number(self) -> int:
        """Return the page asked for, counted from 1."""
        return self.cleaned_data["page"] or 1

    @property
    def begins_after(self) -> str:
        """Return the reference after which the page begins, or ""."""
        return str(self.cleaned_data["after"])

    @property
    def ends_before(self) -> str:
        """Return the reference before which the page ends, END for the last page, or ""."""
        return str(self.cleaned_data["before"])

    def lines(self) -> list[ErrorLink]:
        """Return the errors as the summary shows them, each with the box that it leads to."""
        return [ErrorLink(str(text), BOXES.get(name, "")) for name, texts in self.errors.items() for text in texts]
