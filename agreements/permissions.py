"""Who may do what with a draft: each rule once as check_… (raises the sentence) and can_… (asks it)."""

from collections.abc import Iterable

from agreements.models import Draft, Section
from signatories.access import Access, NotAllowed
from signatories.models import Appointment
from signatories.roles import Right


def check_edit_shared(access: Access, draft: Draft) -> Appointment:
    """Return the appointment under which shared sections may be written; raise NotAllowed otherwise."""
    if access.may(Right.DRAFT, code=draft.lead.code):
        return access.appointment(Right.DRAFT, code=draft.lead.code)
    codes = access.codes_with(Right.DRAFT)
    invited = draft.draft_parties.filter(may_edit_shared=True, organisation__code__in=codes)
    for party in invited.select_related("organisation") if codes else ():
        return access.appointment(Right.DRAFT, code=party.organisation.code)
    raise NotAllowed(f"Only a manager of {draft.lead.name} may change this section.")


def check_edit_part(access: Access, draft: Draft, code: str) -> Appointment:
    """Return the appointment under which the party `code`'s own part may be written: its manager's or the lead's."""
    for own in (code, draft.lead.code):
        if access.may(Right.DRAFT, code=own):
            return access.appointment(Right.DRAFT, code=own)
    raise NotAllowed(f"Only a manager of this organisation or of {draft.lead.name} may change this part.")


def check_lead(access: Access, draft: Draft) -> Appointment:
    """Return the appointment of a manager of the lead; raise NotAllowed otherwise."""
    if access.may(Right.DRAFT, code=draft.lead.code):
        return access.appointment(Right.DRAFT, code=draft.lead.code)
    raise NotAllowed(f"Only a manager of {draft.lead.name} may do this.")


def check_review(access: Access, draft: Draft, sections: Iterable[Section] | None = None) -> Appointment:
    """Return the appointment of an SIMG member who neither submitted the draft nor saved a section of it.

    `sections`: the draft's, where they were read already.
    """
    appointment = access.appointment(Right.APPROVE)
    if access.user is None or draft.submitted_by_id == access.user.pk:
        raise NotAllowed("You submitted this draft, so somebody else must review it.")
    if any(access.user.pk in section.savers for section in (draft.sections.all() if sections is None else sections)):
        raise NotAllowed("You wrote a part of this draft, so somebody else must review it.")
    return appointment


def can_review(access: Access, draft: Draft, sections: Iterable[Section] | None = None) -> bool:
    """Return whether the person may review this draft; `sections` as above."""
    try:
        check_review(access, draft, sections)
    except NotAllowed:
        return False
    return True


def can_lead(access: Access, draft: Draft) -> bool:
    """Return whether the person is a manager of the organisation that leads the draft."""
    return access.may(Right.DRAFT, code=draft.lead.code)


def can_edit_part(access: Access, draft: Draft, code: str) -> bool:
    """Return whether the person may write the own part of the party `code`."""
    return can_lead(access, draft) or access.may(Right.DRAFT, code=code)


def check_abandon(access: Access, draft: Draft) -> Appointment:
    """Return the appointment under which the draft may be abandoned: the lead's manager or SIMG."""
    return access.appointment(Right.APPROVE) if access.may(Right.APPROVE) else check_lead(access, draft)
