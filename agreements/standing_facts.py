"""What a party's organisation page says and drafting does not ask again, with what has lapsed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from register.documents.common import spoken_date
from signatories.models import Organisation


@dataclass(frozen=True)
class StandingFact:
    """A row of components/summary_list.html: a key, its value, and the sentence of what has lapsed ("" for nothing)."""

    key: str
    value: str
    gap: str = ""


def _lapsed(what: str, until: date | None, on: date) -> str:
    """Return the sentence of a lapse; the day named is the last on which it held."""
    return f"{what} lapsed on {spoken_date(until.isoformat())}." if until and until < on else ""


def standing_facts(organisation: Organisation, *, on: date) -> Iterator[StandingFact]:
    """Yield what is known of an organisation: address, ICO registration, DSPT and Cyber Essentials."""
    if organisation.address:
        yield StandingFact("Address", organisation.address)
    if organisation.ico_number or organisation.ico_exempt_because:
        value = organisation.ico_number or f"Exempt: {organisation.ico_exempt_because}"
        yield StandingFact("ICO registration", value, _lapsed("It", organisation.ico_expires_on, on))
    if organisation.dspt_status:
        year = organisation.dspt_year or ""
        old = "" if not year or year >= on.year - 1 else f"It is of {year}: it is renewed each year."
        yield StandingFact("Data security toolkit (DSPT)", f"{organisation.dspt_status} {year}".strip(), old)
    if expires := organisation.cyber_essentials_expires_on:
        until = f"Until {spoken_date(expires.isoformat())}"
        yield StandingFact("Cyber Essentials", until, _lapsed("It", expires, on))
