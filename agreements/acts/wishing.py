"""Asks SIMG to add an organisation that a draft needs, and answers: by the organisation, or with a reason."""

import uuid

from django.db import transaction
from django.urls import reverse

from agreements.acts.drafting import lock_draft
from agreements.lifecycle import check_editable
from agreements.models import Wish
from agreements.permissions import check_edit_shared
from register.clock import now, today
from register.entries.refusals import Refused
from signatories.access import Access
from signatories.acts.telling import holders, tell
from signatories.models import LetterKind, Organisation, User
from signatories.outbox import queue
from signatories.roles import Right

ANSWERED = "This wish was answered already."


@transaction.atomic(durable=True)
def ask_for_organisation(*, draft_id: int, name: str, why: str, by: Access, act: uuid.UUID) -> Wish:
    """Ask for an organisation to be added and return the wish; the same act again returns the first.

    Raises NotAllowed unless `by` may write what the parties share, and Refused where the organisation is there
    already or was asked for.
    """
    draft = lock_draft(draft_id)
    if done := Wish.objects.filter(asking_act=act).first():
        return done
    check_editable(draft)
    appointment = check_edit_shared(by, draft)
    if there := Organisation.objects.active(today()).filter(name__iexact=name).first():
        raise Refused(f"{there.name} is on the register already: search for it and choose it.")
    if draft.wishes.filter(name__iexact=name, answered_at=None).exists():
        raise Refused(f"{name} was asked for already, and SIMG has yet to answer.")
    person = appointment.person
    wish = Wish.objects.create(draft=draft, name=name, why=why, asked_by=person, asked_at=now(), asking_act=act)
    _tell_keepers(wish, appointment.organisation, by)
    return wish


@transaction.atomic(durable=True)
def grant_wish(*, wish_id: int, organisation: Organisation, by: Access) -> Wish:
    """Answer a wish by the organisation that is on the register now, and return it; its asker gets a letter.

    The same answer again changes nothing. Raises NotAllowed unless `by` keeps the register; Refused otherwise.
    """
    wish = _open(wish_id, by)
    if wish.organisation_id == organisation.pk:
        return wish
    _check_open(wish)
    wish.organisation = organisation
    text = f"{organisation.name} is on the register of organisations now. You can make it a party of “{wish.draft}”."
    return _answered(wish, by, f"{organisation.name} is on the register", text)


@transaction.atomic(durable=True)
def refuse_wish(*, wish_id: int, reason: str, by: Access) -> Wish:
    """Turn a wish down with a reason and return it; its asker gets a letter. Raises as `grant_wish` does."""
    wish = _open(wish_id, by)
    if wish.refused_because == reason and wish.answered_at:
        return wish
    _check_open(wish)
    wish.refused_because = reason
    return _answered(wish, by, f"{wish.name} was not added", f"{wish.name} was not added to the register: {reason}")


def _open(wish_id: int, by: Access) -> Wish:
    by.appointment(Right.KEEP_REGISTER)
    return Wish.objects.select_for_update(of=("self",)).select_related("draft", "asked_by").get(pk=wish_id)


def _check_open(wish: Wish) -> None:
    if wish.answered_at:
        raise Refused(ANSWERED)


def _answered(wish: Wish, by: Access, subject: str, text: str) -> Wish:
    person: User = by.appointment(Right.KEEP_REGISTER).person
    wish.answered_by, wish.answered_at = person, now()
    wish.save()
    path = reverse("chapter", args=[wish.draft_id, "parties"])
    queue(kind=LetterKind.ORGANISATION_ANSWERED, to=wish.asked_by, subject=subject, text=text, path=path)
    return wish


def _tell_keepers(wish: Wish, asking: Organisation, by: Access) -> None:
    asked = f"{asking.name} asks for {wish.name} to be added to the register of organisations."
    tell(
        LetterKind.ORGANISATION_WISHED,
        holders(Right.KEEP_REGISTER),
        subject=f"{wish.name} is asked for",
        text=f"{asked}\n\n{wish.why}",
        path=reverse("wish", args=[wish.pk]),
        by=by,
    )
