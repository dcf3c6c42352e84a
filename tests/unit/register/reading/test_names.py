"""Organisations are called as the newest agreement calls them, read from the projection and from no document."""

import importlib
from datetime import timedelta

import pytest
from django.db import connection

from register.clock import today
from register.models import NamedParty
from register.reading.names import Name, names_of_organisations
from register.viewer import Viewer
from tests.factories.documents import LEAD, PARTNER, a_party, changed, complete_agreement, open_to_others
from tests.factories.register import acceded, entered, signed

pytestmark = pytest.mark.django_db
HOUSING = Name("Northmoor Housing", "Housing")


def renamed(visibility: str = "public") -> None:
    text = complete_agreement()
    parties = (a_party(LEAD, name=HOUSING.full, short_name=HOUSING.short), *text.parties[1:])
    publication = text.publication.model_copy(update={"visibility": visibility})
    entered(changed(text, parties=parties, publication=publication))


def test_each_is_called_as_in_the_newest_agreement() -> None:
    entered()
    renamed()

    names = names_of_organisations(Viewer.public(), on=today())

    assert names == {LEAD: HOUSING, PARTNER: Name("Eastvale NHS Trust", "Eastvale NHS Trust")}


def test_what_the_reader_may_not_see_names_nobody() -> None:
    entered()
    renamed("parties")

    assert names_of_organisations(Viewer.public(), on=today())[LEAD].full == "Northmoor Council"
    assert names_of_organisations(Viewer.system(), on=today())[LEAD] == HOUSING


def test_before_any_was_entered_each_is_called_as_later() -> None:
    entered()

    names = names_of_organisations(Viewer.public(), on=today() - timedelta(days=1))

    assert set(names) == {LEAD, PARTNER}


def test_only_those_asked_for_are_named() -> None:
    entered()

    assert set(names_of_organisations(Viewer.public(), on=today(), codes=[LEAD, "atlantis"])) == {LEAD}
    assert names_of_organisations(Viewer.public(), on=today(), codes=[]) == {}


def test_the_migration_names_what_is_on_record_as_the_projection_does() -> None:
    entry = entered(open_to_others(complete_agreement()))
    signed(entry, LEAD, PARTNER)
    acceded(entry, "southfen")
    entered()
    projected = _rows()
    NamedParty.objects.all().delete()

    with connection.cursor() as cursor:
        cursor.execute(importlib.import_module("register.migrations.0005_fill_named_parties").FILL)

    assert _rows() == projected
    assert ("ISA-0001", 1, "southfen", "southfen", "") in {row[:5] for row in projected}


def _rows() -> set[tuple[object, ...]]:
    names = ("reference", "version", "organisation", "name", "short_name", "entered_on")
    return set(NamedParty.objects.values_list(*names))
