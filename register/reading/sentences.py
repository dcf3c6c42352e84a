"""Small words of the register's sentences: counts of organisations, days, and names in a row."""

from collections.abc import Sequence
from datetime import date

from register.documents.printing.phrasing import listed, number
from register.templatetags.register_words import day as written

NAMED_AT_MOST = 3


def organisations(count: int) -> str:
    """Return "one organisation", "six organisations"."""
    return f"{number(count)} organisation{'' if count == 1 else 's'}"


def all_organisations(count: int) -> str:
    """Return "both organisations", "all six organisations", "the one organisation"."""
    if count == 1:
        return "the one organisation"
    return "both organisations" if count == 2 else f"all {organisations(count)}"


def agreements(count: int) -> str:
    """Return "1 agreement", "53 agreements", with figures."""
    return f"{count:,} agreement{'' if count == 1 else 's'}"


def some(names: Sequence[str]) -> str:
    """Return names as a sentence lists them; of many only the first two, and how many others."""
    if len(names) <= NAMED_AT_MOST:
        return listed(names)
    return f"{names[0]}, {names[1]} and {number(len(names) - 2)} others"


def has(names: Sequence[str]) -> str:
    """Return the verb that agrees with them."""
    return "has" if len(names) == 1 else "have"


def on_day(day: date, *, today: date) -> str:
    """Return "today" or "on 1 May 2016"."""
    return "today" if day == today else f"on {written(day)}"
