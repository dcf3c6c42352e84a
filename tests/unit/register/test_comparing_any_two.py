"""Any two documents that the models allow are compared: without a fault, in sentences, and alike from either side."""

import re
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from register.documents.agreement import Agreement
from register.documents.protocol import Protocol
from register.reading.comparing import compare, difference
from tests.unit.register.any_document import any_of

CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
SOME = settings(max_examples=150)
SEED = st.integers(0, 2**32)

pytestmark = pytest.mark.parametrize("model", [Agreement, Protocol])


def two(model: type[BaseModel], seed: int) -> tuple[Any, Any]:
    """Returns two documents that share nothing but their kind."""
    random = Random(seed)
    return any_of(model, random), any_of(model, random)


@SOME
@given(seed=SEED)
def test_a_document_does_not_differ_from_itself(model: type[BaseModel], seed: int) -> None:
    document, _ = two(model, seed)

    assert compare(document, document.model_copy(deep=True)) == ()


@SOME
@given(seed=SEED)
@example(seed=29053025)  # a table whose rows hold no cell
def test_each_difference_has_a_sentence(model: type[BaseModel], seed: int) -> None:
    old, new = two(model, seed)

    changes = difference(old, new).changes

    assert bool(changes) == (old != new)
    assert all(change.sentence.endswith(".") for change in changes)
    assert not [change.sentence for change in changes if CODE.search(change.sentence)]
