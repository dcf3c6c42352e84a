"""A form that is sent leaves one line of history for each row that it changed, under the name of who sent it."""

import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from signatories.models import Appointment
from tests.factories import protocol
from tests.factories.agreements import drafted, partnership
from tests.factories.documents import LEAD
from tests.factories.signatories import administrator, organisation
from tests.pages.agreements.drafting import filled, url_of
from tests.unit.rows_with_history import WITH_HISTORY

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
JOINED = {"joined_on_day": "1", "joined_on_month": "1", "joined_on_year": "2020"}
Sent = tuple[Client, str, dict[str, Any]]


def browser_of(held: Appointment) -> Client:
    client = Client()
    client.force_login(held.person, backend=BACKEND)
    return client


def a_chapter() -> Sent:
    people = partnership()
    draft = drafted(people)
    client = browser_of(people.managers[LEAD])
    url = url_of(draft, "chapter", "purpose")
    return client, url, filled(client, url, {"aims": "Safer hospital discharge."})


def who_takes_part() -> Sent:
    """A party that leaves takes its row along, and the text changes."""
    people = partnership()
    draft = drafted(people)
    client = browser_of(people.managers[LEAD])
    row = draft.sections.get(chapter="parties", party="").content["parties"][-1]
    return client, url_of(draft, "row_remove", "party", "all", row["id"]), {"sure": "1"}


def a_chapter_of_the_protocol() -> Sent:
    who = protocol.people()
    draft = protocol.drafted(who)
    url = reverse("protocol_chapter", args=[draft.pk, "about"])
    client = browser_of(who.keeper.appointments[0])
    return client, url, filled(client, url, {"title": "The protocol of the partnership"})


def an_organisation() -> Sent:
    details = {"code": "blaby", "name": "Blaby District Council", "kind": "district", "is_legal_entity": "True"}
    return browser_of(administrator()), "/organisations/new/", {**details, **JOINED, "act": str(uuid.uuid4())}


def its_details() -> Sent:
    organisation("blaby")
    client, url = browser_of(administrator()), "/organisations/blaby/change/"
    return client, url, filled(client, url, {"address": "12 High Street", "is_legal_entity": "True", **JOINED})


def its_new_name() -> Sent:
    organisation("blaby")
    client, url = browser_of(administrator()), "/organisations/blaby/names/new/"
    day = {"on_day": "1", "on_month": "4", "on_year": "2025"}
    return client, url, filled(client, url, {"name": "Blaby Council", "instrument": "Order 7", **day})


def an_appointment() -> Sent:
    organisation("blaby")
    said = {"email": "maya@blaby.example", "name": "Maya Draper", "role": "manager", "post": "Head of service"}
    day = {"since_day": "1", "since_month": "5", "since_year": "2024"}
    return browser_of(administrator()), "/organisations/blaby/appoint/", {**said, **day, "act": str(uuid.uuid4())}


def rows() -> dict[tuple[type[Model], int], object]:
    """Returns what each row says that has a history."""
    return {(model, row["id"]): row for model in WITH_HISTORY for row in model._default_manager.values()}


def lines() -> "Counter[tuple[type[Model], int, Any]]":
    """Returns how many lines of history each row has, by who wrote them."""
    told = ((model, model.history.values_list("id", "history_user")) for model in WITH_HISTORY)
    return Counter((model, *line) for model, found in told for line in found)


@pytest.mark.parametrize(
    "form",
    [
        a_chapter, who_takes_part, a_chapter_of_the_protocol, an_organisation, its_details, its_new_name,
        an_appointment,
    ],
)  # fmt: skip
def test_rows_changed_are_lines_told(form: Callable[[], Sent]) -> None:
    client, url, answers = form()
    stood, told = rows(), lines()

    assert client.post(url, answers).status_code == 302

    now = rows()
    changed = {key for key in stood.keys() | now.keys() if stood.get(key) != now.get(key)}
    user = int(client.session["_auth_user_id"])
    assert changed
    assert lines() - told == Counter((*key, user) for key in changed)
