"""The data of an entry for those from whom parts of it are withheld: what is published, and what is not and why."""

import json
from collections.abc import Mapping

from register.documents.canonical import Document
from register.documents.labels import PARTS
from register.documents.publishing import FIELDS, RETOLD
from register.models import Entry


def public_json(entry: Entry, document: Document, withheld: Mapping[str, str]) -> str:
    """Return the public edition as JSON; fields that are withheld are not in it, not even empty."""
    absent = {field for part in withheld for field in FIELDS[part]} | set(RETOLD)
    said = document.model_dump(mode="json", by_alias=True)
    edition = {
        "edition": "public",
        "reference": entry.reference,
        "version": entry.version,
        "withheld": [{"part": part, "heading": PARTS[part], "reason": reason} for part, reason in withheld.items()],
        "document": {key: value for key, value in said.items() if key not in absent},
    }
    return json.dumps(edition, ensure_ascii=False, sort_keys=True)
