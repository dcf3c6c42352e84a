"""Adds the organisations of Leicester, Leicestershire and Rutland, as SIMG does on its pages."""

import uuid
from pathlib import Path

from isp.demonstration.reading import Row, read_toml
from signatories.acts.naming import Naming, record_earlier_name
from signatories.acts.organisations import add_organisation
from signatories.acts.succeeding import TakeOver, record_succession
from signatories.models import Appointment, Organisation

FILE = Path(__file__).with_name("organisations.toml")


def add_organisations(*, by: Appointment) -> int:
    """Add every organisation of the file, parents before their services, and return how many."""
    added: dict[str, Organisation] = {}
    for row in read_toml(FILE)["organisations"]:
        code, earlier, before = row.pop("code"), row.pop("earlier", None), row.pop("took_over_from", [])
        instrument = row.pop("instrument", "")
        added[code] = add_organisation(code=code, by=by, act=uuid.uuid4(), **_details(row, added))
        if earlier:
            record_earlier_name(organisation=added[code], naming=Naming(**earlier), by=by, act=uuid.uuid4())
        for other in before:
            _take_over(added[other], added[code], instrument, by=by)
    return len(added)


def _take_over(before: Organisation, after: Organisation, instrument: str, *, by: Appointment) -> None:
    said = TakeOver(predecessor=before, successor=after, effective_on=after.joined_on, instrument=instrument)
    record_succession(take_over=said, by=by, act=uuid.uuid4())


def _details(row: Row, added: dict[str, Organisation]) -> Row:
    """Return what is kept of an organisation; a service is no legal entity, a board no public authority."""
    parent, mail = row.pop("parent", None), row.pop("mail", None)
    if parent:
        row |= {"parent": added[parent], "is_legal_entity": False}
    if row["kind"] in ("board", "scheme"):
        row["is_public_authority"] = False
    return row | _mailboxes(mail) if mail else row


def _mailboxes(domain: str) -> Row:
    return {
        "contact_post": "Information Sharing Lead",
        "contact_mailbox": f"information.sharing@{domain}",
        "dpo_post": "Data Protection Officer",
        "dpo_mailbox": f"data.protection@{domain}",
    }
