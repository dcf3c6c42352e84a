"""The log's Merkle tree as the database holds it: leaf hashes in the events, perfect nodes above them."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.db import connection
from django.db.models import Max

from register.log.merkle import HASH_SIZE, Read, inclusion_from
from register.models import Event

Proof = TypeVar("Proof")

NODES = """
    SELECT level, index, hash FROM register_merklenode
    JOIN unnest(%s::smallint[], %s::bigint[]) AS wanted (level, index) USING (level, index)
    UNION ALL
    SELECT 0, number, leaf_hash FROM register_event WHERE number = ANY(%s)
"""


class NotStored(LookupError):
    """A node of the tree is asked for that no checkpoint has stored, or that was lost; the sentence names it."""


def log_size() -> int:
    """Return how many events are on record."""
    last: int | None = Event.objects.aggregate(last=Max("number"))["last"]
    return 0 if last is None else last + 1


def from_stored(prove: Callable[[Read], Proof]) -> Proof:
    """Return what `prove` makes of stored hashes, which are read in one query, however many it asks for.

    Nodes above the events stand up to the last checkpoint only; raises NotStored beyond it.
    """
    wanted: set[tuple[int, int]] = set()

    def ask(level: int, index: int) -> bytes:
        wanted.add((level, index))
        return bytes(HASH_SIZE)

    prove(ask)
    found = _read(wanted)
    if missing := wanted - set(found):
        level, index = min(missing)
        raise NotStored(f"Node {level}/{index} of the log's tree is not stored.")
    return prove(lambda level, index: found[level, index])


def inclusion_paths(numbers: Iterable[int], size: int) -> dict[int, list[bytes]]:
    """Return event number → path to the root of the checkpoint of `size`, nearest the event first."""
    wanted = list(numbers)
    return from_stored(lambda read: {number: inclusion_from(number, size, read) for number in wanted})


def _read(wanted: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], bytes]:
    nodes = [node for node in wanted if node[0]]
    levels, indexes = [level for level, _ in nodes], [index for _, index in nodes]
    leaves = [index for level, index in wanted if level == 0]
    with connection.cursor() as cursor:
        cursor.execute(NODES, [levels, indexes, leaves])
        return {(level, index): bytes(hashed) for level, index, hashed in cursor.fetchall()}
