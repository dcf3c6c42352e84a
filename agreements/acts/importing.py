"""Imports an agreement that was written elsewhere, or exported here, as a new draft that says the same."""

from django.db import transaction

from agreements.acts.drafting import write_sections
from agreements.acts.taking_part import keep_parties
from agreements.assembling import taken_apart
from agreements.incoming import judged, organisations_named
from agreements.models import Draft
from register.clock import now
from register.documents.agreement import Agreement
from register.documents.incoming import read_incoming
from signatories.access import Access
from signatories.models import Appointment, Organisation
from signatories.roles import Right


def check_import(*, content: bytes, by: Access) -> tuple[Agreement, Appointment]:
    """Return the agreement that a file says, and the appointment under which it may be drafted here; write nothing.

    Raises NotFit with every fault of the file by its path; NotAllowed unless `by` drafts for the organisation that
    leads.
    """
    incoming = read_incoming(content)
    named = organisations_named(incoming.content)
    known = Organisation.objects.filter(code__in=named).values_list("code", flat=True)
    document = judged(incoming, known=frozenset(known))
    return document, by.appointment(Right.DRAFT, code=document.identity.owner)


@transaction.atomic(durable=True)
def import_draft(*, content: bytes, by: Access) -> Draft:
    """Make and return a draft that says what a file says, declarations and fields without a page included.

    What the register itself says is of today, as in every draft: names, addresses, each party's own rows in the order
    of the parties. No party has confirmed its part. Raises as `check_import` does.
    """
    document, appointment = check_import(content=content, by=by)
    draft = Draft.objects.create(
        title=document.identity.title, lead=appointment.organisation, begun_by=by.user, begun_at=now()
    )
    write_sections(draft, taken_apart(document), by)
    keep_parties(draft, [party.code for party in document.parties], by)
    return draft
