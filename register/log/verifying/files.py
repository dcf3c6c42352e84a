"""Verifies the files by their bytes, and each printed PDF's row against the event that recorded it."""

from collections.abc import Iterator
from hashlib import sha256

from register.log.verifying.events import Log
from register.log.verifying.fault import Fault
from register.log.verifying.rows import rows

FILES = "select sha256, size, bytes from register_file order by sha256"
RENDERINGS = """
    select id, reference, version, covers_event_id, file_id, pages, (select count(*) from register_file
        where sha256 = file_id) as files from register_rendering order by id
"""


def file_faults() -> Iterator[Fault]:
    """Yield files whose bytes are not those of their name; one is in memory at a time."""
    for row in rows(FILES, at_a_time=1):
        name, content = bytes(row["sha256"]), bytes(row["bytes"])
        if sha256(content).digest() != name or len(content) != row["size"]:
            yield Fault("file", name.hex(), "its bytes are not those of its SHA-256 and size")


def rendering_faults(log: Log) -> Iterator[Fault]:
    """Yield renderings that no event recorded as they stand, and recorded ones that are not there."""
    recorded = {
        (said.reference, said.version, said.particulars.get("covers_event")): said for said in log.said["rendered"]
    }
    for row in rows(RENDERINGS):
        key, name = str(row["id"]), bytes(row["file_id"]).hex()
        said = recorded.pop((row["reference"], row["version"], row["covers_event_id"]), None)
        if said is None:
            yield Fault("rendering", key, "no event recorded a PDF of this version up to this event")
        elif (said.particulars.get("sha256"), said.particulars.get("pages")) != (name, row["pages"]):
            yield Fault("rendering", key, f"shows another file or number of pages than event {said.number} recorded")
        if not row["files"]:
            yield Fault("rendering", key, f"its file {name} is not stored")
    for said in recorded.values():
        yield Fault("event", str(said.number), f"recorded a PDF of {said.reference} that has no rendering")
