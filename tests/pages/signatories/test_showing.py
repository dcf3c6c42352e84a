"""The page on which it is set who may see an agreement: who opens it, what it asks, what follows, what is refused."""

import html
import re
import uuid
from typing import Any

import pytest
from django.test import Client

from register.documents.agreement import Publication
from register.models import Entry, Event
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, PARTNER, complete_agreement
from tests.factories.protocol_text import a_protocol
from tests.factories.register import entered, signed
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
PAGE = "/register/ISA-0001/1/visibility/"
SIMG = (Role.SIMG_ADMINISTRATOR, Role.SIMG_MEMBER)


@pytest.fixture
def member(browser_of: Open) -> Client:
    return browser_of(appointed(Role.SIMG_MEMBER))


@pytest.fixture
def leading(browser_of: Open) -> Client:
    """The browser of a manager of the organisation that leads."""
    return browser_of(appointed(Role.MANAGER, at=organisation(LEAD, name=NAMES[LEAD])))


def text(answer: Any) -> str:
    return html.unescape(re.sub(r"\s+", " ", answer.content.decode()))


def sent(browser: Client, visibility: str = "parties", reason: str = "It names safe places.", **more: str) -> Any:
    said = {"visibility": visibility, "reason": reason, "act": str(uuid.uuid4())} | more
    return browser.post(PAGE, said)


def kept_to(visibility: Any) -> None:
    entered(complete_agreement(publication=Publication(visibility=visibility)))


@pytest.mark.parametrize("role", [role for role in Role if role not in SIMG])
def test_nobody_else_sets_it(browser_of: Open, role: Role) -> None:
    entered()
    browser = browser_of(appointed(role))

    answers = [browser.get(PAGE), sent(browser)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Only SIMG, or a manager of the organisation that leads an agreement" in text(answers[0])
    assert Entry.objects.get().visibility == "public"


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    entered()

    assert client.get(PAGE).status_code == 302


def test_who_may_not_see_it_finds_no_page(browser_of: Open) -> None:
    kept_to("parties")
    other = browser_of(appointed(Role.MANAGER, at=organisation("southfen")))

    assert other.get(PAGE).status_code == sent(other, "public").status_code == 404


@pytest.mark.parametrize("role", SIMG)
def test_simg_keeps_it_from_the_public_and_opens_it_again(browser_of: Open, role: Role) -> None:
    entered()
    browser = browser_of(appointed(role))

    assert sent(browser).status_code == 302
    assert Client().get("/register/ISA-0001/").status_code == 404
    assert sent(browser, "public", "The places have moved.").status_code == 302
    assert Client().get("/register/ISA-0001/").status_code == 200


def test_the_page_offers_what_is_not_so_already(member: Client) -> None:
    kept_to("partners")

    page = text(member.get(PAGE))

    assert "Now: Only organisations of the partnership may see this agreement." in page
    assert 'value="public"' in page
    assert 'value="parties"' in page
    assert 'value="partners"' not in page
    assert "Which versions?" not in page


def test_history_tells_it_and_the_reason_to_those_who_take_part(member: Client, leading: Client) -> None:
    entered()
    sent(member, "partners")
    sent(member, "public", "The places have moved.")

    public, party = text(Client().get("/register/ISA-0001/")), text(leading.get("/register/ISA-0001/"))

    told = "Version 1 was opened to the organisations of the partnership, and to nobody else."
    assert told in public
    assert told in party
    assert "Version 1 was opened to everyone." in public
    assert "The places have moved." in party
    assert "The places have moved." not in public


def test_all_versions_or_one(member: Client) -> None:
    first = entered()
    signed(first, LEAD, PARTNER)
    entered(reference=first.reference, supersedes=1)

    assert "Which versions?" in text(member.get(PAGE))
    assert sent(member).status_code == 422
    sent(member, which="one")
    assert list(Entry.objects.order_by("version").values_list("visibility", flat=True)) == ["parties", "public"]
    sent(member, "partners", which="all")
    assert set(Entry.objects.values_list("visibility", flat=True)) == {"partners"}


def test_the_lead_may_keep_it_to_fewer_and_not_open_it_to_more(leading: Client) -> None:
    entered()

    assert sent(leading, "partners").status_code == 302
    page = text(leading.get(PAGE))
    assert 'value="parties"' in page
    assert 'value="public"' not in page
    assert sent(leading, "public").status_code == 422
    assert sent(leading).status_code == 302
    answer = leading.get(PAGE)
    assert answer.status_code == 409
    assert "Only the parties see it already. Only SIMG may open an agreement to more readers." in text(answer)


def test_the_lead_cannot_open_one_version_by_naming_all(leading: Client, member: Client) -> None:
    first = entered()
    signed(first, LEAD, PARTNER)
    entered(reference=first.reference, supersedes=1)
    sent(member, which="one")

    page = text(leading.get("/register/ISA-0001/2/visibility/"))

    assert 'value="partners"' not in page
    assert 'value="parties"' in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"visibility": ""}, "Choose who may see it."),
        ({"visibility": "friends"}, "Choose one of the answers that are offered."),
        ({"reason": " "}, "Say why."),
        ({"reason": "x" * 5_001}, "Shorten this to 5,000 characters or fewer."),
        ({"reason": "A bell\a"}, "cannot be printed"),
        ({"act": "x"}, "Send the form again."),
    ],
)
def test_bad_answers_are_told_and_change_nothing(member: Client, said: dict[str, str], sentence: str) -> None:
    entered()

    answer = sent(member, **said)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Event.objects.filter(verb="visibility set").exists()


def test_sending_twice_does_it_once(member: Client) -> None:
    entered()
    act = str(uuid.uuid4())

    assert [sent(member, act=act).status_code for _ in range(2)][0] == 302
    assert Event.objects.filter(verb="visibility set").count() == 1


def test_the_protocol_is_not_kept_from_anybody(member: Client) -> None:
    entered(a_protocol(), must_sign=[LEAD])

    answer = member.get("/register/ISP/1/visibility/")

    assert answer.status_code == 409
    assert "The protocol is public" in text(answer)


@pytest.mark.parametrize(("role", "offered"), [(Role.SIMG_MEMBER, True), (Role.AUDITOR, False), (Role.MANAGER, False)])
def test_the_page_of_the_entry_leads_there(browser_of: Open, role: Role, offered: bool) -> None:
    entered()

    assert (f'href="{PAGE}"' in text(browser_of(appointed(role)).get("/register/ISA-0001/"))) == offered
