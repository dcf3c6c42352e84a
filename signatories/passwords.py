"""The address at which a person chooses a password, once and for a while."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from signatories.models import User


def choose_password_path(person: User) -> str:
    """Return the path of the page on which `person` chooses a password; void once used, and after a while."""
    words = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=words)
