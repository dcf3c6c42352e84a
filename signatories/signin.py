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

    # The same for an address without an account: what is said tells nobody who has one.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Try again.",
        "too_many_login_attempts": "This was tried too often. Wait five minutes, then try again.",
        "rate_limited": "This was tried too often. Wait a few minutes, then try again.",
        "account_inactive": "This account is closed. Ask whoever invited you.",
        "enter_current_password": "That is not your present password. Type it again.",
        "incorrect_password": "That is not your password. Type it again.",
        "incorrect_code": "That code is not right. Wait for the next one and type it.",
        "same_as_current": "The new one must be different from the present one.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
    }

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
