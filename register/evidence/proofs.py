"""The proofs attached to a PDF: enough to check the text and every event of the version without the register."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from register.documents.canonical import Document as TypedDocument
from register.documents.parties import named_parties
from register.log.stored_tree import inclusion_paths
from register.models import Checkpoint, Document, Event

FORMAT = 1


@dataclass(frozen=True)
class Proven:
    """An event and its path (32-byte hashes, nearest the event first) to the root of the checkpoint."""

    event: Event
    path: Sequence[bytes]


def proven(events: Sequence[Event], checkpoint: Checkpoint) -> tuple[Proven, ...]:
    """Return each event with its path; all of them stand under the checkpoint."""
    paths = inclusion_paths((event.number for event in events), checkpoint.size)
    return tuple(Proven(event, paths[event.number]) for event in events)


def evidence_text(
    *, document: TypedDocument, row: Document, origin: str, checkpoint: Checkpoint, events: Sequence[Proven]
) -> str:
    """Return `evidence.json`: the document's salt and digest, the signed checkpoint, and each event with its path.

    Of what people said and who they are it holds name, title, organisation, day and capacity, and nothing else.
    """
    capacities = {party.code: party.capacity for party in named_parties(document)}
    content = {
        "format": FORMAT,
        "register": origin,
        "document": {"digest": bytes(row.digest).hex(), "salt": bytes(row.salt).hex(), "attached": "record.json"},
        "checkpoint": checkpoint.note,
        "events": [_event(one, capacities) for one in events],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _event(one: Proven, capacities: Mapping[str, str]) -> dict[str, Any]:
    said = one.event.particulars or {}
    return {
        "number": one.event.number,
        "leaf": bytes(one.event.leaf).decode(),
        "path": [step.hex() for step in one.path],
        "particulars": {
            "name": said.get("name", ""),
            "title": said.get("title") or said.get("post", ""),
            "organisation": said.get("organisation_name", ""),
            "day": one.event.effective_on.isoformat(),
            "capacity": capacities.get(one.event.organisation, ""),
        },
    }
