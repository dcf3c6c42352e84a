"""Verifies the checkpoints: each row against its signed note, each note against the events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from register.log.notes import Checkpoint, NoteRefused, Verifier, open_note
from register.log.verifying.fault import Fault
from register.log.verifying.rows import Row, rows
from register.log.verifying.tree import Tree

TABLE = "checkpoint"
SQL = """
    select size, root, note, key_id, at > now() as is_to_come,
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from register_checkpoint order by size
"""


@dataclass
class Checkpoints:
    """What the register signed.

    `last`: the largest size stored. `signed`: size → root of each true note. After `read`, events below `proven`
    are those that were signed; `broken`: sizes above it whose signed root is not that of the events, in order.
    """

    verifier: Verifier
    last: int = 0
    proven: int = 0
    signed: dict[int, bytes] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)

    def read(self, tree: Tree, *, since: str | None) -> Iterator[Fault]:
        """Read every checkpoint, and the one that somebody kept (`since`: its text), and yield what is wrong."""
        for row in rows(SQL):
            self.last = row["size"]
            yield from self._row_faults(row)
        if since is not None:
            yield from self._kept_faults(since)
        false = [size for size, root in self.signed.items() if tree.root(size) != root]
        self.proven = max(set(self.signed) - set(false), default=0)
        self.broken = sorted(size for size in false if size > self.proven)
        for size in sorted(false):
            yield Fault(TABLE, str(size), self._why_false(size, tree))

    def _row_faults(self, row: Row) -> Iterator[Fault]:
        key, key_id = str(row["size"]), bytes(row["key_id"])
        if key_id != self.verifier.key_id:
            yield Fault(TABLE, key, f"names the key {key_id.hex()}, not the register's, {self.verifier.key_id.hex()}")
        try:
            stated = self._stated(row["note"])
        except NoteRefused as error:
            yield Fault(TABLE, key, f"its note does not hold. {error}")
            return
        if (stated.size, stated.root) == (row["size"], bytes(row["root"])):
            self.signed[stated.size] = stated.root
        else:
            yield Fault(
                TABLE, key, f"its size and root are not those of its signed note, which says size {stated.size}"
            )

    def _kept_faults(self, note: str) -> Iterator[Fault]:
        try:
            stated = self._stated(note)
        except NoteRefused as error:
            yield Fault("checkpoint given", "", f"its note does not hold. {error}")
            return
        if self.signed.get(stated.size, stated.root) != stated.root:
            yield Fault(TABLE, str(stated.size), "another root was signed for this size: see the checkpoint given")
        self.signed[stated.size] = stated.root

    def _stated(self, note: str) -> Checkpoint:
        stated = Checkpoint.parse(open_note(note, self.verifier))
        if stated.origin != self.verifier.name:
            raise NoteRefused(f"It speaks of {stated.origin}, not of {self.verifier.name}.")
        return stated

    def _why_false(self, size: int, tree: Tree) -> str:
        if size > tree.size:
            return f"counts {size} events, but the log has {tree.size}: events were removed from its end"
        if size < self.proven:
            return f"is signed, but contradicts the signed checkpoint {self.proven}"
        return "was signed over other events than those on record"


def time_faults(times: Sequence[str]) -> Iterator[Fault]:
    """Yield checkpoints whose time is not between those of the events around them (`times`: of every event)."""
    for row in rows(SQL):
        size, at = row["size"], row["at"]
        around = times[max(size - 1, 0) : size + 1]
        too_early = len(times) >= size > 0 and at < around[0]
        too_late = row["is_to_come"] or (len(times) > size and at > around[-1])
        if too_early or too_late:
            where = "before the last event that it counts" if too_early else "later than what follows it"
            yield Fault(TABLE, str(size), f"says that it was made at {at}, {where}")
