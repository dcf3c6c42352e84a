"""Filing an agreement made elsewhere in the browser: two minutes, no script, and every fault at its question."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from register.documents.canonical import read_document
from register.evidence.scans import LARGEST_SCAN
from register.models import Entry, File
from signatories.models import PaperSignature
from signatories.roles import Role
from tests.factories.agreements import partnership
from tests.factories.documents import LEAD, PARTNER
from tests.factories.recorded import SCAN
from tests.factories.signatories import administrator, appointed

pytestmark = pytest.mark.django_db
PAGE = "/filing/"


@pytest.fixture
def keeper(client: Client) -> Client:
    partnership()
    client.force_login(administrator().person)
    return client


def answers(**changes: Any) -> dict[str, Any]:
    """Returns what somebody fills in, with changes; None leaves an answer out."""
    said: dict[str, Any] = {
        "act": str(uuid.uuid4()),
        "rows": "3",
        "scan": SimpleUploadedFile("original.pdf", SCAN),
        "title": "Sharing about empty homes",
        "theme": "housing_and_homelessness",
        "lead": LEAD,
        "visibility": "public",
        "start_day": "1",
        "start_month": "4",
        "start_year": "2018",
        "review_month": "April",
        "review_year": "2020",
        "party-0-code": LEAD,
        "party-0-signed_day": "5",
        "party-0-signed_month": "3",
        "party-0-signed_year": "2018",
        "party-0-name": "Ida Marsh",
        "party-1-code": PARTNER,
        "party-1-signed_month": "3",
        "party-1-signed_year": "2018",
    }
    return {name: value for name, value in (said | changes).items() if value is not None}


def refused(keeper: Client, **changes: Any) -> str:
    answer = keeper.post(PAGE, answers(**changes))
    assert answer.status_code == 422
    assert not Entry.objects.exists()
    assert not File.objects.exists()
    return answer.content.decode()


def test_it_is_filed_as_the_command_files_it(keeper: Client) -> None:
    answer = keeper.post(PAGE, answers(), follow=True)

    entry = Entry.objects.select_related("document").get()
    assert answer.redirect_chain == [(f"/register/{entry.reference}/1/", 302)]
    assert "It is filed." in answer.content.decode()
    document = read_document(entry.document.text)
    assert [(row.party, row.on) for row in document.recorded.signatures] == [(LEAD, "2018-03-05"), (PARTNER, "2018-03")]
    assert [row.about for row in document.recorded.statements] == ["end"]
    assert PaperSignature.objects.waiting().count() == 2


def test_the_same_form_sent_twice_files_it_once(keeper: Client) -> None:
    said = answers()

    for _ in range(2):
        keeper.post(PAGE, said | {"scan": SimpleUploadedFile("original.pdf", SCAN)})

    assert Entry.objects.count() == 1


def test_another_row_is_asked_for_and_nothing_typed_is_lost(keeper: Client) -> None:
    answer = keeper.post(PAGE, answers(more="1", scan=None))

    page = answer.content.decode()
    assert (answer.status_code, Entry.objects.count()) == (200, 0)
    assert 'name="party-3-code"' in page
    assert 'value="Sharing about empty homes"' in page
    assert 'value="Ida Marsh"' in page
    assert 'value="April"' in page
    assert "There is a problem" not in page


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"scan": None}, "Give the scan, or the reason why none is held (no_scan_because)."),
    ({"scan": SimpleUploadedFile("a.pdf", b"MZ disguised")}, "The file must be a PDF, a PNG or a JPEG."),
    ({"scan": SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * LARGEST_SCAN)}, "The file is larger than 20 MB."),
    ({"title": ""}, "Give the title that the original bears."),
    ({"title": "\u2800"}, "this holds only invisible characters."),
    ({"theme": "houses"}, "Choose from the list."),
    ({"lead": "atlantis"}, "Choose from the list."),
    ({"visibility": None}, "Choose who may see it."),
    ({"start_day": "31"}, "The day it begins must be a real day, month or year"),
    ({"start_year": ""}, "The day it begins must include a year."),
    ({"start_month": ""}, "The day it begins must include a month."),
    ({"end_year": "2017"}, "It starts in or on 1 April 2018: give an end after that."),
    ({"party-0-signed_year": "2999"}, "is still to come: give when it was signed."),
    ({"party-1-code": LEAD}, "This organisation takes part already. Name it once."),
    ({"party-1-code": ""}, "Choose the organisation."),
    ({"party-1-code": "atlantis"}, "Choose from the list."),
    ({"party-2-name": "Uma"}, "Choose the organisation."),
    ({"act": "none"}, "Send the form again."),
]


@pytest.mark.parametrize(("changes", "sentence"), WRONG, ids=[sentence[:40] for _, sentence in WRONG])
def test_each_fault_is_told_and_everything_typed_is_kept(
    keeper: Client, changes: dict[str, Any], sentence: str
) -> None:
    page = refused(keeper, **changes)

    assert "There is a problem" in page
    assert page.count(sentence) >= 1
    assert 'value="Ida Marsh"' in page


def test_one_party_is_too_few(keeper: Client) -> None:
    alone = {name: None for name in answers() if name.startswith("party-1")}

    assert "Name at least two organisations that take part." in refused(keeper, **alone)


def test_the_same_paper_is_told_at_the_scan(keeper: Client) -> None:
    keeper.post(PAGE, answers())

    answer = keeper.post(PAGE, answers())

    assert answer.status_code == 422
    assert "was filed with this very scan already." in answer.content.decode()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("rows", ["", "-1", "9999999", "٣", "many"])
def test_a_strange_number_of_rows_asks_as_at_first(keeper: Client, rows: str) -> None:
    assert keeper.post(PAGE, answers(rows=rows, more="1")).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SIMG_ADMINISTRATOR])
def test_only_an_administrator_files(client: Client, role: Role) -> None:
    client.force_login(appointed(role).person)

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, answers()).status_code == 403


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE)["Location"] == f"/accounts/login/?next={PAGE}"


def test_the_papers_lead_there_for_who_may(keeper: Client) -> None:
    assert f'href="{PAGE}"' in keeper.get("/paper-signatures/").content.decode()

    keeper.force_login(appointed(Role.SIMG_MEMBER).person)
    assert f'href="{PAGE}"' not in keeper.get("/paper-signatures/").content.decode()
