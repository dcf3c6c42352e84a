"""Names over time: a new name, an earlier one, how one is spelt, and which of them is borne on a day."""

import importlib
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from register.clock import today
from register.documents.canonical import read_document
from register.documents.parties import names_in
from signatories.access import NotAllowed
from signatories.acts.naming import Naming, correct_name, record_earlier_name, rename_organisation
from signatories.acts.organisations import change_organisation
from signatories.acts.paper import confirm_paper
from signatories.acts.refusing import OrganisationRefused
from signatories.called import Called, called_on, earlier_names
from signatories.matrix import matrix, protocols
from signatories.models import Organisation, OrganisationName
from signatories.roles import Role
from tests.factories.protocol import agreed, on_paper, people, recorded
from tests.factories.signatories import LONG_AGO, administrator, appointed, organisation

pytestmark = pytest.mark.django_db

RENAMED = date(2022, 4, 1)


def naming(name: str = "Blaby Council", on: date = RENAMED, **said: Any) -> Naming:
    return Naming(**{"name": name, "on": on, "instrument": "Order 7 of 2022"} | said)


def renamed(body: Organisation, *, name: str = "Blaby Council", on: date = RENAMED, **said: Any) -> Organisation:
    return rename_organisation(organisation=body, naming=naming(name, on, **said), by=administrator(), act=uuid.uuid4())


def called_earlier(body: Organisation, *, name: str, on: date, **said: Any) -> Organisation:
    return record_earlier_name(organisation=body, naming=naming(name, on, **said), by=administrator(), act=uuid.uuid4())


def name_on(day: date, code: str = "blaby") -> str:
    return called_on([code], day)[code].name


def test_each_day_has_its_name() -> None:
    body = renamed(organisation("blaby", name="Blaby District Council"), short_name="Blaby")

    names = [name_on(day) for day in (date(1999, 1, 1), LONG_AGO, RENAMED - timedelta(days=1), RENAMED, today())]

    assert names == ["Blaby District Council"] * 3 + ["Blaby Council"] * 2
    assert called_on(["blaby", "nobody"], RENAMED) == {"blaby": Called("Blaby Council", "Blaby")}
    body.refresh_from_db()
    assert (body.name, body.short_name) == ("Blaby Council", "Blaby")


def test_a_name_recorded_late_stands_between_the_others() -> None:
    body = renamed(organisation("blaby", name="First"), name="Third", on=date(2023, 1, 1))

    renamed(body, name="Second", on=date(2021, 1, 1))

    assert [name_on(date(year, 6, 1)) for year in (2020, 2021, 2022, 2023)] == ["First", "Second", "Second", "Third"]
    assert Organisation.objects.get(code="blaby").name == "Third"


def test_an_earlier_name_stands_before_the_first() -> None:
    body = called_earlier(organisation("blaby", name="Blaby Council"), name="Blaby Rural District", on=date(1974, 4, 1))

    called_earlier(body, name="Blaby Union", on=date(1894, 12, 28))

    assert [name_on(date(year, 6, 1)) for year in (1800, 1950, 1990)] == [
        "Blaby Union",
        "Blaby Rural District",
        "Blaby Council",
    ]
    assert [name.name for name in earlier_names(body)] == ["Blaby Rural District", "Blaby Union"]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("name", {"name": " "}, "Enter the name."),
    ("name", {"name": "Second"}, "Second is its name on that day already."),
    ("name", {"name": "melton council"}, "There is an organisation named melton council already."),
    ("instrument", {"instrument": " "}, "Say by what instrument"),
    ("on", {"on": RENAMED}, "It took the name Second on that day: nobody is renamed twice on one day."),
    ("on", {"on": LONG_AGO}, "It took the name First on that day"),
    ("on", {"on": LONG_AGO - timedelta(days=1)}, "Its names are known from 1 January 2020 on."),
    ("on", {"on": date(2999, 1, 1)}, "on the day from which it is borne, or later"),
]


@pytest.mark.parametrize(("field", "said", "sentence"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_a_new_name_is_refused_at_its_field(field: str, said: dict[str, Any], sentence: str) -> None:
    organisation("melton", name="Melton Council")
    body = renamed(organisation("blaby", name="First"), name="Second")

    with pytest.raises(OrganisationRefused, match=sentence) as refusal:
        renamed(body, **{"on": date(2024, 1, 1), "name": "Third"} | said)

    assert refusal.value.field == field
    assert [row.name for row in body.names.order_by("borne")] == ["First", "Second"]


NOT_EARLIER: list[tuple[str, dict[str, Any], str]] = [
    ("name", {"name": ""}, "Enter the name."),
    ("name", {"name": "First"}, "First is its first known name already."),
    ("instrument", {"instrument": ""}, "Say by what instrument"),
    ("on", {"on": RENAMED}, "It was called First until 1 April 2022."),
    ("on", {"on": date(2999, 1, 1)}, "Give a day that has come."),
]


@pytest.mark.parametrize(("field", "said", "sentence"), NOT_EARLIER, ids=[case[2] for case in NOT_EARLIER])
def test_what_cannot_be_an_earlier_name_is_refused(field: str, said: dict[str, Any], sentence: str) -> None:
    body = renamed(organisation("blaby", name="First"), name="Second")

    with pytest.raises(OrganisationRefused, match=sentence) as refusal:
        called_earlier(body, **{"on": date(2014, 1, 1), "name": "Before"} | said)

    assert refusal.value.field == field


def test_a_name_laid_down_is_free_from_that_day() -> None:
    renamed(organisation("blaby", name="Blaby District Council"))

    with pytest.raises(OrganisationRefused, match="There is an organisation named"):
        organisation("early", name="Blaby District Council", joined_on=RENAMED - timedelta(days=1))
    assert organisation("late", name="Blaby District Council", joined_on=RENAMED)


def test_spelling_is_put_right_and_the_days_stay() -> None:
    body = organisation("blaby", name="Balby Council")

    named = body.names.get()
    correct_name(named=named, name="Blaby Council", short_name="Blaby", by=administrator(), act=uuid.uuid4())

    body.refresh_from_db()
    assert (body.name, body.short_name) == ("Blaby Council", "Blaby")
    assert body.names.get().borne.lower == LONG_AGO
    with pytest.raises(OrganisationRefused, match="Enter the name"):
        correct_name(named=named, name=" ", short_name="", by=administrator(), act=uuid.uuid4())


def test_only_who_keeps_the_register_names() -> None:
    held = appointed(Role.ORGANISATION_ADMINISTRATOR)
    body, act = held.organisation, uuid.uuid4()

    with pytest.raises(NotAllowed):
        rename_organisation(organisation=body, naming=naming(), by=held, act=act)
    with pytest.raises(NotAllowed):
        record_earlier_name(organisation=body, naming=naming(), by=held, act=act)
    with pytest.raises(NotAllowed):
        correct_name(named=body.names.get(), name="Mine", short_name="", by=held, act=act)


def test_the_same_form_twice_names_once() -> None:
    body, by, acts = organisation("blaby"), administrator(), [uuid.uuid4() for _ in range(3)]

    for _ in range(2):
        rename_organisation(organisation=body, naming=naming(), by=by, act=acts[0])
        record_earlier_name(organisation=body, naming=naming("Old", date(1990, 1, 1)), by=by, act=acts[1])
        correct_name(named=body.names.get(borne__startswith=RENAMED), name="New", short_name="", by=by, act=acts[2])

    assert [row.name for row in body.names.order_by("borne")] == ["Old", "Blaby District Council", "New"]


def test_history_says_who_named_it() -> None:
    body = renamed(organisation("blaby"))

    row = body.names.get(name="Blaby Council")
    assert row.history.get().history_user == administrator().person
    assert row.instrument == "Order 7 of 2022"


def test_names_follow_the_days_on_which_it_takes_part() -> None:
    body, by = organisation("blaby"), administrator()

    change_organisation(organisation=body, joined_on=date(2014, 1, 1), left_on=today(), by=by, act=uuid.uuid4())
    left = body.names.get().borne
    again = change_organisation(organisation=body, left_on=None, by=by, act=uuid.uuid4())

    assert (left.lower, left.upper) == (date(2014, 1, 1), today())
    assert again.names.get().borne.upper is None


def test_who_left_keeps_its_last_name_and_did_not_leave_before_it_took_it() -> None:
    body = renamed(organisation("blaby"))
    with pytest.raises(OrganisationRefused, match="It took its name on 1 April 2022, so it left after that."):
        change_organisation(organisation=body, left_on=RENAMED, by=administrator(), act=uuid.uuid4())

    change_organisation(organisation=body, left_on=date(2024, 1, 1), by=administrator(), act=uuid.uuid4())

    assert name_on(today()) == "Blaby Council"
    with pytest.raises(OrganisationRefused, match="It left on 1 January 2024 and keeps its last name."):
        renamed(body, name="Another", on=date(2024, 1, 1))


def test_who_comes_back_finds_its_name_taken() -> None:
    body, by = organisation("blaby", name="Blaby Council", left_on=date(2024, 1, 1)), administrator()
    organisation("new-blaby", name="Blaby Council", joined_on=date(2024, 1, 1))

    with pytest.raises(OrganisationRefused, match="There is an organisation named Blaby Council already."):
        change_organisation(organisation=body, left_on=None, by=by, act=uuid.uuid4())


def test_a_recorded_protocol_prints_the_name_of_its_day() -> None:
    who = people()
    north = Organisation.objects.get(code="north")
    called_earlier(north, name="North Rural District", on=date(2015, 4, 1))

    old, new = recorded(who, "north"), agreed(who)

    assert names_in(read_document(old.document.text))["north"] == "North Rural District"
    assert names_in(read_document(new.document.text))["north"] == "North Council"


def test_the_matrix_says_what_it_was_called_when_it_signed() -> None:
    who = people()
    called_earlier(Organisation.objects.get(code="north"), name="North Rural District", on=date(2015, 4, 1))
    old = recorded(who, "north")
    confirm_paper(paper=on_paper(old, "north", who), by=who.member, act=uuid.uuid4())
    then = matrix(protocols(who.keeper.viewer), on=date(2014, 12, 1))
    agreed(who)

    now = matrix(protocols(who.keeper.viewer), on=today())

    assert then.rows[0].head.text == "North Rural District"
    assert now.rows[0].head.text == "North Council"
    assert now.rows[0].cells[1].under.startswith("as North Rural District; 21")


def test_those_known_before_names_had_days_bear_theirs_since_they_joined(
    as_superuser: Callable[[], AbstractContextManager[None]],
) -> None:
    organisation("blaby", name="Blaby Council")
    gone = organisation("gone", name="Gone Council", left_on=today())
    migration = importlib.import_module("signatories.migrations.0008_first_names")

    with as_superuser(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; DELETE FROM signatories_organisationname")
        cursor.execute(migration.FIRST_NAMES)
        cursor.execute(migration.FIRST_NAMES)

    assert OrganisationName.objects.count() == Organisation.objects.count()
    assert (name_on(today()), gone.names.get().until) == ("Blaby Council", today())
