"""Sign-in for those who were invited; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes the sign-up page, and knows every address in small letters."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account is made by an invitation alone."""
        return False

    def clean_email(self, email: str) -> str:
        """Return an address as accounts keep it."""
        return email.strip().lower()
