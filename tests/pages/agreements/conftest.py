"""A small partnership, a complete draft, and browsers of people who are signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from agreements.models import Draft
from signatories.models import Appointment
from tests.factories.agreements import Partnership, drafted, partnership
from tests.factories.documents import LEAD, PARTNER

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Open = Callable[[Appointment], Client]


@pytest.fixture
def people(db: None) -> Partnership:
    """Three organisations with managers and officers, and SIMG."""
    return partnership()


@pytest.fixture
def draft(people: Partnership) -> Draft:
    """A draft without a gap: led by one organisation, with one partner that has confirmed its part."""
    return drafted(people)


@pytest.fixture
def browser_of(db: None) -> Open:
    """Gives `browser_of(appointment)`: a browser in which its holder is signed in."""

    def opened(appointment: Appointment) -> Client:
        client = Client()
        client.force_login(appointment.person, backend=BACKEND)
        return client

    return opened


@pytest.fixture
def lead(people: Partnership, browser_of: Open) -> Client:
    """The browser of the manager of the organisation that leads."""
    return browser_of(people.managers[LEAD])


@pytest.fixture
def partner(people: Partnership, browser_of: Open) -> Client:
    """The browser of the manager of the partner."""
    return browser_of(people.managers[PARTNER])


@pytest.fixture
def member(people: Partnership, browser_of: Open) -> Client:
    """The browser of the member of SIMG."""
    return browser_of(people.member)
