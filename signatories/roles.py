"""The table of roles: what each is called, what it may do on its organisation, and a sentence that says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


class Role(models.TextChoices):
    """The roles of the partnership, by stable code."""

    SIMG_ADMINISTRATOR = "simg_administrator", "SIMG administrator"
    SIMG_MEMBER = "simg_member", "SIMG member"
    MANAGER = "manager", "Manager"
    IG_LEAD = "ig_lead", "Information governance lead"
    DPO = "dpo", "Data protection officer"
    CALDICOTT_GUARDIAN = "caldicott_guardian", "Caldicott Guardian"
    CHIEF_OFFICER = "chief_officer", "Chief officer"
    DELEGATED_SIGNATORY = "delegated_signatory", "Delegated signatory"
    ORGANISATION_ADMINISTRATOR = "organisation_administrator", "Organisation administrator"
    AUDITOR = "auditor", "Auditor"
    PRACTITIONER = "practitioner", "Practitioner"


class Right(models.TextChoices):
    """The rights that are held on an organisation; codes are those of the Organisation model's permissions.

    The label ends a sentence that begins "Only … may".
    """

    KEEP_REGISTER = "keep_register", "keep organisations, appointments, letters and the protocol"
    APPROVE = "approve_agreements", "agree the protocol, and return or approve agreements"
    CANCEL = "cancel_versions", "cancel a version that is open, excuse a party or annul what was recorded in error"
    READ_EVERYTHING = "read_everything", "read everything on record"
    READ_TRACES = "read_traces", "read from where signatures were given"
    DRAFT = "draft_agreements", "draft agreements for the organisation"
    READ_DRAFTS = "read_drafts", "read the organisation’s drafts"
    SIGN_AGREEMENTS = "sign_agreements", "sign agreements for the organisation"
    SIGN_PROTOCOL = "sign_protocol", "sign the protocol for the organisation"
    KEEP_ORGANISATION = "keep_organisation", "keep the organisation’s people and details"


@dataclass(frozen=True)
class RoleRights:
    """What a role may do, in a sentence and as rights; those of signing also want the appointment's own flags."""

    sentence: str
    rights: frozenset[Right]
    is_simg: bool = False
    signs: bool = False


def _of(sentence: str, *rights: Right, is_simg: bool = False, signs: bool = False) -> RoleRights:
    return RoleRights(sentence, frozenset(rights), is_simg, signs)


ROLES: Mapping[str, RoleRights] = {
    Role.SIMG_ADMINISTRATOR: _of(
        "Keeps organisations, appointments and letters, drafts the protocol, records paper, and reads everything.",
        Right.KEEP_REGISTER,
        Right.READ_EVERYTHING,
        Right.READ_TRACES,
        is_simg=True,
    ),
    Role.SIMG_MEMBER: _of(
        "Agrees the protocol; returns or approves agreements; cancels what is open, excuses a party, annuls errors.",
        Right.APPROVE,
        Right.CANCEL,
        Right.READ_EVERYTHING,
        is_simg=True,
    ),
    Role.MANAGER: _of("Drafts agreements and keeps the organisation’s own part.", Right.DRAFT, Right.READ_DRAFTS),
    Role.IG_LEAD: _of("Reads the organisation’s drafts, to advise on them.", Right.READ_DRAFTS),
    Role.DPO: _of("Reads the organisation’s drafts, to advise on data protection.", Right.READ_DRAFTS),
    Role.CALDICOTT_GUARDIAN: _of("Reads the organisation’s drafts, to advise on confidentiality.", Right.READ_DRAFTS),
    Role.CHIEF_OFFICER: _of(
        "Signs or declines for the organisation.",
        Right.SIGN_AGREEMENTS,
        Right.SIGN_PROTOCOL,
        signs=True,
    ),
    Role.DELEGATED_SIGNATORY: _of(
        "Signs or declines for the organisation under a delegation.",
        Right.SIGN_AGREEMENTS,
        Right.SIGN_PROTOCOL,
        signs=True,
    ),
    Role.ORGANISATION_ADMINISTRATOR: _of(
        "Keeps the organisation’s details, appoints who drafts, advises and reads for it, and ends appointments.",
        Right.KEEP_ORGANISATION,
    ),
    Role.AUDITOR: _of(
        "Reads everything, downloads and verifies; changes nothing.",
        Right.READ_EVERYTHING,
        Right.READ_TRACES,
        is_simg=True,
    ),
    Role.PRACTITIONER: _of("Reads what partners may read."),
}

# Which flag of the appointment a right of signing also wants.
SIGNING_FLAGS: Mapping[Right, str] = {
    Right.SIGN_AGREEMENTS: "may_sign_agreements",
    Right.SIGN_PROTOCOL: "may_sign_protocol",
}


# Whom an organisation's administrator appoints. Who signs for it, and who keeps it, is appointed by SIMG: otherwise one
# person could appoint themselves, or a friend, and bind the organisation.
APPOINTED_BY_THEIR_OWN: frozenset[str] = frozenset(
    {Role.MANAGER, Role.IG_LEAD, Role.DPO, Role.CALDICOTT_GUARDIAN, Role.PRACTITIONER}
)
# Whose appointment it may end: a signatory who has left must stop at once, and to stop binds nobody.
ENDED_BY_THEIR_OWN: frozenset[str] = APPOINTED_BY_THEIR_OWN | {Role.CHIEF_OFFICER, Role.DELEGATED_SIGNATORY}


def one(role: str) -> str:
    """Return a role as a sentence names its holder: "a manager", "an auditor", "a Caldicott Guardian"."""
    label = Role(role).label
    word = label if any(letter.isupper() for letter in label[1:]) else label.lower()
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def roles_with(right: Right) -> list[str]:
    """Return the roles that give a right, in the order of the table."""
    return [role for role, table in ROLES.items() if right in table.rights]


def refusal(right: Right, *, where: str = "") -> str:
    """Return the sentence for whoever lacks `right`; it names the roles that give it, and `where` it is lacking."""
    *others, last = [one(code) for code in roles_with(right)]
    holders = f"{', '.join(others)} or {last}" if others else last
    place = f" for {where}" if where else ""
    return f"Only {holders} may {right.label}, and you hold no such appointment{place} today."
