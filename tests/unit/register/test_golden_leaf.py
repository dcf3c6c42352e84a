"""The leaf of an event, fixed for ever: a leaf written otherwise would not hash to the checkpoints that were signed."""

import json
import os
import uuid
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import rfc8785
import time_machine

from register.documents.canonical import canonical_text
from register.log.append import NewEvent, append, leaf_text
from register.log.merkle import leaf_hash
from register.log.verbs import VERBS
from register.log.verifying.leaf import leaf_of
from register.models import Event

GOLDEN = Path(__file__).parents[2] / "golden" / "leaf.json"
Case = dict[str, Any]
CASES: list[Case] = json.loads(GOLDEN.read_text(encoding="utf-8"))
FIRST = CASES[0]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["verb"] for case in CASES])


def event_of(case: Case) -> NewEvent:
    return NewEvent(
        verb=case["verb"],
        reference=case["reference"],
        effective_on=date.fromisoformat(case["effective_on"]),
        particulars=VERBS[case["verb"]].model_validate_json(case["particulars_text"]),
        organisation=case["organisation"],
        role=case["role"],
        version=case["version"],
    )


@each_case
def test_the_leaf_is_written_as_ever(case: Case) -> None:
    written = leaf_text(
        act=uuid.UUID(case["act"]),
        number=case["number"],
        at=datetime.fromisoformat(case["at"]),
        event=event_of(case),
        particulars_hash=bytes.fromhex(case["particulars_hash"]),
    )

    assert written == case["leaf"]
    assert leaf_hash(written.encode()).hex() == case["leaf_hash"]


@each_case
def test_it_is_canonical_json_by_other_hands(case: Case) -> None:
    assert rfc8785.dumps(json.loads(case["leaf"])) == case["leaf"].encode()


@each_case
def test_the_verification_writes_it_alike(case: Case) -> None:
    row = case | {
        "at": case["at"].removesuffix("+00:00") + "Z",
        "particulars_hash": bytes.fromhex(case["particulars_hash"]),
    }

    assert leaf_of(row) == case["leaf"].encode()


@each_case
def test_particulars_are_written_and_hashed_as_ever(case: Case) -> None:
    text = case["particulars_text"]

    assert canonical_text(event_of(case).particulars) == text
    assert sha256(bytes.fromhex(case["salt"]) + text.encode()).hexdigest() == case["particulars_hash"]


@pytest.mark.django_db
def test_an_appended_event_has_that_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: bytes.fromhex(FIRST["salt"])[:size])

    with time_machine.travel(datetime.fromisoformat(FIRST["at"]), tick=False):
        append([event_of(FIRST)], act=uuid.UUID(FIRST["act"]))

    row = Event.objects.get(number=0)
    assert bytes(row.leaf).decode() == FIRST["leaf"]
    assert bytes(row.leaf_hash).hex() == FIRST["leaf_hash"]
