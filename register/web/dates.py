"""A day asked for in three boxes, and answered to in sentences."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from register.clock import today

PARTS = (("day", "Day", "2"), ("month", "Month", "2"), ("year", "Year", "4"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayWidget(forms.MultiWidget):
    """Three boxes: day, month and year, named `<field>_day` and so on."""

    template_name = "forms/day.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Makes the three boxes; a phone shows figures for them."""
        super().__init__({name: forms.TextInput({"inputmode": "numeric"}) for name, _, _ in PARTS}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """Returns the three parts of a day, or three times nothing."""
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds to each box its label and the width of what belongs in it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for box, (_, label, width) in zip(context["widget"]["subwidgets"], PARTS, strict=True):
            box["label"] = label
            box["attrs"]["class"] = f"{box['attrs'].get('class', 'govuk-input')} govuk-input--width-{width}"
        return context


class DateField(forms.Field):
    """A day of the calendar. `what` names it in the errors, with its article: "the day it starts".

    `past`: refuses a day after today. `earliest`: returns the first day allowed.
    """

    widget = DayWidget

    def __init__(
        self, *, what: str, past: bool = False, earliest: Callable[[], date] | None = None, **kwargs: Any
    ) -> None:
        """Takes the rules of a plain field too: label, help_text, required, initial."""
        kwargs.setdefault("error_messages", {"required": f"Enter {what}."})
        super().__init__(**kwargs)
        self.what, self.past, self.earliest = what, past, earliest

    def to_python(self, value: Any) -> date | None:
        """Returns the day, or None when all three boxes are empty. Raises with a sentence on anything else."""
        if isinstance(value, date) or value is None:
            return value
        typed = [str(part or "").strip() for part in value]
        if not any(typed):
            return None
        missing = [label.lower() for part, (_, label, _) in zip(typed, PARTS, strict=True) if not part]
        if missing:
            raise forms.ValidationError(f"{self._named()} must include a {' and a '.join(missing)}.")
        return self._read(typed)

    def validate(self, value: date | None) -> None:
        """Refuses nothing where a day is required, and a day outside the bounds."""
        super().validate(value)
        if value and self.past and value > today():
            raise forms.ValidationError(f"{self._named()} must be today or in the past.")
        if value and self.earliest and value < self.earliest():
            first = self.earliest()
            raise forms.ValidationError(f"{self._named()} must be {first.day} {first:%B %Y} or later.")

    def _read(self, typed: list[str]) -> date:
        """Returns the day that three filled boxes say; a month may be a number or a name."""
        day, month, year = typed
        try:
            if len(year) != 4:
                raise ValueError(year)
            return date(int(year), month_number(month), int(day))
        except ValueError:
            raise forms.ValidationError(f"{self._named()} must be a real date, such as 27 3 2027.") from None

    def _named(self) -> str:
        return self.what[0].upper() + self.what[1:]


def month_number(typed: str) -> int:
    """Return the number of a month given as a number or a name; raise ValueError for neither."""
    name = typed.lower()[:3]
    return MONTHS.index(name) + 1 if name in MONTHS else int(typed)
