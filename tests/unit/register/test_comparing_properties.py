"""Whatever half-empty documents are compared, the comparison answers, and says nothing of what is the same."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register.documents.agreement import Agreement
from register.reading.comparing import compare
from register.reading.comparing.pairing import paired
from register.reading.comparing.runs import compared
from tests.unit.agreements.test_checks_never_raise import AGREEMENT

CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
SLOW = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
TEXTS = st.text(alphabet="ab \n", max_size=60)


@given(AGREEMENT)
@SLOW
def test_a_document_does_not_differ_from_itself(document: Agreement) -> None:
    assert compare(document, document) == ()


@given(AGREEMENT, AGREEMENT)
@SLOW
def test_any_two_documents_are_compared_in_sentences(old: Agreement, new: Agreement) -> None:
    changes = compare(old, new)

    assert bool(changes) == (old != new)
    assert all(change.sentence.endswith(".") for change in changes)
    assert not [change.sentence for change in changes if CODE.search(change.sentence)]
    assert [change.weight for change in changes] == sorted(change.weight for change in changes)


@given(TEXTS, TEXTS)
def test_runs_joined_are_the_texts(old: str, new: str) -> None:
    found = compared(old, new)

    assert "".join(run.text for run in found.old) == old
    assert "".join(run.text for run in found.new) == new
    assert {run.mark for run in found.old} <= {"same", "removed"}
    assert {run.mark for run in found.new} <= {"same", "added"}


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_every_row_is_paired_once_or_left(old: list[str], new: list[str]) -> None:
    found = paired(old, new, (lambda row: row,))

    assert sorted([*(before for before, _ in found.pairs), *found.removed]) == list(range(len(old)))
    assert sorted([*(after for _, after in found.pairs), *found.added]) == list(range(len(new)))
    assert all(old[before] == new[after] for before, after in found.pairs)


@given(st.permutations(range(8)))
def test_rows_that_did_not_move_are_in_their_old_order(order: list[int]) -> None:
    found = paired(range(1, 9), [number + 1 for number in order], (lambda row: row,))

    kept = [before for before, after in found.pairs if after not in found.moved]
    assert kept == sorted(kept)
