"""Verifies the documents: each text against its digest, and each digest against the events that name it."""

import json
from collections.abc import Iterator
from hashlib import sha256

from register.log.verifying.events import Log
from register.log.verifying.fault import Fault
from register.log.verifying.rows import Row, rows

TABLE, EVENT_TABLE = "document", "event"
SALT_SIZE = 32
SQL = """
    select digest, kind, schema_version, salt, text, content = text::jsonb as reads_as_written
    from register_document order by digest
"""


def document_faults(log: Log) -> Iterator[Fault]:
    """Yield what is wrong with each document, and events that enter or sign one that is not there."""
    entered = {said.particulars.get("digest"): said for said in log.said["entered"]}
    stored = set()
    for row in rows(SQL, at_a_time=50):
        key = bytes(row["digest"]).hex()
        stored.add(key)
        yield from (Fault(TABLE, key, what) for what in _row_faults(row))
        if key not in entered:
            yield Fault(TABLE, key, "no event enters it on the register")
    for digest, said in entered.items():
        if digest not in stored:
            what = f"enters {said.reference} version {said.version} as document {digest}, which is not stored"
            yield Fault(EVENT_TABLE, str(said.number), what)
    yield from _signature_faults(log)


def _row_faults(row: Row) -> Iterator[str]:
    salt, text = bytes(row["salt"]), row["text"]
    if len(salt) != SALT_SIZE:
        yield f"its salt has {len(salt)} bytes, not {SALT_SIZE}"
    if sha256(salt + text.encode()).digest() != bytes(row["digest"]):
        yield "its text is not that of its digest"
    if not row["reads_as_written"]:
        yield "its content as data is not its text"
    content = json.loads(text)
    if (content.get("kind"), content.get("schema_version")) != (row["kind"], row["schema_version"]):
        yield "its kind or schema version is not what its text says"


def _signature_faults(log: Log) -> Iterator[Fault]:
    texts = {(said.reference, said.version): said.particulars.get("digest") for said in log.said["entered"]}
    for said in [*log.said["signed"], *log.said["acceded"]]:
        if said.particulars.get("digest") != texts.get((said.reference, said.version)):
            what = f"signs another text than was entered as {said.reference} version {said.version}"
            yield Fault(EVENT_TABLE, str(said.number), what)
