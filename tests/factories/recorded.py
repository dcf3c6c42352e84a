"""An agreement made elsewhere, as the register describes it once it is filed; and texts of older schemas."""

import json
from typing import Any

from register.documents.agreement import (
    Agreement,
    Commencement,
    Identity,
    Original,
    Recorded,
    Review,
    StatedSignature,
    Statement,
)
from register.documents.canonical import Document, canonical_json, canonical_text
from tests.factories.documents import LEAD, NAMES, PARTNER, a_party

SCAN = b"%PDF-1.7 a scan of six pages, stapled"
ORIGINAL = Original(title="Original, signed", media_type="application/pdf", size=len(SCAN), sha256="5c" * 32)


def recorded_agreement(**changes: Any) -> Agreement:
    """Return an agreement of 2018 at filed depth; one party signed on a day, the other in a month."""
    said: dict[str, Any] = {
        "identity": Identity(title="Sharing about empty homes", theme="housing", owner=LEAD, owner_name=NAMES[LEAD]),
        "parties": tuple(a_party(code, capacity="", contacts=()) for code in (LEAD, PARTNER)),
        "commencement": Commencement(rule="date", on="2018-04-01"),
        "review": Review(first_on="2020-04"),
        "recorded": Recorded(
            depth="filed",
            original=ORIGINAL,
            signatures=(
                StatedSignature(party=LEAD, answer="signed", on="2018-03-05", post="Director of Housing"),
                StatedSignature(party=PARTNER, answer="signed", on="2018-03"),
            ),
            statements=(Statement(about="end", answer="not_stated"),),
        ),
    }
    return Agreement(**{**said, **changes})


def as_version_1(document: Document) -> str:
    """Return the text of a document drafted here as it was stored under the first version of the schema."""
    content = json.loads(canonical_text(document))
    del content["recorded"]
    return canonical_json(content | {"schema_version": 1})
