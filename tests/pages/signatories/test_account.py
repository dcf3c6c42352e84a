"""The page of who is signed in."""

import pytest
from django.test import Client

from signatories.roles import Role
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db


def test_it_says_what_each_appointment_allows(browser_of: Open) -> None:
    chief = appointed(Role.CHIEF_OFFICER, at=organisation("blaby"), post="Chief Executive", may_sign_protocol=False)
    appointed(Role.MANAGER, at=organisation("melton"), who=chief.person)

    page = browser_of(chief).get("/account/").content.decode()

    assert chief.person.email in page
    assert (
        "Chief Executive, since 1\xa0January 2020. Signs or declines for the organisation. May sign agreements." in page
    )
    assert "Drafts agreements and keeps the organisation" in page
    assert "/accounts/sessions/" in page
    assert "/accounts/password/change/" in page
    assert "/accounts/logout/" in page


@pytest.mark.parametrize("rows", [1, 12])
def test_it_asks_as_many_questions_for_many(browser_of: Open, rows: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    held = appointed(Role.MANAGER)
    for _ in range(rows):
        appointed(Role.DPO, who=held.person)
    browser: Client = browser_of(held)
    browser.get("/account/")

    with django_assert_num_queries(3):
        browser.get("/account/")


def test_nobody_changes_their_own_address(browser_of: Open) -> None:
    held = appointed(Role.MANAGER)

    answer = browser_of(held).post("/accounts/email/", {"action_add": "", "email": "other@partner.example"})

    assert answer["Location"] == "/account/"
    assert held.person.emailaddress_set.count() == 0
