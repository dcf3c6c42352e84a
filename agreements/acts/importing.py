"""Imports an agreement that was written elsewhere, or exported here, as a new draft that says the same."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import transaction

from agreements.acts.annexes import attach
from agreements.acts.drafting import write_sections
from agreements.acts.taking_part import keep_parties
from agreements.assembling import taken_apart
from agreements.incoming import judged, organisations_named, papers_named
from agreements.models import Draft
from register.clock import now
from register.documents.agreement import Agreement
from register.documents.faults import Fault, NotFit
from register.documents.incoming import Incoming, read_incoming
from register.entries.annexes import held
from register.entries.refusals import Refused
from register.evidence.annexes import ANNEX_KINDS, SMALLER, keep_annex, named_by
from register.evidence.uploads import media_type_of
from signatories.access import Access
from signatories.models import Appointment, Organisation
from signatories.roles import Right

Files = Mapping[str, bytes]
NONE: Files = MappingProxyType({})


def check_import(*, content: bytes, by: Access, files: Files = NONE) -> tuple[Agreement, Appointment]:
    """Return the agreement that a file says, and the appointment under which it may be drafted here; write nothing.

    `files`: bytes at hand for its papers, by their SHA-256 (hexadecimal). Raises NotFit with every fault of the file by
    its path; NotAllowed unless `by` drafts for the organisation that leads.
    """
    incoming = read_incoming(content)
    named = organisations_named(incoming.content)
    known = Organisation.objects.filter(code__in=named).values_list("code", flat=True)
    document = judged(incoming, known=frozenset(known), papers=_papers(incoming, files))
    return document, by.appointment(Right.DRAFT, code=document.identity.owner)


def _papers(incoming: Incoming, files: Files) -> dict[str, dict[str, Any]]:
    """Return what is known of each paper whose bytes are at hand: held here already, or among the files."""
    names = papers_named(incoming.content)
    found = {name: named_by(file) for name, file in held(names).items()}
    for name, content in files.items():
        if name in names - found.keys():
            try:
                media_type = media_type_of(content, kinds=ANNEX_KINDS, smaller=SMALLER)
            except Refused as refusal:
                raise NotFit([*incoming.faults, Fault("annexes", f"{name}: {refusal}")]) from refusal
            found[name] = {"media_type": media_type, "size": len(content), "sha256": name}
    return found


@transaction.atomic(durable=True)
def import_draft(*, content: bytes, by: Access, files: Files = NONE) -> Draft:
    """Make and return a draft that says what a file says, declarations and fields without a page included.

    What the register itself says is of today, as in every draft: names, addresses, each party's own rows in the order
    of the parties. No party has confirmed its part. Raises as `check_import` does.
    """
    document, appointment = check_import(content=content, by=by, files=files)
    draft = Draft.objects.create(
        title=document.identity.title, lead=appointment.organisation, begun_by=by.user, begun_at=now()
    )
    write_sections(draft, taken_apart(document), by)
    keep_parties(draft, [party.code for party in document.parties], by)
    names = {annex.sha256 for annex in document.annexes}
    kept = held(names)
    new = [keep_annex(paper) for name, paper in files.items() if name in names - kept.keys()]
    attach([*kept.values(), *new], draft=draft, by=by)
    return draft
