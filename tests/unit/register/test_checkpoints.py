"""Checkpoints grow with the log, prove every event, and never contradict the one before."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from register.log.checkpoints import CheckpointRefused, log_signer, make_checkpoint
from register.log.merkle import consistency_from, inclusion_from, root, verify_consistency, verify_inclusion
from register.log.notes import Checkpoint as Statement
from register.log.notes import Signer, load_key, new_key, open_note
from register.log.stored_tree import NotStored, from_stored, inclusion_paths, log_size
from register.models import Checkpoint, Event, MerkleNode
from tests.conftest import Role
from tests.unit.register.small_register import build, entered, signed


@pytest.mark.django_db
def test_an_empty_log_has_no_checkpoint() -> None:
    assert make_checkpoint() is None
    assert log_size() == 0


@pytest.mark.django_db
def test_a_checkpoint_states_the_root_of_all_events() -> None:
    entry = entered("Sharing for safety")
    signed(entry, "police")

    made = make_checkpoint()

    hashes = [bytes(event.leaf_hash) for event in Event.objects.order_by("number")]
    assert made is not None
    stated = Statement.parse(open_note(made.note, log_signer().verifier))
    assert stated == Statement(settings.LOG_ORIGIN, 2, root(hashes))
    assert (made.size, made.root, made.key_id) == (2, stated.root, log_signer().key_id)


@pytest.mark.django_db
def test_nothing_new_makes_no_checkpoint() -> None:
    entered("Sharing for safety")
    make_checkpoint()

    assert make_checkpoint() is None
    assert Checkpoint.objects.count() == 1


@pytest.mark.django_db
def test_each_event_is_proved_to_each_checkpoint() -> None:
    build()

    for made in Checkpoint.objects.all():
        for number, path in inclusion_paths(range(made.size), made.size).items():
            leaf = bytes(Event.objects.get(number=number).leaf_hash)
            assert verify_inclusion(leaf=leaf, index=number, size=made.size, path=path, root=bytes(made.root))


@pytest.mark.django_db
def test_proofs_of_many_events_are_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    build()

    with django_assert_num_queries(1):
        paths = inclusion_paths(range(7), 7)

    assert len(paths) == 7


@pytest.mark.django_db
def test_beyond_the_last_checkpoint_nothing_is_proved() -> None:
    build()

    with pytest.raises(NotStored, match="Node 2/1 of the log's tree is not stored"):
        from_stored(partial(inclusion_from, 0, 8))


@pytest.mark.django_db
def test_each_checkpoint_continues_the_one_before() -> None:
    build()

    first, *others = Checkpoint.objects.order_by("size")
    for made in others:
        assert verify_consistency(
            old_size=first.size,
            new_size=made.size,
            old_root=bytes(first.root),
            new_root=bytes(made.root),
            path=from_stored(partial(consistency_from, first.size, made.size)),
        )


@pytest.mark.django_db
def test_nodes_stand_up_to_the_last_checkpoint() -> None:
    build()

    nodes = sorted(MerkleNode.objects.values_list("level", "index"))

    assert nodes == [(1, 0), (1, 1), (1, 2), (2, 0)]


@pytest.mark.django_db
def test_another_key_does_not_continue_the_log() -> None:
    entered("Sharing for safety")
    make_checkpoint()
    entered("Sharing for housing")

    with pytest.raises(CheckpointRefused, match="The last checkpoint, of size 1, does not hold"):
        make_checkpoint(signer=Signer(settings.LOG_ORIGIN, load_key(new_key())))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("forgery", "reason"),
    [
        ("delete from register_event where number > 5", "The log has 6 events, but its last checkpoint counts 7"),
        (
            "update register_event set leaf_hash = sha256('\\x00'), leaf = '' where number = 6",
            "do not hash to the last",
        ),
        ("update register_merklenode set hash = sha256('') where level = 2", "do not hash to the last checkpoint"),
        ("delete from register_merklenode where level = 2", "does not hold: Node 2/0 of the log's tree is not stored"),
        ("update register_checkpoint set root = sha256('') where size = 7", "do not hash to the last checkpoint"),
        ("update register_checkpoint set note = 'x' where size = 7", "does not hold: The note has no signature lines"),
    ],
)
def test_a_log_that_was_rewritten_is_not_signed(forgery: str, reason: str, as_superuser: Role) -> None:
    build()
    with as_superuser(), connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute(forgery)
    before = Checkpoint.objects.count(), MerkleNode.objects.count()

    with pytest.raises(CheckpointRefused, match=reason):
        make_checkpoint()

    assert (Checkpoint.objects.count(), MerkleNode.objects.count()) == before


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_checkpoint() -> None:
    entered("Sharing for safety")
    together = Barrier(2)

    def work(_: int) -> bool:
        together.wait()
        try:
            return make_checkpoint() is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        made = list(workers.map(work, range(2)))

    assert sorted(made) == [False, True]
    assert Checkpoint.objects.count() == 1
