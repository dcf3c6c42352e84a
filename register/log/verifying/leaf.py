"""Writes an event's leaf again from its columns, by hand: not by the code that wrote it first."""

import json

from register.log.verifying.rows import Row

FORMAT = 1


def leaf_of(row: Row) -> bytes:
    """Return the leaf that an event's columns give: canonical JSON (RFC 8785), its keys in the order of the alphabet.

    `at` is text in RFC 3339, UTC, with six decimals; `effective_on` text in ISO 8601.
    """
    members = [
        f'"act":"{row["act"]}"',
        f'"at":"{row["at"]}"',
        f'"effective_on":"{row["effective_on"]}"',
        f'"format":{FORMAT}',
        f'"number":{row["number"]}',
        f'"organisation":{_quoted(row["organisation"])}',
        f'"particulars_hash":"{bytes(row["particulars_hash"]).hex()}"',
        f'"reference":{_quoted(row["reference"])}',
        f'"role":{_quoted(row["role"])}',
        f'"verb":{_quoted(row["verb"])}',
        f'"version":{row["version"]}',
    ]
    return ("{" + ",".join(members) + "}").encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
