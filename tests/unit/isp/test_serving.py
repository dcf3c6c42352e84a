"""What `manage.py serve` says when it starts, or why it does not."""

import socket

import pytest
from django.conf import LazySettings
from django.core.management import CommandError

from isp.demonstration import SIGN_INS, welcome
from isp.management.commands.serve import opens, refuse_taken_port
from tests.factories.signatories import PASSWORD, person


@pytest.mark.django_db
def test_a_password_that_opens_no_account_is_told_apart() -> None:
    assert opens("anything")
    person(email=next(iter(SIGN_INS)))

    assert opens(PASSWORD)
    assert not opens("another one")


def test_a_password_that_does_not_work_is_not_printed() -> None:
    known, unknown = (welcome(address="http://x", password=password) for password in ("open sesame", None))

    assert "Sign in with the password open sesame as" in known
    assert "DEMO_PASSWORD is another: make demo-reset sets it" in unknown


def test_a_port_that_is_taken_says_what_to_do(settings: LazySettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.PORT = taken.getsockname()[1]

        with pytest.raises(CommandError, match="stop what runs there, .* or choose another port, as in: PORT="):
            refuse_taken_port("127.0.0.1")
