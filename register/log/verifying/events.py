"""Verifies each event by itself: its number, its time, its leaf, its particulars."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from register.log.merkle import leaf_hash
from register.log.verifying.fault import Fault
from register.log.verifying.leaf import leaf_of
from register.log.verifying.rows import Row, rows

TABLE = "event"
# The verbs whose particulars are held against other tables.
HELD_AGAINST_ROWS = frozenset({"entered", "signed", "acceded", "rendered", "erased"})
SQL = """
    select number, act::text as act, verb, reference, version, organisation, role, salt, particulars_text,
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
           to_char(effective_on, 'YYYY-MM-DD') as effective_on,
           particulars is not distinct from particulars_text::jsonb as reads_as_written,
           particulars_hash, leaf, leaf_hash
    from register_event order by number
"""


@dataclass(frozen=True)
class Said:
    """What an event says, for comparison with other tables."""

    number: int
    at: str
    reference: str
    version: int
    particulars: dict[str, Any]


@dataclass
class Log:
    """The log as it was read: each leaf's hash and time, what was said, and whose particulars are cleared."""

    hashes: list[bytes] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    said: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    entered: set[str] = field(default_factory=set)
    cleared: list[int] = field(default_factory=list)

    def read(self) -> Iterator[Fault]:
        """Read every event once and yield what is wrong with each."""
        expected, before = 0, ""
        for row in rows(SQL):
            yield from _order_faults(row, expected=expected, before=before)
            yield from _leaf_faults(row)
            yield from _particulars_faults(row)
            self._keep(row)
            expected, before = row["number"] + 1, row["at"]
        yield from self._unexplained()

    def _keep(self, row: Row) -> None:
        self.hashes.append(leaf_hash(bytes(row["leaf"])))
        self.times.append(row["at"])
        if row["verb"] == "entered":
            self.entered.add(row["reference"])
        if row["particulars_text"] is None:
            self.cleared.append(row["number"])
        elif row["verb"] in HELD_AGAINST_ROWS:
            particulars = json.loads(row["particulars_text"])
            self.said[row["verb"]].append(Said(row["number"], row["at"], row["reference"], row["version"], particulars))

    def _unexplained(self) -> Iterator[Fault]:
        erased = {said.particulars.get("event"): said.number for said in self.said["erased"]}
        for number in self.cleared:
            if erased.get(number, number) <= number:
                yield Fault(
                    TABLE, str(number), "its particulars are gone, and no later event says that they were erased"
                )


def _order_faults(row: Row, *, expected: int, before: str) -> Iterator[Fault]:
    if row["number"] != expected:
        yield Fault(TABLE, str(row["number"]), f"follows event {expected - 1}: what stood between is missing")
    if row["at"] < before:
        yield Fault(TABLE, str(row["number"]), f"was recorded at {row['at']}, before the event that precedes it")


def _leaf_faults(row: Row) -> Iterator[Fault]:
    leaf = bytes(row["leaf"])
    if leaf != leaf_of(row):
        yield Fault(TABLE, str(row["number"]), "its columns are not what its leaf says")
    if bytes(row["leaf_hash"]) != leaf_hash(leaf):
        yield Fault(TABLE, str(row["number"]), "its leaf hash is not that of its leaf")


def _particulars_faults(row: Row) -> Iterator[Fault]:
    salt, text = row["salt"], row["particulars_text"]
    if (salt is None) != (text is None):
        yield Fault(TABLE, str(row["number"]), "it has particulars without salt, or salt without particulars")
    elif text is not None and sha256(bytes(salt) + text.encode()).digest() != bytes(row["particulars_hash"]):
        yield Fault(TABLE, str(row["number"]), "its particulars are not those of their hash")
    if not row["reads_as_written"]:
        yield Fault(TABLE, str(row["number"]), "its particulars as data are not its particulars as text")
