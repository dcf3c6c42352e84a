"""What was drawn is kept until it would be drawn otherwise: another event, another day, another reader's view."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from register.clock import LONDON, now
from register.reading.keeping import kept
from register.viewer import Viewer
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.register import entered, signed

pytestmark = pytest.mark.django_db
PARTNERS = Viewer(who="a@partner.example", is_partner=True)


@pytest.fixture
def times() -> list[str]:
    """What was drawn so far."""
    return []


@pytest.fixture
def draw(times: list[str]) -> Callable[[], str]:
    """Draws the number of times that it was asked to."""

    def drawing() -> str:
        times.append("drawn")
        return f"<p>{len(times)}</p>"

    return drawing


def test_the_same_question_is_drawn_once(draw: Callable[[], str], times: list[str]) -> None:
    entered()

    assert kept(Viewer.public(), "list?", draw) == kept(Viewer.public(), "list?", draw) == "<p>1</p>"
    assert kept(PARTNERS, "list?", draw) == kept(Viewer(who="b@other.example", is_partner=True), "list?", draw)
    assert len(times) == 2


@pytest.mark.parametrize(
    "other",
    [
        Viewer.system(),
        PARTNERS,
        Viewer(organisations=frozenset({LEAD})),
        Viewer(organisations=frozenset({LEAD, PARTNER})),
    ],
)
def test_who_sees_more_is_not_answered_with_what_the_public_sees(other: Viewer, draw: Callable[[], str]) -> None:
    kept(Viewer.public(), "list?", draw)

    assert kept(other, "list?", draw) == "<p>2</p>"


def test_another_question_another_event_and_another_day_are_drawn_anew(draw: Callable[[], str]) -> None:
    entry = entered()
    kept(Viewer.public(), "list?", draw)

    assert kept(Viewer.public(), "list?page=2", draw) == "<p>2</p>"
    signed(entry, LEAD)
    assert kept(Viewer.public(), "list?", draw) == "<p>3</p>"
    midnight = datetime.combine(now().astimezone(LONDON).date() + timedelta(days=1), datetime.min.time(), LONDON)
    with time_machine.travel(midnight):
        assert kept(Viewer.public(), "list?", draw) == "<p>4</p>"


def test_what_fails_is_not_kept(draw: Callable[[], str]) -> None:
    def fail() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        kept(Viewer.public(), "list?", fail)

    assert kept(Viewer.public(), "list?", draw) == "<p>1</p>"


@pytest.mark.parametrize("address", ["/", "/register/"])
def test_the_pages_tell_of_a_signature_at_once(client: Client, address: str) -> None:
    entry = entered(complete_agreement())
    before = client.get(address).content.decode()

    signed(entry, LEAD)

    after = client.get(address).content.decode()
    assert ("0 of 2" in before, "1 of 2" in after) == (True, True)
