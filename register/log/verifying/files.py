"""Verifies the files by their bytes, and each printed PDF's row against the event that recorded it."""

from collections.abc import Iterator
from hashlib import sha256

from register.log.verifying.events import Log, Said
from register.log.verifying.fault import Fault
from register.log.verifying.rows import Row, rows

# Media type → what the bytes of such a file begin with. No other is kept; a Word or Excel file is a zip.
OFFICE = "application/vnd.openxmlformats-officedocument"
BEGINNINGS = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    f"{OFFICE}.wordprocessingml.document": b"PK\x03\x04",
    f"{OFFICE}.spreadsheetml.sheet": b"PK\x03\x04",
}
FILES = "select sha256, size, media_type, bytes from register_file order by sha256"
# Whatever refers to a file by a foreign key names it: a PDF's row, the scan of a signature on paper.
REFERRING = """
    select conrelid::regclass::text as place, attname as field from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'register_file'::regclass
"""
ANNEXES = """
    select named #>> '{}' as name from register_document, jsonb_path_query(text::jsonb, '$.annexes[*].sha256') as named
"""
# The scan of an agreement made elsewhere; unlike an annex it is always stored.
ORIGINALS = """
    select document, name from (
        select encode(digest, 'hex') as document, text::jsonb #>> '{recorded,original,sha256}' as name
        from register_document
    ) as original where name <> '' order by document
"""
# Papers that a document names, with what is stored of each.
PAPERS = """
    select encode(digest, 'hex') as document, paper ->> 'sha256' as name, paper ->> 'media_type' as named_type,
        (paper ->> 'size')::numeric as named_size, media_type, size
    from register_document
        cross join lateral jsonb_path_query(text::jsonb, '$.annexes[*]') as paper
        left join register_file on encode(sha256, 'hex') = paper ->> 'sha256'
    order by digest
"""
RENDERINGS = """
    select id, reference, version, covers_event_id, file_id, pages, (select count(*) from register_file
        where sha256 = file_id) as files,
        to_char(rendered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as rendered_at
    from register_rendering order by id
"""


def file_faults() -> Iterator[Fault]:
    """Yield files that are not what their rows say, and those that nothing names; one is in memory at a time."""
    named, stored = _named(), set()
    for row in rows(FILES, at_a_time=1):
        name, content = bytes(row["sha256"]), bytes(row["bytes"])
        stored.add(name.hex())
        if sha256(content).digest() != name or len(content) != row["size"]:
            yield Fault("file", name.hex(), "its bytes are not those of its SHA-256 and size")
        beginning = BEGINNINGS.get(row["media_type"])
        if beginning is None or not content.startswith(beginning):
            yield Fault("file", name.hex(), f"its bytes do not begin as {row['media_type']} does")
        if name.hex() not in named:
            yield Fault("file", name.hex(), "no PDF of a version and no annex of a document, nor a scan, is this file")
    for row in rows(ORIGINALS):
        if row["name"] not in stored:
            yield Fault("document", row["document"], f"the scan of its original, {row['name']}, is not stored")


def annex_faults() -> Iterator[Fault]:
    """Yield papers that a document names and that are not stored, or not as it says."""
    for row in rows(PAPERS):
        if row["media_type"] is None:
            yield Fault("document", row["document"], f"its annex {row['name']} is not stored")
        elif (row["media_type"], row["size"]) != (row["named_type"], row["named_size"]):
            yield Fault("document", row["document"], f"its annex {row['name']} is stored with another type or size")


def _named() -> set[str]:
    """Return the SHA-256 (hexadecimal) of every file that a row refers to, or a document as its annex."""
    found = {row["name"] for row in [*rows(ANNEXES), *rows(ORIGINALS)]}
    for referring in list(rows(REFERRING)):
        place, field = referring["place"], referring["field"]
        found |= {row["name"] for row in rows(f"select encode({field}, 'hex') as name from {place}")}
    return found


def rendering_faults(log: Log) -> Iterator[Fault]:
    """Yield renderings that no event recorded as they stand, and recorded ones that are not there."""
    recorded = {
        (said.reference, said.version, said.particulars.get("covers_event")): said for said in log.said["rendered"]
    }
    for row in rows(RENDERINGS):
        said = recorded.pop((row["reference"], row["version"], row["covers_event_id"]), None)
        yield from (Fault("rendering", str(row["id"]), what) for what in _row_faults(row, said))
    for said in recorded.values():
        yield Fault("event", str(said.number), f"recorded a PDF of {said.reference} that has no rendering")


def _row_faults(row: Row, said: Said | None) -> Iterator[str]:
    name = bytes(row["file_id"]).hex()
    if said is None:
        yield "no event recorded a PDF of this version up to this event"
    elif (said.particulars.get("sha256"), said.particulars.get("pages")) != (name, row["pages"]):
        yield f"shows another file or number of pages than event {said.number} recorded"
    elif said.at != row["rendered_at"]:
        yield f"says that it was printed at {row['rendered_at']}, but event {said.number} recorded it at {said.at}"
    if not row["files"]:
        yield f"its file {name} is not stored"
