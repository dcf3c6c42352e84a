"""Pages ask the database a small number of times, and no more often when there is more to show."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.acts.drafting import begin_draft
from agreements.acts.rows import Place, add_rows
from agreements.acts.submitting import submit
from agreements.models import Draft
from register.clock import now
from signatories.access import Access
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, drafted
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.signatories import appointed
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import url_of

FEW, MANY = 10, 50
DESK, TASKS, CHAPTER, CHECK, REVIEW, SIGN = 8, 11, 9, 9, 10, 8


def asked(client: Client, url: str) -> int:
    """Return how many queries a page takes once it was opened before: the session and the person among them."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def with_items(draft: Draft, count: int, by: Access) -> None:
    """Let a draft hold so many more items."""
    row = complete_agreement().items[0].model_dump(mode="json", by_alias=True)
    add_rows(Place(draft.pk, "items", "items"), rows=[{**row, "label": f"Item {at}"} for at in range(count)], by=by)


def more_on_the_desk(people: Partnership, count: int) -> None:
    """Let so many drafts be under way, each with a party that has yet to confirm; half of them for the partner."""
    for at in range(count):
        lead, other = (LEAD, PARTNER) if at % 2 else (PARTNER, LEAD)
        by = people.lead if lead == LEAD else people.partner
        draft = begin_draft(title=f"Draft {at}", theme="other", lead=lead, by=by)
        party = {"code": other, "capacity": "controller", "must_sign": True}
        add_rows(Place(draft.pk, "parties", "parties"), rows=[party], by=by)
    Draft.objects.filter(title__in=[f"Draft {at}" for at in range(0, count, 5)]).update(
        state="submitted", submitted_by=people.officers[PARTNER].person, submitted_at=now()
    )


@pytest.fixture
def everybody_at_once(people: Partnership) -> Appointment:
    """One person who drafts, signs and reviews: the fullest desk that there can be."""
    who = people.managers[LEAD].person
    appointed(Role.CHIEF_OFFICER, at=people.organisations[LEAD], who=who)
    appointed(Role.SIMG_MEMBER, who=who)
    return people.managers[LEAD]


def test_desk_asks_no_more_for_fifty_rows_than_for_ten(
    people: Partnership, everybody_at_once: Appointment, browser_of: Open
) -> None:
    approved(people)
    client = browser_of(everybody_at_once)
    more_on_the_desk(people, FEW)
    few = asked(client, "/desk/")
    shown = client.get("/desk/").context["desk"]
    more_on_the_desk(people, MANY - FEW)

    many = asked(client, "/desk/")

    desk = client.get("/desk/").context["desk"]
    assert few == many <= DESK
    assert len(desk.mine) + len(desk.others) >= MANY > len(shown.mine) + len(shown.others) >= FEW


def submitted(draft: Draft, people: Partnership) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())


@pytest.mark.parametrize(
    ("name", "more", "most"),
    [("draft", (), TASKS), ("chapter", ("items",), CHAPTER), ("chapter", ("basis",), CHAPTER), ("check", (), CHECK)],
)
def test_drafting_pages_ask_no_more_for_fifty_items_than_for_ten(
    people: Partnership, lead: Client, draft: Draft, name: str, more: tuple[str, ...], most: int
) -> None:
    with_items(draft, FEW, people.lead)
    few = asked(lead, url_of(draft, name, *more))
    with_items(draft, MANY - FEW, people.lead)

    many = asked(lead, url_of(draft, name, *more))

    assert few == many <= most


def test_review_asks_no_more_for_fifty_items_than_for_ten(people: Partnership, member: Client) -> None:
    counts: list[Any] = []
    for items in (FEW, MANY):
        draft = drafted(people)
        with_items(draft, items, people.lead)
        submitted(draft, people)
        counts.append(asked(member, url_of(draft, "review")))

    assert counts[0] == counts[1] <= REVIEW


def test_sign_page_asks_little(people: Partnership, browser_of: Open) -> None:
    approved(people)

    assert asked(browser_of(people.officers[LEAD]), "/register/ISA-0001/1/sign/") <= SIGN
