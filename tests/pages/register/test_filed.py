"""The page of an agreement made elsewhere: what is held of it, its scan, and no errors in the place of its words."""

import json
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from django.test import Client

from register.clock import now
from register.documents.canonical import read_document
from register.models import Entry
from register.reading.comparing import compare
from signatories.models import Appointment
from tests.factories.agreements import Partnership, partnership
from tests.factories.documents import POLICE
from tests.factories.filing import confirmed, filed
from tests.factories.recorded import SCAN
from tests.factories.signatories import administrator, person

pytestmark = pytest.mark.django_db
QUERIES = 3


@pytest.fixture
def people() -> Partnership:
    return partnership()


@pytest.fixture
def entry(people: Partnership) -> Entry:
    return confirmed(filed(people), people)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def as_(client: Client, appointment: Appointment) -> Client:
    client.force_login(appointment.person)
    return client


def test_the_page_says_how_deeply_it_is_described(client: Client, entry: Entry) -> None:
    page = shown(client, f"/register/{entry.reference}/")

    assert "Filed: made elsewhere" in page
    assert "What binds the parties is its original." in page
    assert "Not stated in the original: when it ends." in page
    assert "This agreement begins on 1 April 2018." in page


def test_nothing_that_was_never_read_is_told_as_missing(client: Client, entry: Entry) -> None:
    pages = [shown(client, f"/register/{entry.reference}{rest}") for rest in ("/", "/1/text/")]

    for page in pages:
        assert "not yet said" not in page
        assert "A hand-over is missing" not in page
        assert "lists no flow" not in page
        assert "Purpose" not in page


def test_a_month_is_shown_with_the_day_that_is_assumed(client: Client, entry: Entry) -> None:
    page = shown(client, f"/register/{entry.reference}/")

    assert "1 March 2018, on paper: the original says March 2018; 1 March 2018 is assumed" in page
    assert "Name not known" in page
    assert "Ida Marsh, Director of Housing" in page
    assert "Whether it signed the original is not known" in page


def test_before_anybody_has_confirmed_it_says_so(client: Client, people: Partnership) -> None:
    page = shown(client, f"/register/{filed(people).reference}/")

    assert "5 March 2018 in the original, and not confirmed yet" in page
    assert "it binds nobody here until signatures on its original are confirmed" in page
    assert "Nobody is bound today" in page


def test_the_scan_opens_to_readers_when_two_have_looked(client: Client, people: Partnership) -> None:
    entry = filed(people)
    address = f"/register/{entry.reference}/1/original"

    assert client.get(address).status_code == 404
    assert "The scan opens to you when a second person" in shown(client, f"/register/{entry.reference}/")
    assert as_(Client(), administrator()).get(address).content == SCAN
    assert as_(Client(), people.auditor).get(address).status_code == 200

    confirmed(entry, people)
    answer = client.get(address)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, SCAN, "application/pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="{entry.reference}-1-original.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert address in shown(client, f"/register/{entry.reference}/")


@pytest.mark.parametrize(
    ("visibility", "statuses"),
    [("public", (200, 200, 200)), ("partners", (404, 200, 200)), ("parties", (404, 404, 200))],
)
def test_the_scan_follows_who_may_see_the_entry(
    client: Client, people: Partnership, visibility: str, statuses: tuple[int, ...]
) -> None:
    parties = [{"code": "northmoor", "signed": "2018-03-05"}, {"code": "eastvale", "signed": "2018-03"}]
    entry = confirmed(filed(people, visibility=visibility, parties=parties), people)
    address = f"/register/{entry.reference}/1/original"

    partner, party = as_(Client(), people.managers[POLICE]), as_(Client(), people.managers["eastvale"])

    assert tuple(browser.get(address).status_code for browser in (client, partner, party)) == statuses


def test_there_is_no_scan_where_none_is_held(client: Client, people: Partnership) -> None:
    entry = confirmed(filed(people, scan=b"", no_scan_because="Lost in the move of 2021."), people)

    assert client.get(f"/register/{entry.reference}/1/original").status_code == 404
    assert "No scan of the original is held. Lost in the move of 2021." in shown(
        client, f"/register/{entry.reference}/"
    )


def test_the_list_shows_and_finds_it(client: Client, entry: Entry) -> None:
    for asked in (
        {"q": "empty homes"},
        {"theme": "housing_and_homelessness"},
        {"status": "awaited"},
        {"on": "1 5 2018"},
    ):
        page = shown(client, f"/register/?{urlencode(asked)}")

        assert entry.reference in page
        assert "Filed: made elsewhere" in page
    assert entry.reference not in shown(client, "/register/?on=1+2+2018")


def test_it_is_shown_as_on_any_day_and_as_known_at_any_moment(client: Client, people: Partnership) -> None:
    entry = filed(people)
    before = now()
    confirmed(entry, people)

    def as_on(**asked: str) -> str:
        return shown(client, f"/register/{entry.reference}/?{urlencode(asked)}")

    assert "Nobody is bound on 20 March 2018" in as_on(on="2018-03-20")
    assert "Two of three organisations are bound on 1 May 2018" in as_on(on="2018-05-01")
    assert "Nobody is bound on 1 May 2018" in as_on(on="2018-05-01", known=before.isoformat())


def test_its_json_is_the_stored_text_under_the_second_schema(client: Client, entry: Entry) -> None:
    answer = client.get(f"/register/{entry.reference}/1.json")

    said = json.loads(answer.content)
    assert answer.content.decode() == entry.document.text
    assert said["schema_version"] == 2
    assert said["recorded"]["original"]["sha256"] == sha256(SCAN).hexdigest()


def test_what_happened_counts_from_its_own_days(client: Client, entry: Entry) -> None:
    page = shown(client, f"/register/{entry.reference}/")

    assert "Version 1 was filed: it was made elsewhere." in page
    assert "opened for signature" not in page.lower()
    assert entry.entered_on == date(2018, 3, 1)


def test_the_sign_page_says_where_it_is_signed(client: Client, people: Partnership, entry: Entry) -> None:
    answer = as_(client, people.officers[POLICE]).get(f"/register/{entry.reference}/1/sign/")

    assert "signed on its original" in answer.content.decode()
    assert "waits for your signature" not in shown(client, f"/register/{entry.reference}/")
    assert "Read and sign" not in shown(client, "/desk/")


def test_beside_another_every_difference_is_told(people: Partnership) -> None:
    first, second = filed(people), filed(people, scan=b"%PDF-1.4 another", review="2021")

    told = compare(*(read_document(one.document.text) for one in (first, second)))

    assert [change.section for change in told] == ["life", "original", "original"]
    assert any("another file" in change.sentence for change in told)


def test_the_page_asks_no_more_of_the_database_than_others(
    client: Client, entry: Entry, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(f"/register/{entry.reference}/")


def test_somebody_without_an_appointment_reads_what_the_public_reads(client: Client, entry: Entry) -> None:
    client.force_login(person())

    assert client.get(f"/register/{entry.reference}/1/original").status_code == 200
