"""The pages on which SIMG keeps names, and where earlier ones are read and found."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from register.clock import now, today
from signatories.models import Organisation
from signatories.roles import Role
from tests.factories.documents import PARTNER, a_party, changed, complete_agreement
from tests.factories.register import entered
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open
from tests.pages.signatories.test_keeping import day

pytestmark = pytest.mark.django_db

PAGES = ["/organisations/blaby/names/", "/organisations/blaby/names/new/", "/organisations/blaby/names/earlier/"]


def a_name(name: str = "Blaby Council", on: date | None = date(2022, 4, 1), **said: Any) -> dict[str, Any]:
    answers = {"name": name, "short_name": "", "instrument": "Order 7 of 2022", "act": str(uuid.uuid4())}
    return answers | day("on", on) | said


@pytest.fixture(autouse=True)
def blaby() -> Organisation:
    return organisation("blaby", name="Blaby District Council")


def test_a_new_name_is_recorded_and_the_old_one_stays_to_be_read(keeper: Client, client: Client) -> None:
    answer = keeper.post("/organisations/blaby/names/new/", a_name(), follow=True)

    page = client.get("/organisations/blaby/").content.decode()
    assert "The name is recorded: Blaby Council." in answer.content.decode()
    assert "Order 7 of 2022" in answer.content.decode()
    assert "Blaby District Council, 1\xa0January 2020 to 1\xa0April 2022" in page
    assert "Blaby Council</h1>" in page


def test_the_search_finds_by_an_earlier_name(keeper: Client, client: Client) -> None:
    keeper.post("/organisations/blaby/names/new/", a_name("Fosse Council"))

    assert "Once called Blaby District Council" in client.get("/organisations/?q=district+blaby").content.decode()
    assert "Once called" not in client.get("/organisations/?q=fosse").content.decode()
    assert "No organisation has these words" in client.get("/organisations/?q=fosse+district").content.decode()


def test_an_earlier_name_is_recorded(keeper: Client, client: Client) -> None:
    keeper.post("/organisations/blaby/names/earlier/", a_name("Blaby Rural District", date(1974, 4, 1)))

    assert "Blaby Rural District, until 1\xa0April 1974" in client.get("/organisations/blaby/").content.decode()


def test_how_a_name_is_spelt_is_put_right(keeper: Client, blaby: Organisation) -> None:
    path = f"/organisations/blaby/names/{blaby.names.get().pk}/"
    form = {"name": "Blaby Council", "short_name": "Blaby", "act": str(uuid.uuid4())}

    shown = keeper.get(path).content.decode()
    answer = keeper.post(path, form, follow=True)

    assert "Blaby District Council" in shown
    assert "The name is put right: Blaby Council." in answer.content.decode()
    assert keeper.get(path.replace("blaby", "simg")).status_code == 404


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("new", {"name": ""}, "Enter the name."),
    ("new", day("on", date(2020, 1, 1)), "nobody is renamed twice on one day"),
    ("new", day("on", None), "Enter the day from which it is borne."),
    ("new", {"on_month": "13"}, "must be a real date"),
    ("new", day("on", date(2999, 1, 1)), "must be today or in the past"),
    ("new", {"name": "x" * 100_000}, "Shorten this to 200 characters or fewer."),
    ("new", {"instrument": ""}, "Say by what instrument, or where it is known from."),
    ("earlier", {"name": "Blaby District Council"}, "is its first known name already."),
]


@pytest.mark.parametrize(("page", "said", "sentence"), WRONG, ids=[case[2] for case in WRONG])
def test_what_is_wrong_is_said_twice_and_nothing_is_lost(
    keeper: Client, blaby: Organisation, page: str, said: dict[str, Any], sentence: str
) -> None:
    answer = keeper.post(f"/organisations/blaby/names/{page}/", a_name(short_name="Typed by me", **said))

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert shown.count(sentence) == 2
    assert "Typed by me" in shown
    assert blaby.names.count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_only_who_keeps_the_register_opens_them(browser_of: Open, client: Client, path: str) -> None:
    roles = [role for role in Role if role != Role.SIMG_ADMINISTRATOR]

    assert {browser_of(appointed(role)).get(path).status_code for role in roles} == {403}
    assert client.get(path)["Location"].startswith("/accounts/login/")


def test_the_list_as_on_a_day_names_parties_as_they_were_then(client: Client) -> None:
    document = complete_agreement()
    others = [party for party in document.parties if party.code != PARTNER]
    with time_machine.travel(now() - timedelta(days=90), tick=False):
        entered(changed(document, parties=(*others, a_party(PARTNER, name="Northmoor Constabulary"))))
    entered(changed(document, parties=(*others, a_party(PARTNER, name="Northmoor Police"))))

    then = client.get(f"/register/?on={today() - timedelta(days=30)}").content.decode()
    today_s = client.get("/register/").content.decode()

    assert ("Northmoor Constabulary" in then, "Northmoor Police" in then) == (True, False)
    assert ("Northmoor Constabulary" in today_s, "Northmoor Police" in today_s) == (False, True)
    assert client.get("/register/?on=nonsense").status_code == 400
