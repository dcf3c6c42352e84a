"""An agreement from elsewhere against this register: organisations, rows without a party, processors, ids."""

import copy
import json
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from agreements.assembling import assembled, taken_apart
from agreements.incoming import WITH_IDS, judged, organisations_named
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text
from register.documents.faults import NotFit
from register.documents.incoming import read_incoming
from tests.factories.documents import LEAD, PARTNER, POLICE, complete_agreement, with_police

KNOWN = frozenset({LEAD, PARTNER, POLICE})
Content = dict[str, Any]


def content() -> Content:
    """Returns a complete agreement as plain JSON; its police may be made a processor."""
    return copy.deepcopy(WHOLE)


WHOLE: Content = json.loads(canonical_text(with_police(complete_agreement())))


def faults(said: Content, known: frozenset[str] = KNOWN) -> list[str]:
    """Returns all that is wrong with an agreement on a register with these organisations."""
    try:
        judged(read_incoming(json.dumps(said).encode()), known=known, papers={})
    except NotFit as unfit:
        return [str(fault) for fault in unfit.faults]
    return []


def test_what_this_register_can_keep_is_returned() -> None:
    said = read_incoming(json.dumps(content()).encode())

    assert judged(said, known=KNOWN, papers={}) == with_police(complete_agreement())


def test_organisations_that_the_register_does_not_have_are_named() -> None:
    assert faults(content(), known=frozenset({PARTNER})) == [
        "identity.owner: no organisation of this register has that code.",
        "parties[0].code: no organisation of this register has that code.",
        "parties[2].code: no organisation of this register has that code.",
    ]


def test_an_organisation_that_is_not_named_is_asked_for() -> None:
    said = content()
    del said["identity"]["owner"]
    said["parties"][1]["code"] = ""
    said["bases"] = said["retention"] = []

    sentence = "name the organisation by its code on this register."
    assert faults(said) == [f"identity.owner: {sentence}", f"parties[1].code: {sentence}"]


def test_an_organisation_takes_part_once() -> None:
    said = content()
    said["parties"].append({**said["parties"][1], "id": "again"})

    assert faults(said) == ["parties[3].code: this organisation takes part already, in parties[1]. Name it once."]


@pytest.mark.parametrize("key", ["bases", "retention"])
@pytest.mark.parametrize("party", ["vanished", ""])
def test_a_row_of_no_party_would_be_lost(key: str, party: str) -> None:
    said = content()
    said[key][1]["party"] = party

    assert faults(said) == [f"{key}[1].party: name one of the parties, by its code."]


def test_a_processor_never_takes_a_hand_over() -> None:
    said = content()
    said["parties"][2]["capacity"] = "processor"

    # The last hand-over goes to the police; the other three do not.
    assert faults(said) == ["handovers[3].receiver: name a controller: a processor never answers for a copy."]


def test_nor_does_it_take_one_through_its_flow() -> None:
    said = content()
    said["parties"][2]["capacity"] = "processor"
    said["handovers"][0]["receiver"] = said["handovers"][3]["receiver"] = {}

    assert faults(said) == ["handovers[3].flow: name a flow to a controller: a processor never answers for a copy."]


def test_codes_beside_another_choice_name_nobody() -> None:
    said = content()
    said["parties"][2]["capacity"] = "processor"
    said["handovers"][3]["receiver"]["scope"] = "each_party"

    assert faults(said) == []


@pytest.mark.parametrize("key", ["parties", "items", "flows", "handovers", "bases", "retention"])
def test_rows_have_ids_of_their_own(key: str) -> None:
    said = content()
    said[key][0]["id"] = ""
    said[key][2:] = [{**said[key][1], "code": POLICE} if key == "parties" else said[key][1]]

    found = [fault for fault in faults(said) if ".id:" in fault]
    assert found == [
        f"{key}[0].id: give the row an id that no other row of this list has.",
        f"{key}[2].id: {key}[1] has this id already. Give each row one of its own.",
    ]


def test_faults_of_shape_and_of_the_register_are_told_together() -> None:
    said = content()
    said["items"][1]["sensitivity"] = "secret"
    said["parties"][0]["code"] = 7
    said["parties"][2]["code"] = "vanished"
    said["nonsense"] = {}

    assert {fault.partition(":")[0] for fault in faults(said)} == {
        "items[1].sensitivity",
        "parties[0].code",
        "parties[2].code",
        "nonsense",
    }


def test_only_what_can_be_a_code_is_looked_up() -> None:
    said = {"identity": {"owner": "\u0000"}, "parties": [{"code": 7}, {"code": "a" * 101}, {"code": PARTNER}, 5, {}]}

    assert organisations_named(said) == {PARTNER}
    assert organisations_named({"identity": [], "parties": "all"}) == set()


def lists_with_ids(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """Yields the path of each list in a model whose rows have an id."""
    for name, field in model.model_fields.items():
        yield from _within(field.annotation, f"{path}{name}")


def _within(kind: Any, path: str) -> Iterator[str]:
    if typing.get_origin(kind) is tuple:
        row = typing.get_args(kind)[0]
        if isinstance(row, type) and issubclass(row, BaseModel) and "id" in row.model_fields:
            yield path
    elif isinstance(kind, type) and not isinstance(kind, types.GenericAlias) and issubclass(kind, BaseModel):
        yield from lists_with_ids(kind, f"{path}.")


def test_every_list_whose_rows_have_ids_is_looked_through() -> None:
    assert set(lists_with_ids(Agreement)) == set(WITH_IDS)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "processor", "f1", LEAD, PARTNER, "gone"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "code", "codes", "party", "receiver", "rows", "scope"]), inner)
    ),
    max_leaves=6,
)
KEYS = ["identity", "parties", "bases", "retention", "flows", "handovers", "items", "processors", "joint_control"]


@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, min_size=1), st.booleans())
def test_whatever_stands_there_is_told_or_kept_whole(parts: Content, over: bool) -> None:
    """What is taken comes apart and together again without a word lost; all else is refused by name."""
    said = {**(content() if over else {}), "kind": "agreement", "schema_version": 1, **parts}

    try:
        document = judged(read_incoming(json.dumps(said).encode()), known=KNOWN, papers={})
    except NotFit:
        return

    ordered = sorted(document.bases, key=lambda row: [party.code for party in document.parties].index(row.party))
    assert assembled(taken_apart(document), {}) == document.model_copy(update={"bases": tuple(ordered)})
