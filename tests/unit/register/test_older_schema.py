"""An agreement on record under the first version of the schema: readable, verifiable, and the start of the next."""

import pytest
from django.db import transaction
from django.test import Client

from register.documents.agreement import Agreement
from register.documents.canonical import read_document
from register.entries import entering
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.verifying.whole import find_faults
from register.models import Document, Entry
from register.reading.comparing import compare
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.recorded import as_version_1
from tests.factories.register import entered, signed

pytestmark = pytest.mark.django_db


class _First(Agreement):
    """Agreements as the first version of the schema had them: entering one stores its number."""

    schema_version: int = 1  # type: ignore[assignment]


def entered_long_ago(monkeypatch: pytest.MonkeyPatch) -> Entry:
    """Enters the smallest agreement as the first version of the schema wrote it."""
    document = _First(**dict(complete_agreement()) | {"schema_version": 1})
    with monkeypatch.context() as patch:
        patch.setattr(entering, "canonical_text", lambda document: as_version_1(complete_agreement()))
        entry = entered(document)
    signed(entry, LEAD, PARTNER)
    return Entry.objects.select_related("document").get()


def test_its_stored_text_is_served_letter_for_letter(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = entered_long_ago(monkeypatch)

    answer = client.get(f"/register/{entry.reference}/{entry.version}.json")

    assert answer.content.decode() == entry.document.text == as_version_1(complete_agreement())
    assert Document.objects.get().schema_version == 1


def test_its_pages_read_as_ever(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = entered_long_ago(monkeypatch)

    pages = [client.get(f"/register/{entry.reference}{rest}") for rest in ("/", "/1/text/")]

    assert [page.status_code for page in pages] == [200, 200]
    assert "In force" in pages[0].content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_register_with_it_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    entered_long_ago(monkeypatch)
    make_checkpoint()

    with transaction.atomic():
        assert [str(fault) for fault in find_faults(verifier=log_signer().verifier)] == []


def test_beside_todays_version_nothing_is_different(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = entered_long_ago(monkeypatch)

    assert compare(read_document(entry.document.text), complete_agreement()) == ()
