"""Everything that stands on the paper of a version of the protocol, in the order of the founding one."""

from collections.abc import Sequence

from django.conf import settings

from register.documents.printing import printed_protocol
from register.documents.printing.phrasing import NO_BREAK, day
from register.documents.protocol import Protocol
from register.evidence.paper import DEMONSTRATION, Amendment, Paper, counted, signed_rows, verifying
from register.evidence.signatures import Fact, SignatureRow, Standing, signature_rows, spoken_day, spoken_moment
from register.models import Checkpoint

CLOSING = "agreement"  # the section that is printed last, with the names beneath it


def protocol_paper_of(standing: Standing, document: Protocol, *, checkpoint: Checkpoint, digest: bytes) -> Paper:
    """Return the paper of a version of the protocol as at a checkpoint; `digest` (32 bytes) is what officers sign."""
    entry, rows, sections = standing.entry, signature_rows(standing), printed_protocol(document)
    return Paper(
        kind="",
        partnership=document.partnership or settings.PARTNERSHIP_NAME,
        title=entry.title,
        version=document.cover_label or document.body_label,
        dated=day(document.issued_on),
        parties=(),
        cover_facts=_cover_facts(standing, rows),
        running=f"{entry.reference}, version{NO_BREAK}{document.body_label or document.cover_label}",
        marking="",
        demonstration=DEMONSTRATION if settings.DEMONSTRATION else "",
        control=_control(document),
        amendments=_amendments(document),
        declaration="",
        signatures=rows,
        summary="",
        sections=tuple(section for section in sections if section.key != CLOSING),
        certificate=f"As at {spoken_moment(standing.as_at)}, {counted(rows, _whom(rows))}.",
        reference=entry.reference,
        register=settings.REGISTER_ORIGIN,
        verifying=verifying(standing, checkpoint, digest),
        closing=next((section for section in sections if section.key == CLOSING), None),
    )


def _whom(rows: Sequence[SignatureRow]) -> str:
    return "organisation" if len(rows) == 1 else "organisations"


def _cover_facts(standing: Standing, rows: Sequence[SignatureRow]) -> tuple[Fact, ...]:
    return (
        Fact("Reference", f"{standing.entry.reference}, entry {standing.entry.version}"),
        Fact("Signed", f"by {signed_rows(rows)} of {len(rows)}, as at {spoken_day(standing.on)}"),
    )


def _control(document: Protocol) -> tuple[Fact, ...]:
    differs = document.body_label and document.body_label != document.cover_label
    facts = (
        Fact("Author", document.author),
        Fact("Owner", document.owner),
        Fact("Replaces", document.supersedes.words),
        Fact("Version", f"{document.cover_label} on the cover, {document.body_label} in the text" if differs else ""),
        Fact("Next review", day(document.review_on)),
    )
    return tuple(fact for fact in facts if fact.said)


def _amendments(document: Protocol) -> tuple[Amendment, ...]:
    """Return the amendment record as it is printed; nothing is added to it."""
    return tuple(
        Amendment(
            issue=row.issue,
            detail=f"{row.detail} (proposed by {row.proposer})" if row.proposer else row.detail,
            author=row.author,
            on=day(row.on),
            approved=", ".join(filter(None, (row.agreed_by, row.approved))),
        )
        for row in document.amendment_record
    )
