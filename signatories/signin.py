"""Sign-in for those who were invited; nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from signatories.models import LetterKind
from signatories.outbox import queue

# allauth's name for the mail with a link for a new password; it has no other mail for who is invited.
NEW_PASSWORD = "account/email/password_reset_key"


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes the sign-up page, knows every address in small letters, and puts mail in the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account is made by an invitation alone."""
        return False

    def clean_email(self, email: str) -> str:
        """Return an address as accounts keep it."""
        return email.strip().lower()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter with a link for a new password; send nothing to an address without an account."""
        if template_prefix != NEW_PASSWORD:
            return
        text = render_to_string("letters/new_password.txt").strip()
        queue(
            kind=LetterKind.NEW_PASSWORD,
            to=context["user"],
            subject="Choose a new password",
            text=text,
            path=reverse("account_login"),
        )
