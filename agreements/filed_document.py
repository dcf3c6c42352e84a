"""The document of an agreement made elsewhere at filed depth: what its description says, and nothing invented."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from agreements.filing import DescribedParty, Description, is_signed, known_day
from agreements.filing_faults import Organisations
from register.documents.agreement import (
    Agreement,
    Commencement,
    Ending,
    Identity,
    Original,
    Party,
    Publication,
    Recorded,
    Review,
    StatedSignature,
    Statement,
)
from register.documents.common import first_day, spoken_date
from register.documents.elsewhere import A_DAY
from register.documents.printing.phrasing import sentence
from register.evidence.scans import media_type_of
from signatories.called import Called

ASKED = ("start", "review", "end")
Names = Mapping[str, Called]


def filed_document(said: Description, scan: bytes, known: Organisations, names: Names) -> Agreement:
    """Return the document of a description without faults; `scan`: the bytes of the original, b"" for none.

    `known`: the organisations that it names, by code; `names`: what these were called when it was made.
    """
    start, review, end = (known_day(getattr(said, asked)) for asked in ASKED)
    return Agreement(
        identity=_identity(said, names),
        parties=tuple(_party(party, known, names) for party in said.parties),
        commencement=Commencement(rule="date" if start else "", on=start),
        review=Review(first_on=review),
        ending=Ending(rule="date" if end else "", on=end),
        publication=Publication(visibility=said.visibility),
        recorded=Recorded(
            depth="filed",
            original=_original(said, scan),
            signatures=tuple(_stated(party) for party in said.parties),
            statements=tuple(_not_stated(said)),
        ),
    )


def signing_day(party: DescribedParty, said: Description) -> date | None:
    """Return the day from which a party's signature counts, or None where the original does not show that it signed.

    It is the first of the period that is given; for a signature without a day it is that of the beginning (V20).
    """
    known = known_day(party.signed) or (known_day(said.start) if is_signed(party) else "")
    return first_day(known) if known else None


def days_assumed(said: Description, names: Names) -> list[str]:
    """Return a sentence for each day that is assumed where the original gives a month or a year (V20)."""
    days = [
        (f"the signature of {names[party.code].name}", known_day(party.signed), signing_day(party, said))
        for party in said.parties
    ]
    start = known_day(said.start)
    return [
        sentence(f"for {what}, {spoken_date(counts.isoformat())} is assumed; the original says {_as_printed(printed)}")
        for what, printed, counts in [*days, ("the beginning", start, first_day(start) if start else None)]
        if counts and len(printed) < A_DAY
    ]


def _as_printed(printed: str) -> str:
    return spoken_date(printed) or "no day"


def counts_from(said: Description, *, on: date) -> date:
    """Return the first day of which the description speaks: its history begins there; `on` (today) when it has none."""
    start = known_day(said.start)
    days = [day for party in said.parties if (day := signing_day(party, said))]
    return min([*days, *([first_day(start)] if start else []), on])


def _identity(said: Description, names: Names) -> Identity:
    return Identity(
        title=said.title,
        theme=said.theme,
        owner=said.lead,
        owner_name=names[said.lead].name,
        version_label=said.version_label,
        local_reference=said.local_reference,
        legal_status=said.legal_status,
        master=said.master,
    )


def _party(party: DescribedParty, known: Organisations, names: Names) -> Party:
    called = names[party.code]
    return Party(
        id=sha256(party.code.encode()).hexdigest()[:8],
        code=party.code,
        name=called.name,
        short_name=called.short_name,
        address=known[party.code].address,
    )


def _original(said: Description, scan: bytes) -> Original:
    if not scan:
        return Original(title=said.original_title, no_scan_because=said.no_scan_because)
    return Original(
        title=said.original_title,
        media_type=media_type_of(scan),
        size=len(scan),
        sha256=sha256(scan).hexdigest(),
    )


def _stated(party: DescribedParty) -> StatedSignature:
    if not is_signed(party):
        return StatedSignature(party=party.code, answer="not_known")
    return StatedSignature(party=party.code, answer="signed", on=known_day(party.signed), post=party.post)


def _not_stated(said: Description) -> Iterator[Statement]:
    for asked in ASKED:
        if not known_day(getattr(said, asked)):
            yield Statement(about=asked, answer="not_stated")
