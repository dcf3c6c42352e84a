"""A day asked for in an address or in one box: 2024-03-27, 27 3 2024, 27/3/2024 or 27 March 2024."""

import re
from datetime import date
from typing import Any

from django import forms

UNREADABLE = "Enter a real day, such as 27 3 2024."
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})[ /.-](?P<month>[0-9]{1,2}|[A-Za-z]{3,9})[ /.-](?P<year>[0-9]{4})")


def read_day(text: str) -> date:
    """Return the day that `text` names; raise ValueError, with a sentence for people, when it names none."""
    typed = " ".join(text.split())
    found = _YEAR_FIRST.fullmatch(typed) or _DAY_FIRST.fullmatch(typed)
    if not found:
        raise ValueError(UNREADABLE)
    try:
        return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(UNREADABLE) from None


def _month(typed: str) -> int:
    name = typed.lower()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else int(typed)


class OneDayField(forms.CharField):
    """A day in one box; nothing (None) when the box is empty."""

    def to_python(self, value: Any) -> Any:
        """Return the day; raise with a sentence on anything that is none."""
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_day(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def run_validators(self, value: Any) -> None:
        """A day has nothing left to validate; the validators of a text do not fit it."""
