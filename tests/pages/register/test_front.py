"""The front page says what this is, what changed and who takes part."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from register.clock import now
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import entered, signed, titled

pytestmark = pytest.mark.django_db


def test_an_empty_register_teaches_on_its_front_too(client: Client) -> None:
    html = client.get("/").content.decode()

    assert "No agreement is on the register yet" in html
    assert "Who takes part" not in html


def test_figures_changes_and_who_takes_part(client: Client) -> None:
    signed(entered(titled("Hospital discharge")), LEAD, PARTNER)
    entered(titled("Missing from home"))

    html = client.get("/").content.decode()

    assert '<dd class="app-figures__figure">1</dd>' in html
    assert '<dd class="app-figures__figure">2</dd>' in html
    assert "In force, signed by 2 of 2." in html
    assert 'href="/register/ISA-0002/">Missing from home</a>' in html
    assert 'href="/register/?organisation=eastvale">Eastvale NHS Trust</a>' in html
    assert "2 agreements" in html


def test_what_changed_long_ago_is_not_news(client: Client) -> None:
    with time_machine.travel(now() - timedelta(days=90), tick=False):
        entered()

    assert "Nothing has changed in the last 30 days." in client.get("/").content.decode()
