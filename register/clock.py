"""The one clock: what time it is (UTC), and what day it is in the United Kingdom."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in Europe/London, whatever the server's own zone."""
    return now().astimezone(LONDON).date()


def london_day(moment: datetime) -> date:
    """Return the day in Europe/London on which an aware moment falls."""
    return moment.astimezone(LONDON).date()
