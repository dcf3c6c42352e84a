"""The outbox: letters queued in the transaction of an act, and the only place that talks SMTP."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from register.clock import now
from signatories.models import Letter, LetterKind, User
from signatories.passwords import choose_password_path

MOST_TRIES = 20
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
# The link of these lets its reader choose a password; it is made when the letter is sent and never kept.
OPENS_ACCOUNT = frozenset({LetterKind.INVITED_TO_REGISTER, LetterKind.NEW_PASSWORD})


def queue(*, kind: LetterKind, to: User, subject: str, text: str, path: str) -> Letter:
    """Write a letter to be sent once the act around it is committed, and return it. `path`: of the one thing to do."""
    moment = now()
    return Letter.objects.create(
        kind=kind,
        to=to,
        # A header holds no line break: one title with a break would hold up every letter behind it.
        subject=" ".join(subject.split()),
        text=text,
        path=path,
        queued_at=moment,
        try_at=moment,
    )


def send_due() -> int:
    """Send the letters that are due, oldest first, and return how many went; stop at the first that does not go.

    Each is sent in a transaction of its own that holds its row, so that two workers never send one letter twice.
    """
    sent = 0
    while _send_next():
        sent += 1
    return sent


@transaction.atomic(durable=True)
def _send_next() -> bool:
    due = Letter.objects.waiting().filter(try_at__lte=now(), tries__lt=MOST_TRIES)
    letter = due.select_for_update(skip_locked=True, of=("self",)).select_related("to").first()
    if letter is None:
        return False
    letter.tries += 1
    try:
        message_of(letter).send()
    except (OSError, ValueError) as fault:  # what smtplib and the network raise, and what cannot be a letter
        letter.fault = words_of(fault)
        letter.try_at = now() + wait_after(letter.tries)
    else:
        letter.sent_at = now()
    letter.save(update_fields=["tries", "fault", "try_at", "sent_at"])
    return letter.sent_at is not None


def words_of(fault: OSError) -> str:
    """Return a fault as the page of letters shows it: the mail server's own words, or what happened on the way."""
    if isinstance(fault, SMTPRecipientsRefused):
        code, said = next(iter(fault.recipients.values()))
        return f"The address was refused: {code} {said.decode(errors='replace')}"
    return f"{type(fault).__name__}: {fault}"


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: one minute, twice that each time, six hours at most."""
    return min(FIRST_WAIT * (1 << tries - 1), LONGEST_WAIT)


def message_of(letter: Letter) -> EmailMessage:
    """Return a letter as an e-mail with its one link."""
    words = {
        "letter": letter,
        "link": f"{settings.REGISTER_ORIGIN}{_path_of(letter)}",
        "register_name": settings.REGISTER_NAME,
        "partnership_name": settings.PARTNERSHIP_NAME,
    }
    return EmailMessage(
        subject=letter.subject,
        body=render_to_string("letters/envelope.txt", words),
        to=[letter.to.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def _path_of(letter: Letter) -> str:
    if letter.kind == LetterKind.INVITED_TO_REGISTER and letter.to.has_usable_password():
        return letter.path
    return choose_password_path(letter.to) if letter.kind in OPENS_ACCOUNT else letter.path
