"""JSON Schemas of the documents, made from their models and stored beside them, a file for each schema version."""

import json
from pathlib import Path

from register.documents.canonical import KINDS

FOLDER = Path(__file__).with_name("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class NoSuchSchema(LookupError):
    """There is no such kind of document, or no such version of its schema; the sentence says so."""


def schema_text(kind: str) -> str:
    """Return today's JSON Schema of a kind of document, as it is stored and served."""
    made = KINDS[kind].model_json_schema(by_alias=True)
    number = KINDS[kind].model_fields["schema_version"].default
    head = {"$schema": DIALECT, "$id": f"/schema/{kind}/{number}.json"}
    return json.dumps(head | made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def stored_path(kind: str, number: int) -> Path:
    """Return where the schema of a kind and version is stored, whether it is there or not."""
    return FOLDER / f"{kind}-{number}.json"


def stored_schema(kind: str, number: int) -> str:
    """Return a stored schema, of today's version or an older one; raise NoSuchSchema when there is none."""
    path = stored_path(kind, number)
    if kind not in KINDS or not path.exists():
        raise NoSuchSchema(f"There is no schema {number} of “{kind}”.")
    return path.read_text()
