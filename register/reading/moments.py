"""A moment asked for in an address, up to which the register is to know things: a day, or a day with a time."""

from datetime import datetime, time
from typing import Any

from django import forms

from register.clock import LONDON, london_day, now, today
from register.reading.days import read_day
from register.templatetags.register_words import day as written
from register.templatetags.register_words import moment as written_with_time

UNREADABLE = "Enter a real day, such as 27 3 2024, or a day and a time, such as 2024-03-27 15:30."
TO_COME = "The register cannot say what it will know: enter a day or a moment that has passed."


def read_moment(text: str) -> datetime:
    """Return the aware moment that `text` names: the end of a day (now, for today), or the very moment given.

    Without a zone it is a time in the United Kingdom. Raises ValueError, with a sentence for people, when it names no
    moment or one that is yet to come.
    """
    typed = " ".join(text.split())
    moment = _with_time(typed) if "T" in typed or ":" in typed else _end_of(typed)
    if moment > now():
        raise ValueError(TO_COME)
    return moment


def _with_time(typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed)
        return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    except (ValueError, OverflowError):
        raise ValueError(UNREADABLE) from None


def _end_of(typed: str) -> datetime:
    try:
        day = read_day(typed)
    except ValueError:
        raise ValueError(UNREADABLE) from None
    return now() if day == today() else datetime.combine(day, time.max, LONDON)


def known_in_words(moment: datetime) -> str:
    """Return "2 November 2026" for the end of a day, and the time beside it for any other moment."""
    is_end = moment.astimezone(LONDON).time() == time.max
    return written(london_day(moment)) if is_end else written_with_time(moment)


class MomentField(forms.CharField):
    """A moment in one box; nothing (None) when the box is empty."""

    def to_python(self, value: Any) -> Any:
        """Return the moment; raise with a sentence on anything that is none."""
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_moment(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def run_validators(self, value: Any) -> None:
        """A moment has nothing left to validate; the validators of a text do not fit it."""
