"""Lifts a document written under an older schema to today's, on reading; the stored text never changes."""

from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

LATEST: Mapping[str, int] = {"agreement": 2, "protocol": 1}


def _with_nothing_recorded(content: dict[str, Any]) -> dict[str, Any]:
    """Version 2 of the agreement says of one made elsewhere where it came from; all of version 1 were drafted here."""
    return content | {"schema_version": 2}


# (kind, version lifted from) → the function that lifts it by one. Version 1 is the first of both kinds.
STEPS: Mapping[tuple[str, int], Step] = {("agreement", 1): _with_nothing_recorded}


class UnknownSchema(ValueError):
    """The document is of a kind or schema version that this register does not know."""


def upgraded(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return `content` in its kind's latest schema; raise UnknownSchema, with a sentence, if there is no way."""
    found = dict(content)
    kind = str(found.get("kind"))
    if kind not in LATEST:
        raise UnknownSchema(f"“{kind}” is not a kind of document that the register keeps.")
    while found.get("schema_version") != LATEST[kind]:
        version = found.get("schema_version")
        step = STEPS.get((kind, version)) if isinstance(version, int) else None
        if step is None:
            raise UnknownSchema(f"Schema version {found.get('schema_version')} of {kind} is not known here.")
        found = step(found)
    return found
