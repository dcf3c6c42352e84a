"""What waits for the administrator of an organisation: details that lapse, posts that nobody holds, invitations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from register.documents.common import spoken_date
from signatories.access import Access
from signatories.grants import lasting
from signatories.models import Appointment, Organisation
from signatories.roles import ROLES, Right, one

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    """One thing to see to: since or until when, whose, why in a sentence, the step, and the page's name."""

    when: str
    organisation: Organisation
    why: str
    step: str
    page: str


@dataclass(frozen=True)
class Waiting:
    """What waits for an administrator, and what waits for others: those who were invited and have not come."""

    mine: tuple[Due, ...]
    others: tuple[Due, ...]


def waiting_for(access: Access, *, on: date) -> Waiting:
    """Return what waits for whoever keeps the people and details of organisations; one query, none for others."""
    bodies = {held.organisation_id: held.organisation for held in access.appointments_with(Right.KEEP_ORGANISATION)}
    if not bodies:
        return Waiting((), ())
    held = Appointment.objects.filter(lasting(on), organisation__in=bodies).select_related("person")
    posts = list(held.order_by("until", "pk"))
    mine, others = list[Due](), list[Due]()
    for body in bodies.values():
        its = [post for post in posts if post.organisation_id == body.pk]
        mine += [*_lapsing(body, on), *_missing(body), *_unheld(body, its), *_ending(body, its, on)]
        others += _invited(body, its)
    return Waiting(tuple(mine), tuple(others))


def _lapsing(body: Organisation, on: date) -> Iterator[Due]:
    """What has lapsed, or lapses soon; the day that is kept is the last on which it holds."""
    for what, ends in (
        ("The ICO registration", body.ico_expires_on),
        ("The Cyber Essentials certificate", body.cyber_essentials_expires_on),
    ):
        if ends is not None and ends < on + SOON:
            lapses = "lapsed" if ends < on else "lapses"
            why = f"{what} {lapses} on {_spoken(ends)}."
            yield Due(f"Until {_spoken(ends)}", body, why, "Say until when it is renewed", "change_organisation")


def _missing(body: Organisation) -> Iterator[Due]:
    for what, mailbox in (
        ("information sharing", body.contact_mailbox),
        ("the data protection officer", body.dpo_mailbox),
    ):
        if not mailbox:
            why = f"No mailbox is given for {what}, so nobody can write to it."
            yield Due("Not given", body, why, "Give the mailbox", "change_organisation")


def _unheld(body: Organisation, its: list[Appointment]) -> Iterator[Due]:
    if not any(Right.DRAFT in ROLES[post.role].rights for post in its):
        yield Due("Nobody", body, "Nobody drafts for it or confirms its part.", "Appoint a manager", "appoint")


def _ending(body: Organisation, its: list[Appointment], on: date) -> Iterator[Due]:
    for post in its:
        if post.until is not None and post.until <= on + SOON:
            why = f"{post.person.name} is {one(post.role)}; the appointment ends on {_spoken(post.until)}."
            yield Due(f"Ends {_spoken(post.until)}", body, why, "See who is appointed", "organisation")


def _invited(body: Organisation, its: list[Appointment]) -> Iterator[Due]:
    """Those who have an invitation and no password yet; each person once."""
    people = {post.person_id: post for post in its if post.person.password.startswith(UNUSABLE_PASSWORD_PREFIX)}
    for post in people.values():
        why = f"{post.person.name} was invited and has not chosen a password yet."
        yield Due(f"Since {_spoken(post.since)}", body, why, "See who is appointed", "organisation")


def _spoken(day: date) -> str:
    return spoken_date(day.isoformat())
