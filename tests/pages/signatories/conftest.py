"""Browsers of people who are signed in, in the tests of signatories' pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.signatories import administrator, appointed

Open = Callable[[Appointment], Client]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser_of(db: None) -> Open:
    """Gives `browser_of(appointment)`: a browser in which its holder is signed in."""

    def opened(appointment: Appointment) -> Client:
        client = Client()
        client.force_login(appointment.person, backend=BACKEND)
        return client

    return opened


@pytest.fixture
def keeper(browser_of: Open) -> Client:
    """The browser of the SIMG administrator."""
    return browser_of(administrator())


@pytest.fixture
def manager(browser_of: Open) -> Client:
    """The browser of an organisation's manager."""
    return browser_of(appointed(Role.MANAGER))
