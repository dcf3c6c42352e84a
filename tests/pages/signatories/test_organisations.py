"""The list of organisations and the page of one."""

from datetime import date

import pytest
from django.test import Client

from register.clock import today
from register.models import Entry
from signatories.roles import Role
from tests.factories.register import entered, signed, titled
from tests.factories.signatories import administrator, appointed, board, organisation, person
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_organisations_stand_by_kind(client: Client) -> None:
    organisation("police", name="Northmoor Police", kind="police")
    organisation("blaby", name="Blaby District Council")
    board("sab", name="Safeguarding Board")

    page = text_of(client, "/organisations/")

    order = [
        page.index(words) for words in ("District or borough council", "Blaby", "Police force", "Northmoor Police")
    ]
    assert order == sorted(order)
    assert "not a legal entity" in page[page.index("Safeguarding Board") :]


def test_who_has_left_is_not_listed_and_keeps_a_page(client: Client) -> None:
    organisation("gone", name="Old Council", left_on=today())

    assert "Old Council" not in text_of(client, "/organisations/")
    assert "It no longer takes part." in text_of(client, "/organisations/gone/")


def test_the_search_finds_who_has_left_too_and_says_when(client: Client) -> None:
    organisation("gone", name="Old Council", left_on=today())

    assert "Left on" in text_of(client, "/organisations/?q=old")


def test_the_pages_show_the_tree_and_who_signs(client: Client) -> None:
    council = organisation("lcc", name="Northmoor Council", short_name="Northmoor")
    youth = organisation("youth", name="Youth Service", kind="youth_justice", is_legal_entity=False, parent=council)
    organisation("court-team", name="Court Team", kind="youth_justice", is_legal_entity=False, parent=youth)
    organisation("closed", name="Closed", kind="prison", is_legal_entity=False, parent=youth, left_on=today())

    top, unit = text_of(client, "/organisations/lcc/"), text_of(client, "/organisations/court-team/")

    assert top.index("Youth Service</a>") < top.index("Court Team</a></span>, in Youth Service")
    assert "Closed" not in top
    assert "signs for it" not in top
    assert "Northmoor Council signs for it and answers for what it does." in unit
    assert "See the agreements of the body that signs for it" in unit
    assert "which is part of Northmoor Council" in unit
    assert "part of Youth Service" in text_of(client, "/organisations/")


def test_nobody_signs_for_a_board(client: Client) -> None:
    board("sab", name="Safeguarding Board")

    assert "signs for it" not in text_of(client, "/organisations/sab/")


def test_the_search_finds_words_of_a_name_in_any_order(client: Client) -> None:
    organisation("blaby", name="Blaby District Council")
    organisation("police", name="Northmoor Police", kind="police")

    assert "Northmoor Police" not in text_of(client, "/organisations/?q=council+blaby")
    assert "Blaby District Council" in text_of(client, "/organisations/?q=council+blaby")
    assert "No organisation has these words" in text_of(client, "/organisations/?q=council+police%00")


def test_an_empty_list_says_what_will_stand_there(client: Client) -> None:
    assert "The organisations that take part will stand here." in text_of(client, "/organisations/")


def test_the_page_shows_what_is_known_and_nothing_for_what_is_not(client: Client) -> None:
    above = organisation("lcc", name="Northmoor Council")
    organisation(
        "youth",
        name="Youth Service",
        kind="youth_justice",
        is_legal_entity=False,
        parent=above,
        ico_number="Z123",
        ico_expires_on=date(2027, 3, 31),
        dspt_status="Standards met",
        dspt_year=2026,
        dspt_on=date(2026, 6, 30),
        contact_mailbox="youth@northmoor.example",
    )

    page, above_page = text_of(client, "/organisations/youth/"), text_of(client, "/organisations/lcc/")

    for words in ("Z123 until 31\xa0March 2027", "Standards met for 2026, published 30", "youth@northmoor.example"):
        assert words in page
    assert "Northmoor Council</a>" in page
    assert "Cyber Essentials" not in page
    assert "Youth Service</a>" in above_page


def test_agreements_show_their_status_and_are_counted_while_in_force(client: Client) -> None:
    organisation("northmoor", name="Northmoor Council")
    organisation("northmoor-police", name="Northmoor Police", kind="police")
    entry = entered(titled("Missing from home"))
    waiting = text_of(client, "/organisations/northmoor/")

    signed(entry, *Entry.objects.get(reference=entry.reference).must_sign)

    assert "Missing from home" in waiting
    assert "Open for signature" in waiting
    assert "In force" in text_of(client, "/organisations/northmoor/")
    assert "1 agreement in force" in text_of(client, "/organisations/")


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.SIMG_ADMINISTRATOR, True), (Role.SIMG_MEMBER, True), (Role.AUDITOR, True), (Role.MANAGER, False)],
)
def test_simg_and_auditors_see_who_is_appointed(browser_of: Open, role: Role, sees: bool) -> None:
    chief = appointed(Role.CHIEF_OFFICER, who=person("Olive Chief"))

    page = text_of(browser_of(appointed(role)), f"/organisations/{chief.organisation.code}/")

    assert ("Olive Chief" in page) is sees


def test_an_organisation_sees_its_own_people_and_the_public_nobody(browser_of: Open, client: Client) -> None:
    chief = appointed(Role.CHIEF_OFFICER, who=person("Olive Chief"), is_acting=True, post="Chief Executive")
    lead = appointed(Role.IG_LEAD, at=chief.organisation)
    path = f"/organisations/{chief.organisation.code}/"

    own = text_of(browser_of(lead), path)

    assert "Chief Executive (acting)" in own
    assert "May sign agreements and the protocol" in own
    assert "Appoint somebody" not in own
    assert "Olive Chief" not in text_of(client, path)


def test_an_organisation_without_people_says_so(keeper: Client) -> None:
    organisation("blaby")

    assert "Nobody is appointed here." in text_of(keeper, "/organisations/blaby/")


@pytest.mark.parametrize("rows", [10, 50])
def test_the_list_asks_as_many_questions_for_many(keeper: Client, rows: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(rows):
        organisation(f"council-{number}")
    keeper.get("/organisations/")

    with django_assert_num_queries(5):
        keeper.get("/organisations/")


@pytest.mark.parametrize("rows", [10, 50])
def test_the_page_asks_as_many_questions_for_many(keeper: Client, rows: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    body = organisation("blaby")
    for number in range(rows):
        appointed(Role.MANAGER, at=body)
        organisation(f"unit-{number}", kind="youth_justice", is_legal_entity=False, parent=body)
    keeper.get("/organisations/blaby/")

    with django_assert_num_queries(9):
        keeper.get("/organisations/blaby/")


def test_the_keeper_is_offered_what_to_do(keeper: Client) -> None:
    body = administrator().organisation

    page = text_of(keeper, f"/organisations/{body.code}/")

    assert "Change details" in page
    assert "Appoint somebody" in page
    assert "/end/" in page
