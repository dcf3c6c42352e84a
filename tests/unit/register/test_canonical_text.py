"""Canonical text: one way to write a document down, the same by other hands, and nothing unfit for record gets in."""

import json
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from register.documents.agreement import Agreement, DataItem, Identity
from register.documents.canonical import (
    DuplicateKey,
    canonical_json,
    canonical_text,
    content_digest,
    parse_json,
    read_agreement,
    read_document,
    text_digest,
)
from register.documents.common import LONGEST_LIST, LONGEST_TEXT, Block, Clause, clean_text
from register.documents.protocol import Commitment, Protocol

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)] if chr(code) != "\n")
SURROGATES = "\ud800\udbff\udc00\udfff"
# The answer must not hang on how busy the machine is.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
# What no document may hold: some of each kind, all of the first two.
UNFIT = st.sampled_from([*CONTROLS, *BIDI, *SURROGATES])
SAFE = 2**53 - 1

words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=BIDI) | st.just("\n"), max_size=40)
# Names of fields are written in the alphabet of this language; all else that a document holds.
names = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE, SAFE) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=20,
)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Agreements whose texts, rows, numbers and answers are anything that the models allow."""
    texts = st.lists(words, max_size=3).map(tuple)
    blocks = st.builds(
        Block, level=st.integers(0, 3), text=words, lines=texts, table=st.lists(texts, max_size=2).map(tuple)
    )
    items = st.builds(DataItem, label=words, why=words)
    clauses = st.builds(Clause, heading=words, blocks=st.lists(blocks, max_size=2).map(tuple))
    return Agreement(
        identity=draw(st.builds(Identity, title=words, author=words)),
        public_summary=draw(words),
        items=draw(st.lists(items, max_size=3).map(tuple)),
        clauses=draw(st.lists(clauses, max_size=2).map(tuple)),
    )


@unhurried
@given(values)
def test_it_is_rfc_8785_by_other_hands(value: Any) -> None:
    assert canonical_json(value).encode() == rfc8785.dumps(value)


@unhurried
@given(agreements())
def test_a_documents_text_is_rfc_8785_by_other_hands(document: Agreement) -> None:
    text = canonical_text(document)

    assert text.encode() == rfc8785.dumps(json.loads(text))


@unhurried
@given(agreements())
def test_a_document_is_read_back_as_it_was_and_written_again_alike(document: Agreement) -> None:
    text = canonical_text(document)

    read = read_document(text)

    assert read == document
    assert canonical_text(read) == text


@unhurried
@given(words, words)
def test_a_protocol_is_read_back_too(title: str, body: str) -> None:
    document = Protocol(title=title, commitments=(Commitment(body=body),))

    assert read_document(canonical_text(document)) == document


@unhurried
@given(words)
@example("Siân")
@example("\ufb01 \u212b")
def test_texts_are_in_nfc_however_they_were_typed(text: str) -> None:
    spellings = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")} | {text}

    written = {canonical_text(Agreement(public_summary=spelling)) for spelling in spellings}

    assert len(written) == 1
    assert unicodedata.is_normalized("NFC", written.pop())


@unhurried
@given(words, UNFIT, words)
def test_a_character_that_cannot_be_printed_is_refused_wherever_it_stands(before: str, unfit: str, after: str) -> None:
    with pytest.raises(ValueError, match=rf"\(U\+{ord(unfit):04X}\)\. Remove it\."):
        clean_text(before + unfit + after)


@pytest.mark.parametrize("unfit", [*CONTROLS, *BIDI, *SURROGATES], ids=lambda unfit: f"U+{ord(unfit):04X}")
def test_it_is_refused_as_a_value_and_in_stored_text(unfit: str) -> None:
    with pytest.raises(ValueError, match="public_summary"):
        Agreement(public_summary=f"a{unfit}b")
    with pytest.raises(ValueError, match="public_summary|unicode|surrogate|control character|Invalid"):
        read_document(json.dumps({"kind": "agreement", "schema_version": 1, "public_summary": f"a{unfit}b"}))


@pytest.mark.parametrize("fit", ["\n", "\u00a0", "\u2028", "\u200d", "\U0001f4c4", "\ufeff", "ẞ", "Ljubljana Ǆ"])
def test_what_can_be_printed_is_kept(fit: str) -> None:
    assert Agreement(public_summary=fit).public_summary == fit


def stored(content: dict[str, Any]) -> str:
    return json.dumps({"kind": "agreement", "schema_version": 1} | content)


# One field of each kind of value, with everything that looks like a value of it and is none.
COERCIONS: dict[str, tuple[Callable[[Any], dict[str, Any]], list[Any]]] = {
    "count": (
        lambda value: {"identity": {"protocol": {"version": value}}},
        ["12", 1.0, 1.5, 1e3, True, None, "", [1], -1, SAFE + 1, float("nan"), float("inf")],
    ),
    "text": (lambda value: {"public_summary": value}, [12, 1.0, True, None, ["a"], {"a": "b"}]),
    "choice": (lambda value: {"open_class": {"answer": value}}, ["Yes", "YES", "true", " yes", True, 1, None, "maybe"]),
    "bool": (
        lambda value: {"kind": "protocol", "commitments": [{"inheritable": value}]},
        ["yes", "true", "", 1, 0, 1.0, None],
    ),
    "code": (lambda value: {"identity": {"owner": value}}, ["Blaby", "a b", "-a", 1, None, "é"]),
    "row id": (lambda value: {"items": [{"id": value}]}, ["A1", "a_1", "a 1", 1, None, "a" * 41]),
    "partial date": (
        lambda value: {"approvals": [{"on": value}]},
        ["2026-13", "2026-02-30", "26", "1 May 2026", "2026-1-1", "2026-01-01T00:00", "２０２６", 2026, None],
    ),
    "rows": (lambda value: {"items": value}, [{}, "", None, [1], ["a"], [[]], {"0": {}}]),
    "part": (lambda value: {"identity": value}, [[], "", None, 1, [{}]]),
}
REFUSED = [(name, value) for name, (_, unfit) in COERCIONS.items() for value in unfit]


@pytest.mark.parametrize(("name", "value"), REFUSED, ids=[f"{name} {value!r}"[:40] for name, value in REFUSED])
def test_nothing_is_coerced(name: str, value: Any) -> None:
    make, _ = COERCIONS[name]

    with pytest.raises(ValueError, match="validation error"):
        read_document(stored(make(value)))


@unhurried
@given(st.floats())
def test_no_float_is_ever_a_number_of_a_document(value: float) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_document(stored({"identity": {"protocol": {"version": value}}}))


@unhurried
@given(names.filter(lambda name: name not in Agreement.model_fields))
def test_an_unknown_key_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}\n.*not permitted"):
        read_document(stored({name: ""}))


@pytest.mark.parametrize(
    "content",
    [
        {"identity": {"titel": "Sharing"}},
        {"items": [{"label": "Name", "colour": "red"}]},
        {"process_steps": {"answer": "rows", "rows": [{"steps": "one"}]}},
        {"clauses": [{"blocks": [{"blocks": []}]}]},
    ],
)
def test_an_unknown_key_is_refused_at_any_depth(content: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not permitted"):
        read_agreement({"kind": "agreement", "schema_version": 1} | content)


@pytest.mark.parametrize(
    "text",
    [
        '{"kind":"agreement","kind":"agreement","schema_version":1}',
        '{"kind":"agreement","schema_version":1,"identity":{"title":"a","title":"b"}}',
        '{"kind":"agreement","schema_version":1,"items":[{"id":"a","label":"b","id":"a"}]}',
    ],
)
def test_a_key_that_stands_twice_is_refused(text: str) -> None:
    with pytest.raises(DuplicateKey, match="stands twice in one place"):
        read_document(text)


@unhurried
@given(st.dictionaries(names, values, min_size=1, max_size=4))
def test_a_key_that_stands_twice_is_refused_wherever_it_stands(content: dict[str, Any]) -> None:
    name = next(iter(content))
    doubled = f'{{"outer":[{canonical_json(content)[:-1]},{json.dumps(name)}:null}}]}}'

    with pytest.raises(DuplicateKey, match=f"“{name}”"):
        parse_json(doubled)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_in_json_is_never_written(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json({"a": value})


def test_lengths_are_bounded() -> None:
    assert len(Agreement(public_summary="a" * LONGEST_TEXT).public_summary) == LONGEST_TEXT
    with pytest.raises(ValueError, match="at most 100000 characters"):
        Agreement(public_summary="a" * (LONGEST_TEXT + 1))
    with pytest.raises(ValueError, match="at most 2000 items"):
        Agreement(items=(DataItem(),) * (LONGEST_LIST + 1))


@unhurried
@given(st.binary(min_size=32, max_size=32), words, words)
def test_a_digest_is_of_salt_and_text(salt: bytes, one: str, other: str) -> None:
    assert content_digest(salt=salt, text=one) != text_digest(one)
    assert (content_digest(salt=salt, text=one) == content_digest(salt=salt, text=other)) == (one == other)


def test_no_other_character_is_refused() -> None:
    """Held to Python's own table of characters, of which the expression in the code is a summary."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    marks = {"ARABIC LETTER MARK", "LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK"}
    expected, refused = set(), set()
    for character in map(chr, range(sys.maxunicode + 1)):
        turns = unicodedata.bidirectional(character) in turning or unicodedata.name(character, "") in marks
        if turns or (unicodedata.category(character) in ("Cc", "Cs") and character != "\n"):
            expected.add(character)
        try:
            clean_text(character)
        except ValueError:
            refused.add(character)

    assert refused == expected
