"""Adds and changes organisations; history keeps what stood before."""

import re
import uuid
from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from register.clock import today
from signatories.access import Access, NotAllowed
from signatories.acts.authority import authorised, credit, keeping
from signatories.acts.bearing import follow_days, write_first_name
from signatories.acts.fitting import AHEAD, SIMG
from signatories.acts.refusing import OrganisationRefused
from signatories.grants import not_ended, settle_organisation
from signatories.models import Appointment, Organisation, OrganisationKind, User
from signatories.roles import ROLES, Right

# Bodies that are not legal entities and yet belong to nobody.
STANDING_ALONE = frozenset({OrganisationKind.BOARD, OrganisationKind.SCHEME})
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Words that stand in the place of a code in an address.
ADDRESSES = frozenset({"new"})

# What an organisation says of itself. What it is called, is in law, and since when it takes part is SIMG's to record.
OWN = frozenset({
    "address", "ico_number", "ico_expires_on", "ico_exempt_because", "ods_code", "dspt_status", "dspt_year", "dspt_on",
    "cyber_essentials_expires_on", "contact_post", "contact_mailbox", "dpo_post", "dpo_mailbox",
})  # fmt: skip
OWN_ALONE = "SIMG records what an organisation is in law and since when it takes part: ask it to."


class Details(TypedDict, total=False):
    """What is kept of an organisation beside code and name; what is left out stays, or is as the model has it."""

    kind: str
    is_legal_entity: bool
    parent: Organisation | None
    address: str
    ico_number: str
    ico_expires_on: date | None
    ico_exempt_because: str
    ods_code: str
    dspt_status: str
    dspt_year: int | None
    dspt_on: date | None
    cyber_essentials_expires_on: date | None
    is_public_authority: bool
    is_competent_authority: bool
    is_health_or_care: bool
    contact_post: str
    contact_mailbox: str
    dpo_post: str
    dpo_mailbox: str
    joined_on: date
    left_on: date | None


@transaction.atomic(durable=True)
def add_organisation(
    *, code: str, name: str, short_name: str = "", by: Access | Appointment, act: uuid.UUID, **details: Unpack[Details]
) -> Organisation:
    """Add an organisation and return it; the same act again returns the first answer. A code is never used twice.

    It bears its name from the day it joined; `rename_organisation` gives it another.

    Raises NotAllowed unless `by` keeps the register, and OrganisationRefused with the reason.
    """
    authority = authorised(by, Right.KEEP_REGISTER)
    if done := Organisation.history.filter(history_type="+", history_change_reason=str(act)).first():
        return Organisation.objects.get(code=done.code)
    new = Organisation(code=code, name=name, short_name=short_name, **{"joined_on": today(), **details})
    check_code(code)
    check_organisation(new)
    return write_new_organisation(new, author=authority.person, act=act)


@transaction.atomic(durable=True)
def change_organisation(
    *, organisation: Organisation, by: Access | Appointment, act: uuid.UUID, **details: Unpack[Details]
) -> Organisation:
    """Change what is kept of an organisation and return it; the same act again changes nothing.

    Raises NotAllowed unless `by` keeps the register, or the organisation and changes none but its OWN details;
    OrganisationRefused with the reason.
    """
    authority = keeping(by, organisation)
    _check_own_details(authority, details)
    if organisation.history.filter(history_type="~", history_change_reason=str(act)).exists():
        return organisation
    changed, joined_before = copy(organisation), organisation.joined_on
    for name, value in details.items():
        setattr(changed, name, value)
    check_organisation(changed)
    write_organisation(changed, author=authority.person, act=act)
    follow_days(changed, joined_before=joined_before, author=authority.person, act=act)
    settle_organisation(changed, on=today())
    return changed


def _check_own_details(authority: Appointment, details: Iterable[str]) -> None:
    if Right.KEEP_REGISTER not in ROLES[authority.role].rights and not OWN.issuperset(details):
        raise NotAllowed(OWN_ALONE)


def lapsing(organisation: Organisation) -> int:
    """Return how many appointments lapse because the organisation leaves: those that would outlast it."""
    if organisation.left_on is None:
        return 0
    return organisation.appointments.filter(not_ended(organisation.left_on)).count()


def write_new_organisation(organisation: Organisation, *, author: User | None, act: uuid.UUID) -> Organisation:
    """Write an organisation that was checked, with its first name, and return it."""
    write_organisation(organisation, author=author, act=act)
    write_first_name(organisation, author=author, act=act)
    return organisation


def write_organisation(organisation: Organisation, *, author: User | None, act: uuid.UUID) -> Organisation:
    """Write an organisation that was checked, with its history row, and return it."""
    credit(organisation, author, act=act)
    organisation.save()
    return organisation


def check_code(code: str) -> None:
    """Raise OrganisationRefused unless a new organisation may have this code."""
    if not CODE.fullmatch(code):
        raise OrganisationRefused("A code is made of small letters, figures and hyphens.", field="code")
    if code in ADDRESSES or Organisation.objects.filter(code=code).exists():
        raise OrganisationRefused(f"The code {code} is taken; a code is never used again.", field="code")


def check_organisation(organisation: Organisation) -> None:
    """Raise OrganisationRefused unless an organisation may stand as it is about to be written."""
    checks = (
        _check_name,
        _check_standing,
        _check_parents,
        _check_law,
        _check_assurance,
        _check_days,
        _check_signatories,
    )
    for check in checks:
        check(organisation)


def _check_name(organisation: Organisation) -> None:
    if not organisation.name.strip():
        raise OrganisationRefused("Enter the organisation’s name.", field="name")


def _check_standing(organisation: Organisation) -> None:
    if organisation.kind not in OrganisationKind.values:
        raise OrganisationRefused("Choose what sort of body it is.", field="kind")
    if organisation.is_legal_entity and organisation.kind in STANDING_ALONE:
        raise OrganisationRefused("A partnership, board or scheme is not a legal entity.", field="is_legal_entity")
    if not organisation.is_legal_entity and organisation.kind not in STANDING_ALONE and organisation.parent is None:
        raise OrganisationRefused(
            "A service or unit that is not a legal entity names the organisation it belongs to.", field="parent"
        )


def _check_parents(organisation: Organisation) -> None:
    above = organisation.parent
    while above is not None:
        if above.pk == organisation.pk:
            raise OrganisationRefused(
                f"{organisation.name} cannot belong to itself, nor to a part of itself.", field="parent"
            )
        above = above.parent


def _check_law(organisation: Organisation) -> None:
    if organisation.kind == OrganisationKind.PARISH and organisation.is_public_authority:
        # Data Protection Act 2018, section 7(3)
        raise OrganisationRefused(
            "A parish council is not a public authority for the Data Protection Act 2018.", field="is_public_authority"
        )
    if organisation.ico_number and organisation.ico_exempt_because:
        raise OrganisationRefused(
            "Give either the ICO registration or the reason why none is needed, not both.", field="ico_exempt_because"
        )


def _check_assurance(organisation: Organisation) -> None:
    next_year = today().year + 1
    if organisation.dspt_year is not None and organisation.dspt_year > next_year:
        raise OrganisationRefused(f"The year can be {next_year} at the latest.", field="dspt_year")


def _check_days(organisation: Organisation) -> None:
    if organisation.joined_on > today() + AHEAD:
        raise OrganisationRefused("Give a day within the next year.", field="joined_on")
    if organisation.left_on is not None and organisation.left_on <= organisation.joined_on:
        raise OrganisationRefused("The day it left must be after the day it joined.", field="left_on")
    if organisation.code == SIMG and organisation.left_on is not None:
        raise OrganisationRefused("SIMG keeps the register, so it cannot leave.", field="left_on")
    if organisation.code == SIMG and organisation.joined_on > today():
        raise OrganisationRefused("SIMG keeps the register, so it has joined already.", field="joined_on")


def _check_signatories(organisation: Organisation) -> None:
    if organisation.is_legal_entity or organisation.pk is None:
        return
    signing = [role for role, rights in ROLES.items() if rights.signs]
    if organisation.appointments.filter(not_ended(today()), role__in=signing).exists():
        raise OrganisationRefused(
            f"{organisation.name} has signatories; end their appointments first.", field="is_legal_entity"
        )
