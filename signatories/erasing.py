"""What signatories keeps about a person by name, and how the eraser takes it out of the history."""

from collections.abc import Iterable

from django.db import connection

from register.log.naming import Eraser, naming
from signatories.models import Appointment, Organisation, User

POSTS = ("post", "instrument")
CONTACTS = ("contact_post", "contact_mailbox", "dpo_post", "dpo_mailbox")


def names_of(address: str) -> Iterable[str]:
    """Return the name of the account with this e-mail address; nothing when there is none."""
    return User.objects.filter(email__iexact=address).values_list("name", flat=True)


def found(words: str) -> dict[str, int]:
    """Return how many rows of history say the words."""
    return {
        "history of appointments": naming(Appointment.history.all(), words, *POSTS).count(),
        "history of organisations": naming(Organisation.history.all(), words, *CONTACTS).count(),
    }


def stays(words: str) -> list[str]:
    """Return what is kept for as long as it is in use: accounts, and the details of today."""
    accounts = naming(User.objects.all(), words, "name", "email")
    bodies = naming(Organisation.objects.all(), words, *CONTACTS)
    held = naming(Appointment.objects.all(), words, *POSTS)
    return [
        *(f"The account {account.email} stays until it is closed." for account in accounts),
        *(f"The details of {body.name} say it: change them on its page." for body in bodies),
        *(f"Appointment {appointment.pk} says it in its post or instrument." for appointment in held),
    ]


def erase(words: str) -> int:
    """Take the words out of the history and return how many rows were changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT signatories_erase_from_history(%s)", [words])
        return int(cursor.fetchone()[0])


ERASER = Eraser(names=names_of, found=found, stays=stays, erase=erase)
