"""Who reads the register's pages in the tests."""

import pytest
from django.test import Client

from signatories.models.person import User


@pytest.fixture
def signed_in(client: Client, db: None) -> Client:
    """The browser of a person who is signed in and has no appointment."""
    client.force_login(User.objects.create_user("manager@northmoor.example", "three-unusual-words", name="Priya Vale"))
    return client
