"""A paper that a document names must be stored, and be what the document says of it."""

import pytest

from register.documents.agreement import Annex
from register.documents.canonical import canonical_text, content_digest
from register.evidence.annexes import keep_annex, named_by
from register.log.verifying.files import annex_faults
from register.models import Document
from tests.factories.documents import changed, complete_agreement
from tests.factories.papers import EXCEL, PDF

pytestmark = pytest.mark.django_db


def stored(*annexes: Annex) -> None:
    """Store a document that names these papers."""
    salt, text = bytes(32), canonical_text(changed(complete_agreement(), annexes=annexes))
    Document.objects.create(
        digest=content_digest(salt=salt, text=text), kind="agreement", schema_version=1, salt=salt, text=text
    )


def test_papers_that_are_stored_as_they_are_named_have_no_fault() -> None:
    stored(*(Annex(id=f"a{at}", **named_by(keep_annex(content))) for at, content in enumerate((PDF, EXCEL))))

    assert list(annex_faults()) == []


def test_each_paper_that_is_not_so_is_named() -> None:
    said = named_by(keep_annex(PDF))
    stored(
        Annex(id="a1", title="Lost", sha256="ab" * 32),
        Annex(id="a2", title="Grown", **said | {"size": 7}),
        Annex(id="a3", title="Called otherwise", **said | {"media_type": "image/png"}),
    )

    told = [fault.what for fault in annex_faults()]

    assert told == [
        f"its annex {'ab' * 32} is not stored",
        f"its annex {said['sha256']} is stored with another type or size",
        f"its annex {said['sha256']} is stored with another type or size",
    ]
