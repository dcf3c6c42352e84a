"""Submits a draft to SIMG with the five declarations, and abandons one."""

import uuid

from django.db import transaction

from agreements.acts.draft_events import draft_event
from agreements.acts.drafting import lock_draft
from agreements.assembling import assemble
from agreements.chapters import DECLARATIONS
from agreements.checking import errors_of, findings_of
from agreements.lifecycle import check_move, move
from agreements.models import Draft
from agreements.permissions import check_abandon, check_lead
from register.clock import now
from register.documents.agreement import Declarations
from register.documents.canonical import canonical_text, text_digest
from register.entries.refusals import Refused
from register.log.append import append, said_by
from register.log.verbs import Abandoned, Submitted
from register.models import Event
from signatories.access import Access, actor
from signatories.drafting.saving import save_section


def _declare(draft: Draft, declarations: Declarations, by: Access) -> None:
    section = draft.sections.filter(chapter=DECLARATIONS, party="").first()
    save_section(
        draft.sections,
        chapter=DECLARATIONS,
        content={"declarations": declarations.model_dump(mode="json")},
        revision=section.revision if section else 0,
        by=by.user,
        is_finished=True,
    )


@transaction.atomic(durable=True)
def submit(*, draft_id: int, declarations: Declarations, by: Access, act: uuid.UUID) -> Draft:
    """Submit a draft with its five declarations and return it; the same act again changes nothing.

    Raises NotAllowed, and Refused while an error of the checks stands or a party has not confirmed its part.
    """
    draft = lock_draft(draft_id)
    if Event.objects.filter(act=act).exists():
        return draft
    appointment = check_lead(by, draft)
    check_move(draft, "submit")
    _declare(draft, declarations, by)
    document = assemble(draft)
    findings = findings_of(draft, document)
    if errors := errors_of(findings):
        left = "1 gap is" if len(errors) == 1 else f"{len(errors)} gaps are"
        raise Refused(f"{left} left. The first: {errors[0].sentence}")
    move(draft, "submit")
    draft.submitted_by, draft.submitted_at = by.user, now()
    draft.save()
    particulars = Submitted(
        text_digest=text_digest(canonical_text(document)).hex(),
        declarations=declarations,
        warnings=tuple(finding.sentence for finding in findings),
        **said_by(actor(appointment)),
    )
    append([draft_event(draft, "submitted", particulars, by=appointment)], act=act)
    return draft


@transaction.atomic(durable=True)
def abandon(*, draft_id: int, reason: str, by: Access, act: uuid.UUID) -> Draft:
    """Give a draft up and return it; it is kept for its retention period. Raises NotAllowed and Refused."""
    draft = lock_draft(draft_id)
    if Event.objects.filter(act=act).exists():
        return draft
    appointment = check_abandon(by, draft)
    move(draft, "abandon")
    draft.save()
    particulars = Abandoned(reason=reason, **said_by(actor(appointment)))
    append([draft_event(draft, "abandoned", particulars, by=appointment)], act=act)
    return draft
