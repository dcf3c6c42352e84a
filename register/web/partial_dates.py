"""A day, a month or a year asked for in three boxes: what is not known stays empty."""

from typing import Any

from django import forms

from register.documents.common import check_partial_date
from register.web.dates import DayWidget, month_number


class PartialDateField(forms.Field):
    """A day, a month or a year in ISO 8601, "" when all three boxes are empty. `what` names it in the errors."""

    widget = DayWidget

    def __init__(self, *, what: str, **kwargs: Any) -> None:
        """Takes the rules of a plain field too: label, help_text."""
        super().__init__(required=False, **kwargs)
        self.what = what

    def to_python(self, value: Any) -> str:
        """Returns what was given as "2018-03-05", "2018-03" or "2018". Raises with a sentence on anything else."""
        day, month, year = (str(part or "").strip() for part in value or ("", "", ""))
        if not (day or month or year):
            return ""
        if not year or (day and not month):
            missing = "year" if not year else "month"
            raise forms.ValidationError(f"{self._named()} must include a {missing}.")
        try:
            return check_partial_date(_written(day, month, year))
        except ValueError:
            sentence = f"{self._named()} must be a real day, month or year, such as 27 3 2018, 3 2018 or 2018."
            raise forms.ValidationError(sentence) from None

    def _named(self) -> str:
        return self.what[0].upper() + self.what[1:]


def _written(day: str, month: str, year: str) -> str:
    if len(year) != len("2018"):
        raise ValueError(year)
    parts = [int(year), *([month_number(month)] if month else []), *([int(day)] if day else [])]
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))
