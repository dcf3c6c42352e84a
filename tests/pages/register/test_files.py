"""What is taken away is served byte for byte as it is stored."""

import base64
from hashlib import sha256

import pytest
from django.test import Client

from register.clock import now
from register.documents.canonical import content_digest
from register.entries.entering import NewEntry
from register.models import Document, Event, File, Rendering
from tests.factories.register import entered

pytestmark = pytest.mark.django_db


def a_printing(entry: NewEntry, body: bytes, *, covers: Event) -> str:
    """Store a PDF of an entry and return its SHA-256 in hexadecimal."""
    digest = sha256(body).digest()
    file = File.objects.create(sha256=digest, media_type="application/pdf", size=len(body), bytes=body)
    Rendering.objects.create(
        reference=entry.reference, version=entry.version, covers_event=covers, file=file, pages=1, rendered_at=now()
    )
    return digest.hex()


def test_the_record_is_served_as_it_was_digested(client: Client) -> None:
    entry = entered()
    row = Document.objects.get()

    answer = client.get("/register/ISA-0001/1.json")

    assert answer.content == row.text.encode()
    assert answer["Content-Type"] == "application/json"
    assert answer["Register-Digest"] == entry.digest.hex()
    assert content_digest(salt=bytes(row.salt), text=answer.content.decode()) == entry.digest
    assert answer["Repr-Digest"] == f"sha-256=:{base64.b64encode(sha256(answer.content).digest()).decode()}:"


def test_while_the_pdf_is_prepared_the_page_says_so(client: Client) -> None:
    entered()

    answer = client.get("/register/ISA-0001/1.pdf")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert "The PDF is being prepared" in answer.content.decode()


def test_the_latest_pdf_is_served_and_older_ones_stay(client: Client) -> None:
    entry = entered()
    event = Event.objects.get()
    event.pk, event.verb = 1, "rendered"
    event.save(force_insert=True)
    first = a_printing(entry, b"%PDF-1.7 first", covers=Event.objects.get(pk=0))
    second = a_printing(entry, b"%PDF-1.7 second", covers=event)

    latest, older = client.get("/register/ISA-0001/1.pdf"), client.get(f"/register/ISA-0001/1/{first}.pdf")
    html = client.get("/register/ISA-0001/").content.decode()

    assert latest.content == b"%PDF-1.7 second"
    assert latest["Content-Type"] == "application/pdf"
    assert older.content == b"%PDF-1.7 first"
    assert f"/register/ISA-0001/1/{first}.pdf" in html
    assert second[:4] in html
    assert client.get(f"/register/ISA-0001/1/{'0' * 64}.pdf").status_code == 404


def test_the_full_text_stands_on_a_page(client: Client) -> None:
    entered()

    html = client.get("/register/ISA-0001/1/text/").content.decode()

    assert "Powers and lawful bases" in html
    assert "So that the care package is arranged for the right person." in html


@pytest.mark.parametrize("address", ["1.json", "1.pdf", "7.json", "7.pdf", "7/text/", "99999999999999999999.json"])
def test_files_of_what_is_not_there_are_not_found(client: Client, address: str) -> None:
    assert client.get(f"/register/ISA-0001/{address}").status_code == 404
