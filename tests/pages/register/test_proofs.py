"""The log publishes its latest checkpoint, and the record format its schemas."""

import json

import pytest
from django.test import Client
from django.utils.html import escape

from register.clock import now
from register.documents.canonical import KINDS
from register.documents.schema import schema_text, stored_schema
from register.documents.upgrade import LATEST
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.notes import Verifier, open_note
from register.models import Checkpoint
from tests.factories.documents import LEAD
from tests.factories.register import entered, signed

pytestmark = pytest.mark.django_db


def test_without_a_checkpoint_there_is_none(client: Client) -> None:
    assert client.get("/log/checkpoint").status_code == 404


def test_the_latest_checkpoint_is_served_as_signed(client: Client) -> None:
    signer = log_signer()
    for size, note in ((1, "older\n"), (2, "newer\n")):
        Checkpoint.objects.create(size=size, root=bytes(32), note=note, key_id=signer.key_id, at=now())

    answer = client.get("/log/checkpoint")

    assert answer.content == b"newer\n"
    assert answer["Content-Type"].startswith("text/plain")


def test_the_key_of_the_log_stands_on_its_page_and_opens_its_checkpoints(client: Client) -> None:
    signed(entered(), LEAD)
    made = make_checkpoint()
    signed(entered(), LEAD)

    page, line = client.get("/log/").content.decode(), client.get("/log/key").content.decode()

    verifier = Verifier.parse(line.strip())
    assert made is not None
    assert open_note(made.note, verifier)
    assert verifier.key_id.hex() in page
    assert escape(str(verifier)) in page
    assert "over 2 events" in page
    assert "2 events wait for the next one" in page


def test_a_log_without_a_checkpoint_says_that_one_will_stand_there(client: Client) -> None:
    assert "A checkpoint will stand here." in client.get("/log/").content.decode()


def test_the_key_is_found_from_an_agreement_and_from_who_runs_this(client: Client) -> None:
    entered()

    assert all('href="/log/"' in client.get(page).content.decode() for page in ("/register/ISA-0001/", "/about/"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_stored_schema_is_that_of_the_model(client: Client, kind: str) -> None:
    number = LATEST[kind]

    answer = client.get(f"/schema/{kind}/{number}.json")

    assert stored_schema(kind, number) == schema_text(kind), "run manage.py write_schemas"
    assert json.loads(answer.content)["$id"] == f"/schema/{kind}/{number}.json"


def test_the_schema_of_older_texts_is_still_served(client: Client) -> None:
    answer = client.get("/schema/agreement/1.json")

    schema = json.loads(answer.content)
    assert schema["properties"]["schema_version"]["const"] == 1
    assert "recorded" not in schema["properties"]


@pytest.mark.parametrize("address", ["/schema/agreement/9.json", "/schema/secrets/1.json"])
def test_an_unknown_schema_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
