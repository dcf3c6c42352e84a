"""The outbox: each letter goes once, a fault is kept and tried again, and no link that opens an account is stored."""

import threading
from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from register.clock import now
from signatories import outbox
from signatories.models import Letter, LetterKind
from signatories.outbox import MOST_TRIES, message_of, queue, send_due, wait_after, words_of
from tests.factories.signatories import person


@pytest.fixture(autouse=True)
def origin(settings: LazySettings) -> None:
    settings.REGISTER_ORIGIN = "https://register.example"


def queued(kind: LetterKind = LetterKind.RETURNED) -> Letter:
    return queue(kind=kind, to=person(), subject="Returned", text="Read the reasons.", path="/drafts/7/")


@pytest.mark.django_db
def test_a_letter_goes_with_its_one_link() -> None:
    letter = queued()

    sent = send_due()

    (message,) = mail.outbox
    letter.refresh_from_db()
    assert sent == 1
    assert message.to == [letter.to.email]
    assert "Read the reasons." in message.body
    assert "https://register.example/drafts/7/" in message.body
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert (letter.sent_at is not None, letter.tries) == (True, 1)


@pytest.mark.django_db
def test_a_letter_goes_once() -> None:
    queued()

    counts = [send_due(), send_due()]

    assert counts == [1, 0]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_letter_that_fails_keeps_its_fault_and_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = queued()
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", _disconnected)
        assert send_due() == 0

    letter.refresh_from_db()
    assert (letter.tries, letter.sent_at) == (1, None)
    assert letter.fault == "SMTPServerDisconnected: gone"
    assert now() < letter.try_at <= now() + timedelta(minutes=1)
    assert send_due() == 0

    Letter.objects.update(try_at=now())
    assert send_due() == 1


def test_a_refused_address_is_told_in_the_servers_own_words() -> None:
    fault = SMTPRecipientsRefused({"maya@blaby.example": (550, b"No such user")})

    assert words_of(fault) == "The address was refused: 550 No such user"


def test_the_wait_doubles_up_to_six_hours() -> None:
    waits = [wait_after(tries) for tries in (1, 2, 3, 20)]

    assert waits == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4), timedelta(hours=6)]


@pytest.mark.django_db
def test_a_letter_is_given_up_in_the_end() -> None:
    queued()
    Letter.objects.update(tries=MOST_TRIES)

    assert send_due() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [LetterKind.INVITED_TO_REGISTER, LetterKind.NEW_PASSWORD])
def test_the_link_that_opens_an_account_is_made_on_sending_and_never_kept(kind: LetterKind) -> None:
    letter = queued(kind)
    letter.to.set_unusable_password()

    body = str(message_of(letter).body)

    assert "https://register.example/accounts/password/reset/key/" in body
    assert "/key/" not in letter.text + letter.path


@pytest.mark.django_db
def test_who_has_a_password_is_invited_to_sign_in() -> None:
    body = str(message_of(queued(LetterKind.INVITED_TO_REGISTER)).body)

    assert "https://register.example/drafts/7/" in body


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_a_letter_once(monkeypatch: pytest.MonkeyPatch) -> None:
    queued()

    assert _sent_by_two(monkeypatch) == [0, 1]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_workers_send_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    queued()
    monkeypatch.setattr("django.db.models.QuerySet.select_for_update", lambda rows, **how: rows)

    assert _sent_by_two(monkeypatch) == [1, 1]


def _sent_by_two(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lets the second worker begin while the first is sending, and returns how many letters each sent, sorted."""
    counts: list[int] = []
    first = threading.current_thread()
    send: Callable[..., int] = EmailMessage.send

    def work() -> None:
        counts.append(outbox.send_due())
        connection.close()

    def slow(message: EmailMessage, fail_silently: bool = False) -> int:
        if threading.current_thread() is first:
            second = threading.Thread(target=work)
            second.start()
            second.join(timeout=5)
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", slow)
    counts.append(outbox.send_due())
    return sorted(counts)


def _disconnected(message: EmailMessage, fail_silently: bool = False) -> int:
    raise SMTPServerDisconnected("gone")


@pytest.mark.django_db
def test_a_line_break_in_a_title_holds_up_no_letter(mailoutbox: list[EmailMessage]) -> None:
    who = person()
    for subject in ("For signature: One\nTwo", "For signature: Three"):
        queue(kind=LetterKind.INVITED_TO_SIGN, to=who, subject=subject, text="It waits.", path="/desk/")

    assert send_due() == 2
    assert [letter.subject for letter in mailoutbox] == ["For signature: One Two", "For signature: Three"]
