"""Asks an organisation by letter to confirm its part of a draft; one letter at a time."""

from django.urls import reverse

from agreements.models import Draft
from signatories.access import Access
from signatories.acts.telling import holders, tell
from signatories.models import Letter, LetterKind, Organisation
from signatories.roles import Right


def ask_to_confirm(draft: Draft, code: str, *, by: Access) -> None:
    """Queue a letter to the managers of a party, unless one of them acts, or one still waits to be sent."""
    path = reverse("part", args=[draft.pk, code])
    waiting = Letter.objects.waiting().filter(kind=LetterKind.CONFIRMATION_ASKED, path=path)
    if code == draft.lead.code or by.may(Right.DRAFT, code=code) or waiting.exists():
        return
    name = Organisation.objects.get(code=code).name
    tell(
        LetterKind.CONFIRMATION_ASKED,
        holders(Right.DRAFT, [code]),
        subject=f"{draft.title}: please confirm your part",
        text=f"{draft.lead.name} leads the draft “{draft.title}”, and asks you to confirm what it says about {name}.",
        path=path,
        by=by,
    )
