"""Downloads of what is not open to everybody: written down, read by administrators and auditors, forgotten in time."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from django.test import Client

from register.clock import now
from register.documents.agreement import Publication, WithheldPart
from register.models import Download, Entry, File, Rendering
from register.reading.downloads import forget_downloads
from signatories.roles import Role
from tests.factories.documents import LEAD, NAMES, complete_agreement
from tests.factories.register import entered
from tests.factories.signatories import appointed, organisation
from tests.pages.signatories.conftest import Open

pytestmark = pytest.mark.django_db
DATA, PDF, PAGE = "/register/ISA-0001/1.json", "/register/ISA-0001/1.pdf", "/downloads/"
PARTS = Publication(visibility="public", answer="parts", withheld=(WithheldPart(part="items", reason="Crime."),))
READERS = (Role.SIMG_ADMINISTRATOR, Role.AUDITOR)


@pytest.fixture
def party(browser_of: Open) -> Client:
    return browser_of(appointed(Role.PRACTITIONER, at=organisation(LEAD, name=NAMES[LEAD])))


def on_record(publication: Publication) -> None:
    entered(complete_agreement(publication=publication))
    file = File.objects.create(sha256=sha256(b"%PDF").digest(), media_type="application/pdf", size=4, bytes=b"%PDF")
    Rendering.objects.create(
        reference="ISA-0001",
        version=1,
        covers_event_id=Entry.objects.get().last_event,
        file=file,
        pages=1,
        rendered_at=now(),
    )


def kinds() -> list[str]:
    return list(Download.objects.order_by("id").values_list("kind", flat=True))


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("publication", [Publication(visibility="partners"), Publication(visibility="parties"), PARTS])
def test_what_is_not_open_to_everybody_is_written_down(party: Client, publication: Publication) -> None:
    on_record(publication)

    for address in (DATA, PDF, f"/register/ISA-0001/1/{sha256(b'%PDF').hexdigest()}.pdf"):
        assert party.get(address).status_code == 200

    assert kinds() == ["json", "pdf", "pdf"]
    taken = Download.objects.first()
    assert taken is not None
    assert (taken.reference, taken.version, taken.who) == ("ISA-0001", 1, party.get("/account/").context["user"].email)


def test_what_is_public_is_not(party: Client, client: Client) -> None:
    on_record(Publication(visibility="public", answer="all"))

    assert [browser.get(DATA).status_code for browser in (party, client)] == [200, 200]
    assert kinds() == []


def test_the_edition_of_the_public_is_not_and_what_is_refused_is_not(client: Client) -> None:
    on_record(PARTS)

    assert client.get(DATA).status_code == 200
    assert client.get(PDF).status_code == 404
    assert kinds() == []


def test_asking_for_the_head_takes_nothing(party: Client) -> None:
    on_record(Publication(visibility="parties"))

    assert party.head(DATA).status_code == 200
    assert kinds() == []


@pytest.mark.parametrize("role", READERS)
def test_administrators_and_auditors_read_who_took_what(browser_of: Open, party: Client, role: Role) -> None:
    on_record(Publication(visibility="parties"))
    party.get(DATA)
    name = party.get("/account/").context["user"].name
    browser = browser_of(appointed(role))

    page = text(browser.get(PAGE))

    assert name in page
    assert "ISA-0001, version 1" in page
    assert "Each line is kept for 730 days." in page
    assert f'href="{PAGE}"' in text(browser.get("/account/"))


@pytest.mark.parametrize(("role", "status"), [(role, 403 if role == Role.SIMG_MEMBER else 404) for role in Role])
def test_nobody_else_does(browser_of: Open, role: Role, status: int) -> None:
    browser = browser_of(appointed(role))

    answer = browser.get(PAGE)

    assert answer.status_code == (200 if role in READERS else status)
    assert (f'href="{PAGE}"' in text(browser.get("/account/"))) == (role in READERS)


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).status_code == 302


def test_there_are_fifty_on_a_page_and_a_word_where_there_is_none(browser_of: Open) -> None:
    auditor = browser_of(appointed(Role.AUDITOR))
    assert "Downloads will stand here." in text(auditor.get(PAGE))

    Download.objects.bulk_create(
        Download(at=now(), who=f"{number}@x.example", reference="ISA-0001", version=1, kind="pdf")
        for number in range(60)
    )

    assert text(auditor.get(PAGE)).count("@x.example") == 50
    assert text(auditor.get(f"{PAGE}?page=2")).count("@x.example") == 10


def test_what_is_old_is_forgotten(settings: Any) -> None:
    settings.DOWNLOADS_KEPT_FOR = 30
    for day in (1, 20):
        at = datetime(2026, 3, day, 9, tzinfo=UTC)
        Download.objects.create(at=at, who="a@x.example", reference="ISA-0001", version=1, kind="pdf")

    with time_machine.travel(datetime(2026, 4, 10, 9, tzinfo=UTC), tick=False):
        assert forget_downloads() == 1

    assert Download.objects.get().at.day == 20
