"""The log: append, signing with and without it, proofs and their verification, the tree over bare SHA-256."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from unittest.mock import patch

from django.db import connection, transaction

from register.clock import today
from register.entries.entering import NewEntry
from register.entries.recording import sign
from register.log.append import NewEvent, append, next_rows
from register.log.merkle import perfect_nodes, verify_inclusion
from register.log.stored_tree import inclusion_paths
from register.log.verbs import Rendered
from register.models import Checkpoint, Event
from tests.bench.figures import Figure
from tests.bench.invented import agreement
from tests.bench.timing import ROUNDS, WARM, in_turn
from tests.factories.register import a_signature, an_officer, entered

MOST_APPEND, MOST_SIGNING, MOST_TREE = 2.0, 1.3, 2.0
MOST_PROOF, MOST_HASHES, MOST_VERIFY = 5.0, 20, 50.0
LEAVES = 20_000
INSERT = """
    INSERT INTO register_event (number, act, at, effective_on, verb, reference, version, organisation, role, salt,
        particulars_text, particulars_hash, leaf, leaf_hash)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def log_figures() -> list[Figure]:
    """Return the figures of the log."""
    return [*_appending(), *_signing(), *_proving(), _tree()]


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _event() -> NewEvent:
    particulars = Rendered(sha256="0" * 64, covers_event=1, checkpoint=2, pages=12)
    return NewEvent(
        verb="rendered", reference="ISA-0001", version=1, effective_on=today(), particulars=particulars, role="machine"
    )


def _appending() -> list[Figure]:
    """Compare append with its floor: the two SHA-256 of the row, and one INSERT of it, in a transaction."""
    (row,) = next_rows([_event()], act=uuid.uuid4())
    names = [field.attname for field in Event._meta.concrete_fields if not field.generated]
    values = [getattr(row, name) for name in names]

    def floor() -> None:
        with _undone(), connection.cursor() as cursor:
            sha256(row.salt + row.particulars_text.encode()).digest()
            sha256(b"\x00" + row.leaf).digest()
            cursor.execute(INSERT, values)

    def appended() -> None:
        with _undone():
            append([_event()], act=uuid.uuid4())

    taken = in_turn({"F": floor, "append": appended}, rounds=ROUNDS * 3)
    return [
        Figure("append of one event", taken["append"] / taken["F"], "F", MOST_APPEND),
        Figure("append of one event", taken["append"] * 1e3, "ms"),
    ]


def _signing() -> list[Figure]:
    """Compare signing, committed, with the same where nothing is written to the log."""
    entries = iter([entered(agreement(7)) for _ in range(2 * (ROUNDS + WARM))])

    def signed() -> None:
        _sign(next(entries))

    def without_log() -> None:
        with patch("register.entries.writing.append", lambda events, act: [Event()]):
            _sign(next(entries))

    taken = in_turn({"without": without_log, "with": signed})
    return [
        Figure("signing over signing without the log", taken["with"] / taken["without"], "×", MOST_SIGNING),
        Figure("signing", taken["with"] * 1e3, "ms"),
    ]


def _sign(entry: NewEntry) -> None:
    code = agreement(7).parties[0].code
    sign(
        reference=entry.reference,
        version=entry.version,
        signature=a_signature(entry),
        by=an_officer(code),
        act=uuid.uuid4(),
    )


def _proving() -> list[Figure]:
    """Prove an event in the middle of the log to the last checkpoint, and verify that."""
    checkpoint = Checkpoint.objects.latest("size")
    size, number = checkpoint.size, checkpoint.size // 3
    leaf, root = bytes(Event.objects.get(number=number).leaf_hash), bytes(checkpoint.root)
    path = inclusion_paths([number], size)[number]

    def verify() -> None:
        if not verify_inclusion(leaf=leaf, index=number, size=size, path=path, root=root):
            raise RuntimeError("The proof does not hold.")

    taken = in_turn({"prove": lambda: inclusion_paths([number], size), "verify": verify}, rounds=ROUNDS * 3)
    return [
        Figure("proof of one event", taken["prove"] * 1e3, "ms", MOST_PROOF),
        Figure("hashes in a proof", len(path), "hashes", MOST_HASHES),
        Figure("verification of a proof", taken["verify"] * 1e6, "µs", MOST_VERIFY),
        Figure("events in the log", size, "events"),
    ]


def _tree() -> Figure:
    """Compare the making of the tree's nodes in memory with as many bare SHA-256 of two hashes."""
    leaves = [os.urandom(32) for _ in range(LEAVES)]
    pairs = [b"\x01" + leaf + leaf for leaf in leaves]
    taken = in_turn(
        {
            "F": lambda: [sha256(pair).digest() for pair in pairs],
            "tree": lambda: list(perfect_nodes(0, LEAVES, lambda level, index: leaves[index])),
        }
    )
    return Figure("Merkle tree over bare SHA-256, in memory", taken["tree"] / taken["F"], "F", MOST_TREE)
