"""The Merkle tree agrees with the public vectors and with RFC 6962 read aloud, and no altered proof passes."""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.log import merkle

# The test vectors of the Certificate Transparency project's reference implementation.
CT_LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
SIZES = range(131)


def leaves(count: int) -> list[bytes]:
    return [merkle.leaf_hash(b"leaf %d" % number) for number in range(count)]


ALL = leaves(131)
ROOTS = [merkle.root(ALL[:size]) for size in SIZES]


def recursive_root(hashes: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = largest_power_below(len(hashes))
    return merkle.node_hash(recursive_root(hashes[:split]), recursive_root(hashes[split:]))


def recursive_inclusion(hashes: list[bytes], index: int) -> list[bytes]:
    """RFC 6962 §2.1.1, word for word."""
    if len(hashes) == 1:
        return []
    split = largest_power_below(len(hashes))
    if index < split:
        return [*recursive_inclusion(hashes[:split], index), recursive_root(hashes[split:])]
    return [*recursive_inclusion(hashes[split:], index - split), recursive_root(hashes[:split])]


def recursive_consistency(hashes: list[bytes], old_size: int, *, whole: bool = True) -> list[bytes]:
    """RFC 6962 §2.1.2, word for word."""
    if old_size == len(hashes):
        return [] if whole else [recursive_root(hashes)]
    split = largest_power_below(len(hashes))
    if old_size <= split:
        return [*recursive_consistency(hashes[:split], old_size, whole=whole), recursive_root(hashes[split:])]
    return [
        *recursive_consistency(hashes[split:], old_size - split, whole=False),
        recursive_root(hashes[:split]),
    ]


def largest_power_below(number: int) -> int:
    power = 1
    while power * 2 < number:
        power *= 2
    return power


class Store:
    """Leaf hashes and stored nodes as the database holds them, counting how often they are read."""

    def __init__(self, hashes: list[bytes]) -> None:
        self.nodes = {(0, index): value for index, value in enumerate(hashes)}
        self.reads = 0

    def read(self, level: int, index: int) -> bytes:
        self.reads += 1
        return self.nodes[level, index]

    def grow(self, old_size: int, new_size: int) -> int:
        """Store what becomes perfect; return how many reads that took."""
        before = self.reads
        for level, index, value in merkle.perfect_nodes(old_size, new_size, self.read):
            assert (level, index) not in self.nodes
            self.nodes[level, index] = value
        return self.reads - before


STORE = Store(ALL)
STORE.grow(0, len(ALL))


def ways(index: int, size: int) -> list[int]:
    """Left (0) or right (1) at each step of an inclusion path: all that a path tells of index and size."""
    steps, last = [], size - 1
    while last:
        if index & 1 or index < last:
            steps.append(index & 1)
        elif index:
            while not index & 1:
                index, last = index >> 1, last >> 1
            steps.append(1)
        index, last = index >> 1, last >> 1
    return steps


def altered_paths(path: list[bytes]) -> Iterator[list[bytes]]:
    """Each one-bit change of a few bytes of each element, and elements lost, added, repeated, cut and swapped."""
    for at, value in enumerate(path):
        for byte in (0, 15, 31):
            for bit in range(8):
                changed = bytearray(value)
                changed[byte] ^= 1 << bit
                yield [*path[:at], bytes(changed), *path[at + 1 :]]
        yield path[:at] + path[at + 1 :]
        yield [*path[: at + 1], *path[at:]]
        yield [*path[:at], value[:-1], *path[at + 1 :]]
        yield [*path[:at], value + b"\0", *path[at + 1 :]]
        if at:
            yield [*path[: at - 1], value, path[at - 1], *path[at + 1 :]]
    yield [*path, bytes(32)]
    yield [bytes(32), *path]
    yield [*path, b""]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_equal_the_public_vectors(size: int) -> None:
    hashes = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in CT_LEAVES[:size]]

    assert merkle.root(hashes).hex() == CT_ROOTS[size - 1]


def test_empty_root_is_the_hash_of_nothing() -> None:
    assert merkle.root([]) == merkle.root_from(0, STORE.read) == sha256(b"").digest()


@pytest.mark.parametrize("size", SIZES)
def test_root_equals_the_recursive_definition(size: int) -> None:
    assert merkle.root(ALL[:size]) == recursive_root(ALL[:size]) == merkle.root_from(size, STORE.read)


@pytest.mark.parametrize("size", SIZES)
def test_every_inclusion_is_proved(size: int) -> None:
    hashes = ALL[:size]

    for index in range(size):
        path = merkle.inclusion(hashes, index)

        assert path == merkle.inclusion_from(index, size, STORE.read)
        assert merkle.verify_inclusion(leaf=ALL[index], index=index, size=size, path=path, root=ROOTS[size])


@pytest.mark.parametrize("size", SIZES)
def test_every_consistency_is_proved(size: int) -> None:
    hashes = ALL[:size]

    for old in range(size + 1):
        path = merkle.consistency(hashes, old)

        assert path == merkle.consistency_from(old, size, STORE.read)
        assert merkle.verify_consistency(
            old_size=old, new_size=size, old_root=ROOTS[old], new_root=ROOTS[size], path=path
        )


@pytest.mark.parametrize("size", range(1, 34))
def test_proofs_equal_the_recursive_definition(size: int) -> None:
    hashes = ALL[:size]

    for index in range(size):
        assert merkle.inclusion(hashes, index) == recursive_inclusion(hashes, index)
        assert merkle.consistency(hashes, index + 1) == recursive_consistency(hashes, index + 1)


@given(st.lists(st.binary(max_size=40), max_size=300), st.data())
def test_stored_nodes_prove_any_growth(texts: list[bytes], data: st.DataObject) -> None:
    hashes = [merkle.leaf_hash(text) for text in texts]
    old = data.draw(st.integers(0, len(hashes)))
    store = Store(hashes)
    store.grow(0, old)

    store.grow(old, len(hashes))

    assert merkle.root_from(len(hashes), store.read) == merkle.root(hashes) == recursive_root(hashes)
    assert merkle.consistency_from(old, len(hashes), store.read) == merkle.consistency(hashes, old)
    for index in range(0, len(hashes), 17):
        assert merkle.inclusion_from(index, len(hashes), store.read) == merkle.inclusion(hashes, index)


@pytest.mark.parametrize("old", range(0, 131, 5))
def test_growing_stores_exactly_the_perfect_nodes(old: int) -> None:
    store = Store(ALL)
    store.grow(0, old)

    reads = store.grow(old, len(ALL))

    assert store.nodes == STORE.nodes
    assert reads <= len(ALL) - old + old.bit_length()
    assert {key for key in store.nodes if key[0] == 3} == {(3, index) for index in range(len(ALL) // 8)}


def test_proofs_over_a_hundred_thousand_leaves_read_few_nodes() -> None:
    size = 100_003
    hashes = leaves(size)
    store = Store(hashes)
    store.grow(0, size)

    found, most = [], 0
    for proof in (
        partial(merkle.root_from, size),
        partial(merkle.inclusion_from, 77_777, size),
        partial(merkle.consistency_from, 65_537, size),
    ):
        store.reads = 0
        found.append(proof(store.read))
        most = max(most, store.reads)

    assert found == [merkle.root(hashes), merkle.inclusion(hashes, 77_777), merkle.consistency(hashes, 65_537)]
    assert most <= 2 * size.bit_length()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8, 11, 16, 33])
def test_altered_inclusion_proofs_are_refused(size: int) -> None:
    for index in range(size):
        path = merkle.inclusion(ALL[:size], index)
        for wrong in altered_paths(path):
            assert not merkle.verify_inclusion(leaf=ALL[index], index=index, size=size, path=wrong, root=ROOTS[size])
        for other in (-1, *range(size + 3)):
            true = merkle.verify_inclusion(leaf=ALL[index], index=other, size=size, path=path, root=ROOTS[size])
            assert true == (other == index)


@pytest.mark.parametrize("size", range(1, 34))
def test_an_inclusion_proof_holds_for_no_other_checkpoint(size: int) -> None:
    for index in range(size):
        path = merkle.inclusion(ALL[:size], index)
        for other in range(40):
            true = merkle.verify_inclusion(leaf=ALL[index], index=index, size=other, path=path, root=ROOTS[other])
            assert true == (other == size)


@pytest.mark.parametrize("size", range(1, 34))
def test_another_size_under_the_same_root_passes_only_where_it_says_the_same(size: int) -> None:
    """A path tells left from right and no more; this is why a size and its root come from one checkpoint."""
    for index in range(size):
        path = merkle.inclusion(ALL[:size], index)
        for other in range(index + 1, 40):
            true = merkle.verify_inclusion(leaf=ALL[index], index=index, size=other, path=path, root=ROOTS[size])
            assert true == (ways(index, other) == ways(index, size))


@pytest.mark.parametrize(("leaf", "root"), [(ALL[3][:-1], ROOTS[7]), (ALL[4], ROOTS[7]), (ALL[3], ROOTS[6])])
def test_another_leaf_or_root_is_refused(leaf: bytes, root: bytes) -> None:
    path = merkle.inclusion(ALL[:7], 3)

    assert not merkle.verify_inclusion(leaf=leaf, index=3, size=7, path=path, root=root)


def test_bytes_moved_between_leaf_and_sibling_are_refused() -> None:
    """SHA-256 sees one string: 31 and 33 bytes hash as 32 and 32 do."""
    pair = ALL[0] + ALL[1]

    assert merkle.node_hash(pair[:31], pair[31:]) == ROOTS[2]
    assert not merkle.verify_inclusion(leaf=pair[:31], index=0, size=2, path=[pair[31:]], root=ROOTS[2])


@pytest.mark.parametrize("size", [2, 3, 5, 7, 8, 11, 16, 33])
def test_altered_consistency_proofs_are_refused(size: int) -> None:
    for old in range(1, size):
        path = merkle.consistency(ALL[:size], old)
        for wrong in altered_paths(path):
            assert not merkle.verify_consistency(
                old_size=old, new_size=size, old_root=ROOTS[old], new_root=ROOTS[size], path=wrong
            )


@pytest.mark.parametrize("size", range(1, 34))
def test_a_consistency_proof_holds_for_no_other_checkpoints(size: int) -> None:
    for old in range(1, size):
        path = merkle.consistency(ALL[:size], old)
        for other in range(-1, 40):
            as_old = merkle.verify_consistency(
                old_size=other, new_size=size, old_root=ROOTS[other], new_root=ROOTS[size], path=path
            )
            as_new = merkle.verify_consistency(
                old_size=old, new_size=other, old_root=ROOTS[old], new_root=ROOTS[other], path=path
            )
            assert as_old == (other == old)
            assert as_new == (other == size)


@pytest.mark.parametrize(
    ("old", "new", "old_root", "path", "true"),
    [
        (5, 5, ROOTS[5], [], True),
        (5, 5, ROOTS[4], [], False),
        (5, 5, ROOTS[5], [ALL[0]], False),
        (0, 5, ROOTS[0], [], True),
        (0, 5, ROOTS[5], [], False),
        (0, 5, ROOTS[0], [ALL[0]], False),
        (6, 5, ROOTS[6], [], False),
        (3, 5, ROOTS[3], [], False),
        (4, 5, ROOTS[4], [], False),
        (-1, 5, ROOTS[0], [], False),
    ],
)
def test_consistency_at_the_edges(old: int, new: int, old_root: bytes, path: list[bytes], true: bool) -> None:
    verified = merkle.verify_consistency(old_size=old, new_size=new, old_root=old_root, new_root=ROOTS[5], path=path)

    assert verified == true


@pytest.mark.parametrize("index", [-1, 7, 8])
def test_a_leaf_outside_the_tree_has_no_proof(index: int) -> None:
    with pytest.raises(merkle.OutsideTree, match=f"Leaf {index} is not among the first 7"):
        merkle.inclusion(ALL[:7], index)
    with pytest.raises(merkle.OutsideTree):
        merkle.inclusion_from(index, 7, STORE.read)


@pytest.mark.parametrize("old", [-1, 8])
def test_a_log_does_not_shrink(old: int) -> None:
    with pytest.raises(merkle.OutsideTree, match=f"A log of 7 leaves does not grow from {old}"):
        merkle.consistency(ALL[:7], old)
    with pytest.raises(merkle.OutsideTree):
        merkle.consistency_from(old, 7, STORE.read)
    with pytest.raises(merkle.OutsideTree):
        list(merkle.perfect_nodes(old, 7, STORE.read))
