"""How pages write days, digests, sizes and statuses."""

from datetime import date, datetime

from django import template

from register.clock import LONDON, london_day
from register.web.statuses import colour_of, word_of

NO_BREAK = "\N{NO-BREAK SPACE}"

register = template.Library()


def _as_day(value: date | datetime) -> date:
    return london_day(value) if isinstance(value, datetime) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """Writes "6 February 2014", in Europe/London, never broken between day and month; nothing for None."""
    if value is None:
        return ""
    on = _as_day(value)
    return f"{on.day}{NO_BREAK}{on:%B} {on.year}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    """Writes "Friday 9 October 2026"; nothing for None."""
    if value is None:
        return ""
    return f"{_as_day(value):%A} {day(value)}"


@register.filter
def moment(value: datetime | None) -> str:
    """Writes "23 November 2026 at 10:42" in Europe/London; nothing for None."""
    if value is None:
        return ""
    return f"{day(value)} at {value.astimezone(LONDON):%H:%M}"


@register.filter
def digest_groups(digest: str | bytes) -> str:
    """Writes a digest (hexadecimal text, or bytes) in groups of four characters."""
    text = digest.hex() if isinstance(digest, bytes) else digest
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@register.filter
def filesize_short(size: int) -> str:
    """Writes a size in bytes as "412 KB" or "1.9 MB", with a no-break space."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NO_BREAK}KB"
    return f"{size / 1_000_000:.1f}{NO_BREAK}MB"


@register.filter
def status_word(status: str) -> str:
    """Writes a status as people read it: "In force, signatures awaited"."""
    return word_of(status)


@register.filter
def status_colour(status: str) -> str:
    """Returns the colour of a status's tag."""
    return colour_of(status)
