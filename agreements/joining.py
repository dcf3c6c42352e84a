"""Who may join an agreement in force for which organisation, and what its own part still lacks."""

from agreements.checking import facts_of
from agreements.checks import Context, Finding, check
from register.clock import today
from register.documents.agreement import Agreement
from register.entries.joining import can_join
from register.reading.entry.record import Record
from signatories.access import Access
from signatories.models import Appointment, Organisation
from signatories.roles import Right

# The chapters of which a joiner brings its own part; what is shared stands as it was signed.
OWN = frozenset({"basis", "keeping"})


def held_to_join(access: Access, record: Record) -> Appointment:
    """Return the appointment under which a person signs for a joiner: the first that may, else the first.

    Raises NotAllowed when the person signs for nobody.
    """
    held = access.appointments_with(Right.SIGN_AGREEMENTS) or (access.appointment(Right.SIGN_AGREEMENTS),)
    may = (row for row in held if can_join(record.life, record.document, row.organisation.code))
    return next(may, held[0])


def gaps_of(document: Agreement, organisation: Organisation) -> list[Finding]:
    """Return what the checks miss in the own part of `organisation` in an agreement that reads with it."""
    codes = {document.identity.owner, *(party.code for party in document.parties)}
    bodies = Organisation.objects.filter(code__in=codes).select_related("parent")
    context = Context(
        on=today(), organisations={body.code: facts_of(body) for body in bodies}, confirmed=frozenset(codes)
    )
    found = check(document, context)
    return [
        finding
        for finding in found
        if finding.level == "error" and finding.chapter in OWN and finding.party == organisation.code
    ]
