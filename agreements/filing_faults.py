"""Judges the description of an agreement made elsewhere: against this register, its own days, and its scan."""

from collections.abc import Iterator, Mapping
from datetime import date

from agreements.checks.parties import FEWEST_PARTIES
from agreements.filing import NOT_KNOWN, NOT_STATED, DescribedParty, Description, is_signed, known_day
from register.documents.common import first_day, last_day, spoken_date
from register.documents.faults import Fault
from register.documents.labels import THEMES
from register.documents.visible import is_visible
from register.entries.refusals import Refused
from register.evidence.scans import media_type_of
from signatories.models import Organisation

DAYS = {"start": "it starts", "review": "it is reviewed", "end": "it ends"}
Organisations = Mapping[str, Organisation]


def faults_in(description: Description, scan: bytes, *, known: Organisations, on: date) -> Iterator[Fault]:
    """Yield all that keeps a description from being filed on a day; `known`: the organisations it names, by code."""
    yield from _head(description, known)
    yield from _days(description)
    yield from _parties(description, known)
    for place, party in enumerate(description.parties):
        yield from _signature(f"parties[{place}]", party, description, on)
    yield from _scan(description, scan)


def _head(said: Description, known: Organisations) -> Iterator[Fault]:
    if not is_visible(said.title):
        yield Fault("title", "give the title that the original bears.")
    if said.theme not in THEMES:
        yield Fault("theme", f"choose one of {', '.join(f'“{code}”' for code in THEMES)}.")
    if not said.visibility:
        yield Fault("visibility", "say who may see it: “public”, “partners” or “parties”.")
    if not said.lead:
        yield Fault("lead", "name the organisation that looks after it, by its code on this register.")
    elif said.lead not in known:
        yield Fault("lead", "no organisation of this register has that code.")


def _days(said: Description) -> Iterator[Fault]:
    for field, words in DAYS.items():
        if not getattr(said, field):
            yield Fault(field, f"say when {words}: a day, a month, a year, or “{NOT_STATED}”.")
    start, review, end = (known_day(getattr(said, field)) for field in DAYS)
    if start and end and last_day(end) < first_day(start):
        yield Fault("end", f"it starts in or on {spoken_date(start)}: give an end after that.")
    if start and review and last_day(review) < first_day(start):
        yield Fault("review", f"it starts in or on {spoken_date(start)}: give a review after that.")


def _parties(said: Description, known: Organisations) -> Iterator[Fault]:
    if len(said.parties) < FEWEST_PARTIES:
        yield Fault("parties", "name at least two organisations that take part.")
    seen: set[str] = set()
    for place, party in enumerate(said.parties):
        path = f"parties[{place}].code"
        if not party.code:
            yield Fault(path, "name the organisation by its code on this register.")
        elif party.code not in known:
            yield Fault(path, "no organisation of this register has that code.")
        elif party.code in seen:
            yield Fault(path, "this organisation takes part already. Name it once.")
        elif not known[party.code].is_legal_entity:
            yield Fault(path, "a service, unit or board cannot be bound itself: name the body behind it.")
        seen.add(party.code)


def _signature(path: str, party: DescribedParty, said: Description, on: date) -> Iterator[Fault]:
    signed, start, end = known_day(party.signed), known_day(said.start), known_day(said.end)
    if not party.signed:
        yield Fault(f"{path}.signed", f"say when it signed: a day, a month, a year, or “{NOT_KNOWN}”.")
    elif not signed and is_signed(party) and (not start or first_day(start) > on):
        yield Fault(
            f"{path}.signed", "it was signed, but when is not said, nor the start of the agreement: give either."
        )
    elif signed and first_day(signed) > on:
        yield Fault(f"{path}.signed", f"{spoken_date(signed)} is still to come: give when it was signed.")
    elif signed and end and first_day(signed) > last_day(end):
        yield Fault(f"{path}.signed", f"it ended in or on {spoken_date(end)}, so nobody signed it later.")


def _scan(said: Description, scan: bytes) -> Iterator[Fault]:
    reason = is_visible(said.no_scan_because)
    if scan and reason:
        yield Fault("scan", "give either the scan or the reason why none is held (no_scan_because), not both.")
    elif not scan and not reason:
        yield Fault("scan", "give the scan, or the reason why none is held (no_scan_because).")
    elif scan:
        try:
            media_type_of(scan)
        except Refused as refusal:
            words = str(refusal)
            yield Fault("scan", f"{words[:1].lower()}{words[1:]}")
