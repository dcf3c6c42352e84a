"""Canonical text: the one way in which a document is written down, digested and read back."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from register.documents.agreement import Agreement
from register.documents.common import Part
from register.documents.protocol import Protocol
from register.documents.upgrade import upgraded

Document = Agreement | Protocol
# How many typed documents a process keeps; a large one takes about half a megabyte.
KEPT = 64
KINDS: Mapping[str, type[Agreement] | type[Protocol]] = {"agreement": Agreement, "protocol": Protocol}


class DuplicateKey(ValueError):
    """A JSON object names the same key twice; the sentence says which."""


def canonical_json(value: Any) -> str:
    """Return `value` as sorted-key JSON without spaces, equal to RFC 8785 for what documents hold (no floats)."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical_text(document: Part) -> str:
    """Return the canonical text of a document: every field, aliases as stored, in UTF-8 and NFC."""
    return canonical_json(document.model_dump(mode="json", by_alias=True))


def text_digest(text: str) -> bytes:
    """Return the 32-byte SHA-256 of a canonical text; a draft under review is named by it."""
    return hashlib.sha256(text.encode()).digest()


def content_digest(*, salt: bytes, text: str) -> bytes:
    """Return the 32-byte SHA-256 over a 32-byte salt and the text: what officers sign."""
    return hashlib.sha256(salt + text.encode()).digest()


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise DuplicateKey(f"The key “{twice}” stands twice in one place. Keep one of them.")
    return found


def parse_json(text: str) -> Any:
    """Return the JSON value of `text`; raise DuplicateKey, or json.JSONDecodeError, when it is not fit for record."""
    return json.loads(text, object_pairs_hook=_no_duplicates)


@lru_cache(maxsize=KEPT)
def read_document(text: str) -> Document:
    """Return the typed document of a stored text, lifted to today's schema; raise pydantic.ValidationError if unfit.

    Documents never change, so those read lately are kept: a large one takes longer to read than the rest of its page.
    """
    content = upgraded(parse_json(text))
    return KINDS[content["kind"]].model_validate_json(json.dumps(content))


def read_agreement(content: Mapping[str, Any]) -> Agreement:
    """Return the typed agreement of plain JSON values; raise pydantic.ValidationError that names each fault's path."""
    return Agreement.model_validate_json(json.dumps(content))
