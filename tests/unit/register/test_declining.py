"""A party declines once; it may still sign, and what it said stays on record."""

import uuid

import pytest

from register.clock import today
from register.entries.lives import life_of
from register.entries.recording import decline
from register.entries.refusals import Refused
from register.models import Event
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import an_officer, annulled, declined, entered, signed, withdrawn

pytestmark = pytest.mark.django_db


def test_a_second_decline_is_refused() -> None:
    entry = entered()
    declined(entry, LEAD)

    with pytest.raises(Refused, match=r"^Your organisation has already declined this version\. It may still sign\.$"):
        declined(entry, LEAD)

    assert Event.objects.filter(verb="declined").count() == 1


def test_the_same_form_twice_declines_once() -> None:
    entry, act = entered(), uuid.uuid4()
    place = {"reference": entry.reference, "version": entry.version}

    first, again = (decline(**place, reason="No.", by=an_officer(LEAD), act=act) for _ in range(2))

    assert first == again


def test_another_party_may_decline_too_and_the_first_may_still_sign() -> None:
    entry = entered()
    declined(entry, LEAD)

    declined(entry, PARTNER)
    signed(entry, LEAD)

    assert LEAD in life_of(entry.reference).versions[entry.version].signed


def test_who_signed_and_withdrew_may_decline() -> None:
    entry = entered()
    declined(entry, LEAD)
    signed(entry, LEAD)
    withdrawn(entry, LEAD, on=today())

    declined(entry, LEAD)

    assert Event.objects.filter(verb="declined").count() == 2


def test_who_declined_in_error_may_decline_anew() -> None:
    entry = entered()
    annulled(declined(entry, LEAD))

    declined(entry, LEAD)

    assert Event.objects.filter(verb="declined").count() == 2
