"""Appends events to the log: the last step of every act, under one lock, with numbers that have no gap."""

import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TypedDict

from django.db import connection

from register.actor import Actor
from register.clock import now
from register.documents.canonical import canonical_json, canonical_text
from register.log.merkle import leaf_hash
from register.log.verbs import VERBS, Particulars
from register.models import Event

LEAF_FORMAT = 1
# The advisory lock of the log: one number of the project's own choosing, "ISPlog" in ASCII.
LOG_LOCK = int.from_bytes(b"ISPlog", "big")
# The last event, and when the last checkpoint was signed.
LAST = """
    SELECT number, at, (SELECT at FROM register_checkpoint ORDER BY size DESC LIMIT 1)
    FROM register_event ORDER BY number DESC LIMIT 1
"""


class UnknownVerb(ValueError):
    """An event's verb and particulars do not belong together."""


@dataclass(frozen=True)
class NewEvent:
    """An event about to be appended; `effective_on` is the day that it counts from."""

    verb: str
    reference: str
    effective_on: date
    particulars: Particulars
    organisation: str = ""
    role: str = ""
    version: int = 0


class Said(TypedDict):
    """The fields of particulars that say who acts."""

    name: str
    post: str
    organisation_name: str


def said_by(by: Actor) -> Said:
    """Return the fields of particulars that say who acts."""
    return {"name": by.name, "post": by.post, "organisation_name": by.organisation_name}


def moment_text(moment: datetime) -> str:
    """Return an aware moment as RFC 3339 in UTC with six decimals, as leaves write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def leaf_text(*, act: uuid.UUID, number: int, at: datetime, event: NewEvent, particulars_hash: bytes) -> str:
    """Return the canonical JSON that the log's tree hashes for one event; fixed by a golden test."""
    return canonical_json(
        {
            "format": LEAF_FORMAT,
            "act": str(act),
            "number": number,
            "at": moment_text(at),
            "effective_on": event.effective_on.isoformat(),
            "verb": event.verb,
            "reference": event.reference,
            "version": event.version,
            "organisation": event.organisation,
            "role": event.role,
            "particulars_hash": particulars_hash.hex(),
        }
    )


def event_row(event: NewEvent, *, act: uuid.UUID, number: int, at: datetime) -> Event:
    """Return an event as a row of the log, not yet written.

    Raises UnknownVerb where its particulars are not those of its verb.
    """
    if type(event.particulars) is not VERBS.get(event.verb):
        raise UnknownVerb(f"“{event.verb}” does not take {type(event.particulars).__name__}.")
    salt, text = os.urandom(32), canonical_text(event.particulars)
    hashed = sha256(salt + text.encode()).digest()
    leaf = leaf_text(act=act, number=number, at=at, event=event, particulars_hash=hashed).encode()
    return Event(
        number=number,
        act=act,
        at=at,
        effective_on=event.effective_on,
        verb=event.verb,
        reference=event.reference,
        version=event.version,
        organisation=event.organisation,
        role=event.role,
        salt=salt,
        particulars_text=text,
        particulars_hash=hashed,
        leaf=leaf,
        leaf_hash=leaf_hash(leaf),
    )


def lock_log() -> None:
    """Let nobody else append until the transaction ends.

    The lock is a statement of its own: taken inside the INSERT, numbers came out of turn under READ COMMITTED.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOG_LOCK])


def append(events: Sequence[NewEvent], *, act: uuid.UUID) -> list[Event]:
    """Append `events` in order under one act and return their rows; the caller is inside its act's transaction."""
    lock_log()
    return Event.objects.bulk_create(next_rows(events, act=act))


def next_rows(events: Sequence[NewEvent], *, act: uuid.UUID) -> list[Event]:
    """Return `events` as the rows that come next in the log, not yet written; the caller holds the log's lock."""
    with connection.cursor() as cursor:
        cursor.execute(LAST)
        number, *earlier = cursor.fetchone() or (-1, None, None)
    # A clock that was set back must not make the log run backwards, nor behind what was signed.
    first, at = number + 1, max([now(), *(moment for moment in earlier if moment)])
    return [event_row(event, act=act, number=first + place, at=at) for place, event in enumerate(events)]
