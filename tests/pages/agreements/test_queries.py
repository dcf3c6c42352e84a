"""Pages ask the database a small number of times, and no more often when there is more to show."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.acts.drafting import begin_draft, begin_version, confirm_part, save_chapter
from agreements.acts.reviewing import send_back
from agreements.acts.rows import Place, add_rows, fingerprint, save_row
from agreements.acts.submitting import submit
from agreements.chapters import CHAPTERS
from agreements.models import Draft
from register.clock import now
from register.documents.agreement import DocumentReference
from signatories.access import Access
from signatories.models import Appointment
from signatories.roles import Role
from tests.factories.agreements import Partnership, approved, drafted, signed_by
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.register import entered
from tests.factories.signatories import access_of, appointed
from tests.factories.standing import let_stand
from tests.pages.agreements.conftest import Open
from tests.pages.agreements.drafting import url_of

FEW, MANY = 10, 50
MOST = 8


def asked(client: Client, url: str) -> int:
    """Return how many queries a page takes once it was opened before: the session and the person among them."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def statements(queries: CaptureQueriesContext) -> list[str]:
    """Return what was asked of the database beside the beginning and end of transactions."""
    asked = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in asked if not sql.startswith(("SAVEPOINT", "RELEASE"))]


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
    let_stand(
        Draft.objects.filter(title__in=[f"Draft {at}" for at in range(0, count, 5)]),
        state="submitted",
        submitted_by=people.officers[PARTNER].person,
        submitted_at=now(),
    )


@pytest.fixture
def everybody_at_once(people: Partnership) -> Appointment:
    """One person who drafts, signs and reviews: the fullest desk that there can be."""
    who = people.managers[LEAD].person
    appointed(Role.CHIEF_OFFICER, at=people.organisations[LEAD], who=who)
    appointed(Role.SIMG_MEMBER, who=who)
    return people.managers[LEAD]


@pytest.fixture
def in_force(people: Partnership) -> Draft:
    """A draft that became an agreement in force."""
    draft = approved(people)
    signed_by(people, draft, LEAD, PARTNER)
    return draft


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
    assert few == many <= MOST
    assert len(desk.mine) + len(desk.others) >= MANY > len(shown.mine) + len(shown.others) >= FEW


def test_list_of_drafts_asks_no_more_for_fifty_rows_than_for_ten(people: Partnership, lead: Client) -> None:
    more_on_the_desk(people, FEW)
    few = asked(lead, "/drafts/")
    more_on_the_desk(people, MANY - FEW)

    assert few == asked(lead, "/drafts/") <= MOST


def test_desk_asks_no_more_for_fifty_agreements_than_for_ten(
    people: Partnership, everybody_at_once: Appointment, browser_of: Open
) -> None:
    client = browser_of(everybody_at_once)
    for _ in range(FEW):
        entered()
    few = asked(client, "/desk/")
    for _ in range(MANY - FEW):
        entered()

    assert few == asked(client, "/desk/") <= MOST
    assert len(client.get("/desk/").context["desk"].agreements) == FEW


def submitted(draft: Draft, people: Partnership) -> None:
    submit(draft_id=draft.pk, declarations=complete_agreement().declarations, by=people.lead, act=uuid.uuid4())


@pytest.mark.parametrize(
    ("name", "more"), [("draft", ()), ("check", ()), *(("chapter", (chapter.key,)) for chapter in CHAPTERS)]
)
def test_drafting_pages_ask_no_more_for_fifty_items_than_for_ten(
    people: Partnership, lead: Client, draft: Draft, name: str, more: tuple[str, ...]
) -> None:
    with_items(draft, FEW, people.lead)
    few = asked(lead, url_of(draft, name, *more))
    with_items(draft, MANY - FEW, people.lead)

    many = asked(lead, url_of(draft, name, *more))

    assert few == many <= MOST


def test_review_asks_no_more_for_fifty_items_than_for_ten(people: Partnership, member: Client) -> None:
    counts: list[Any] = []
    for items in (FEW, MANY):
        draft = drafted(people)
        with_items(draft, items, people.lead)
        submitted(draft, people)
        counts.append(asked(member, url_of(draft, "review")))

    assert counts[0] == counts[1] <= MOST


def test_task_list_of_a_returned_draft_asks_little(people: Partnership, lead: Client, draft: Draft) -> None:
    submitted(draft, people)
    send_back(draft_id=draft.pk, reasons=["Say who decides."], by=people.simg, act=uuid.uuid4())

    assert asked(lead, url_of(draft, "draft")) <= MOST


def test_task_list_asks_the_reviewer_little(people: Partnership, member: Client, draft: Draft) -> None:
    submitted(draft, people)

    assert asked(member, url_of(draft, "draft")) <= MOST


def test_review_of_a_second_version_asks_little(people: Partnership, member: Client, in_force: Draft) -> None:
    second = begin_version(reference=in_force.reference, version=1, by=people.lead)
    confirm_part(draft_id=second.pk, party=PARTNER, by=people.partner)
    submitted(second, people)

    assert asked(member, url_of(second, "review")) <= MOST


def test_chapter_one_asks_little_under_a_protocol_and_within_a_wider_agreement(
    people: Partnership, lead: Client, in_force: Draft
) -> None:
    text = complete_agreement()
    named = {
        "parent": DocumentReference(answer="chosen", reference=in_force.reference, title=in_force.title),
        "protocol": DocumentReference(answer="chosen", reference="ISP", title="The protocol"),
    }
    draft = drafted(people, text.model_copy(update={"identity": text.identity.model_copy(update=named)}))

    assert asked(lead, url_of(draft, "chapter", "about")) <= MOST


@pytest.mark.parametrize("chapter", [chapter.key for chapter in CHAPTERS])
def test_saving_a_chapter_of_a_draft_with_sixty_items_asks_little(
    people: Partnership, draft: Draft, chapter: str
) -> None:
    with_items(draft, 60 - len(complete_agreement().items), people.lead)
    held = draft.sections.filter(chapter=chapter, party="").first()
    content, revision = (held.content, held.revision) if held else ({}, 0)
    by = access_of(people.managers[LEAD])

    with CaptureQueriesContext(connection) as queries:
        save_chapter(draft_id=draft.pk, chapter=chapter, content=content, revision=revision, by=by)

    assert len(statements(queries)) <= MOST


def test_saving_a_row_among_sixty_asks_little(people: Partnership, draft: Draft) -> None:
    with_items(draft, 60, people.lead)
    place = Place(draft.pk, "items", "items")
    row = draft.sections.get(chapter="items", party="").content["items"][-1]

    with CaptureQueriesContext(connection) as queries:
        save_row(place, row={**row, "why": "To be ready."}, was=fingerprint(row), by=people.lead)

    assert len(statements(queries)) <= MOST


def test_sign_page_asks_little(people: Partnership, browser_of: Open) -> None:
    approved(people)

    assert asked(browser_of(people.officers[LEAD]), "/register/ISA-0001/1/sign/") <= MOST
