"""A file from elsewhere: each fault is told by its path, and no file does more than be refused."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text
from register.documents.faults import PATTERNS, SENTENCES, NotFit, path_text
from register.documents.incoming import DEEPEST, LARGEST, Incoming, read_incoming
from tests.factories.documents import complete_agreement

SMALLEST = '"kind":"agreement","schema_version":1'


def written(**parts: Any) -> bytes:
    """Returns a file that is an agreement but for `parts`."""
    return json.dumps({"kind": "agreement", "schema_version": 1, **parts}).encode()


def faults(data: bytes) -> list[str]:
    """Returns all that is wrong with a file, one sentence a fault."""
    try:
        return [str(fault) for fault in read_incoming(data).faults]
    except NotFit as unfit:
        return [str(fault) for fault in unfit.faults]


def test_what_was_written_here_is_read_back() -> None:
    text = canonical_text(complete_agreement())

    incoming = read_incoming(text.encode())

    assert incoming.faults == ()
    assert incoming.document == complete_agreement()


def test_a_byte_order_mark_does_no_harm() -> None:
    assert faults(b"\xef\xbb\xbf" + written()) == []


CHOICES = "choose one of “ordinary”, “health”, “special”, “offence”, or leave it empty."
SHAPES = [
    ({"items": [{}, {"sensitivity": "secret"}]}, f"items[1].sensitivity: {CHOICES}"),
    ({"identity": {"titel": "x"}}, "identity.titel: no agreement has such a key. Remove it, or correct its spelling."),
    ({"Ort und Zeit": 1}, '["Ort und Zeit"]: no agreement has such a key. Remove it, or correct its spelling.'),
    ({"identity": {"title": 12}}, "identity.title: give a text, in quotation marks."),
    ({"identity": None}, "identity: give an object, in curly brackets."),
    ({"parties": {}}, "parties: give a list, in square brackets."),
    ({"parties": ["leicester"]}, "parties[0]: give an object, in curly brackets."),
    ({"parties": [{"must_sign": "yes"}]}, "parties[0].must_sign: give true or false."),
    ({"parties": [{"must_sign": 1}]}, "parties[0].must_sign: give true or false."),
    ({"review": {"every_months": True}}, "review.every_months: give a whole number."),
    ({"review": {"every_months": "12"}}, "review.every_months: give a whole number."),
    ({"review": {"every_months": -1}}, "review.every_months: give a number that is not below 0."),
    ({"review": {"every_months": 1201}}, "review.every_months: give a number that is not above 1200."),
    ({"review": {"first_on": "2025-02-29"}}, "review.first_on: there is no such day as 2025-02-29."),
    ({"review": {"first_on": "2025-13"}}, "review.first_on: there is no such month as 2025-13."),
    ({"review": {"first_on": "0000"}}, "review.first_on: there is no such year as 0000."),
    (
        {"review": {"first_on": "next May"}},
        "review.first_on: give a day, a month or a year, such as 2024-07-01, 2024-07 or 2024.",
    ),
    ({"matching": "x" * 100_001}, "matching: shorten it to 100,000 characters at most."),
    ({"uses": {"permitted": ["x"] * 2001}}, "uses.permitted: give 2,000 rows at most."),
    ({"identity": {"owner": "The Police"}}, f"identity.owner: {PATTERNS['^[a-z0-9][a-z0-9_.:-]*$|^$']}"),
    ({"items": [{"id": "Ä"}]}, f"items[0].id: {PATTERNS['^[a-z0-9-]*$']}"),
    ({"annexes": [{"sha256": "ab"}]}, f"annexes[0].sha256: {PATTERNS['^([0-9a-f]{64})?$']}"),
    (
        {"purpose": {"aims": "a\u0007"}},
        "purpose.aims: the text holds a character that cannot be printed (U+0007). Remove it.",
    ),
    (
        {"purpose": {"aims": "a\u202eb"}},
        "purpose.aims: the text holds a character that cannot be printed (U+202E). Remove it.",
    ),
    ({"purpose": {"aims": "\ud83d"}}, "purpose.aims: the text holds half of a character. Write it anew."),
    ({"\ud83d": 1}, '["\\ud83d"]: no agreement has such a key. Remove it.'),
]


@pytest.mark.parametrize(("parts", "sentence"), SHAPES, ids=[sentence[:50] for _, sentence in SHAPES])
def test_a_fault_is_told_by_its_path(parts: dict[str, Any], sentence: str) -> None:
    assert faults(written(**parts)) == [sentence]


NUMBERS = {
    "NaN": "NaN is not a number. Give a whole number, or a text.",
    "-Infinity": "-Infinity is not a number. Give a whole number, or a text.",
    "12.0": "no agreement holds a number with a fraction or an exponent. Give a whole number, or a text.",
    "1e400": "no agreement holds a number with a fraction or an exponent. Give a whole number, or a text.",
    "9" * 5000: "give a smaller number: this one cannot be kept exactly.",
}


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:10])
@pytest.mark.parametrize("path", ["review.every_months", "identity.title", "nowhere.at_all"])
def test_a_number_that_no_document_holds_is_told_once(number: str, path: str) -> None:
    part, key = path.split(".")

    found = faults(f'{{{SMALLEST},"{part}":{{"{key}":{number}}}}}'.encode())

    assert found[0] == f"{path}: {NUMBERS[number]}"
    assert len(found) == (2 if part == "nowhere" else 1)


def test_a_key_that_stands_twice_is_told_where_it_stands() -> None:
    data = f'{{{SMALLEST},"items":[{{}},{{"why":"one","why":"two","id":1,"id":2}}],"matching":"","matching":""}}'

    sentence = "this key stands twice in one place. Keep one of them."
    assert set(faults(data.encode())) == {
        f"matching: {sentence}",
        f"items[1].why: {sentence}",
        f"items[1].id: {sentence}",
    }


def test_an_agreement_that_names_a_key_twice_is_no_document() -> None:
    incoming = read_incoming(f'{{{SMALLEST},"matching":"a","matching":"b"}}'.encode())

    assert incoming.document is None


def test_all_faults_are_told_together() -> None:
    parts = {name: "wrong" for name in Agreement.model_fields if name not in {"kind", "schema_version", "matching"}}

    found = faults(written(**parts, matching=5, nonsense=5))

    assert len(found) == len({sentence.partition(":")[0] for sentence in found})
    # What is a text in an agreement takes “wrong” for its words.
    texts = {name for name, field in Agreement.model_fields.items() if field.default == ""}
    assert {sentence.partition(":")[0] for sentence in found} == {*parts, "matching", "nonsense"} - (
        texts - {"matching"}
    )


HEADS = [
    ({"kind": "protocol", "schema_version": 1}, ["kind: only “agreement” is imported here."]),
    ({"schema_version": 1}, ["kind: only “agreement” is imported here."]),
    ({"kind": ["agreement"], "schema_version": 1}, ["kind: only “agreement” is imported here."]),
    (
        {"kind": "agreement", "schema_version": 3},
        ["schema_version: Schema version 3 of agreement is not known here."],
    ),
    ({"kind": "agreement", "schema_version": True}, ["schema_version: give the number of the schema, such as 1."]),
    ({"kind": "agreement"}, ["schema_version: give the number of the schema, such as 1."]),
    (
        {},
        ["kind: only “agreement” is imported here.", "schema_version: give the number of the schema, such as 1."],
    ),
]


@pytest.mark.parametrize(("head", "sentences"), HEADS, ids=[json.dumps(head) for head, _ in HEADS])
def test_another_kind_or_schema_is_refused(head: dict[str, Any], sentences: list[str]) -> None:
    assert faults(json.dumps({**head, "matching": 5}).encode()) == sentences


def test_a_fractional_schema_version_is_refused() -> None:
    assert faults(b'{"kind":"agreement","schema_version":1.0}') == [f"schema_version: {NUMBERS['12.0']}"]


FILES = [
    (b"", "The file is not JSON (line 1, column 1): expecting value."),
    (b'{"kind":\n"agreement",}', "The file is not JSON (line 2, column 13): "),
    (b'{"a":"\x01"}', "The file is not JSON (line 1, column 7): invalid control character at."),
    (b'{"a":"\xff"}', "The file is not text in UTF-8 (byte 7). Save it as UTF-8."),
    ("{}".encode("utf-16"), "The file is not text in UTF-8 (byte 1). Save it as UTF-8."),
    (b"[]", "The file holds no agreement: give one JSON object, in curly brackets."),
    (b"null", "The file holds no agreement: give one JSON object, in curly brackets."),
    (b"x" * (LARGEST + 1), "The file is larger than 20 MB, which no agreement is."),
    (b"[" * 10_000, "The file nests brackets deeper than 32 levels, which no agreement does."),
    (
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "The file nests brackets deeper than 32 levels, which no agreement does.",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), FILES, ids=[sentence[:40] for _, sentence in FILES])
def test_a_file_that_is_no_agreement_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    (found,) = faults(data)

    assert found.startswith(sentence)


def test_brackets_inside_texts_are_words() -> None:
    assert faults(written(matching='[{"\\' * 1000)) == []


def test_brackets_inside_a_text_without_end_are_words_too() -> None:
    (found,) = faults(f'{{{SMALLEST},"matching":"{"[" * 1000}'.encode())

    assert found.startswith("The file is not JSON")


def test_just_deep_enough_is_judged_by_its_keys() -> None:
    nested = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)

    assert faults(f'{{{SMALLEST},"a":{nested}}}'.encode()) == [f"a: {SENTENCES['extra_forbidden']}"]


def test_a_strange_key_is_cut_short_and_printable() -> None:
    text = path_text(("items", 3, "\u202e" + "x" * 1000))

    assert text == 'items[3]["\\u202e' + "x" * 59 + '"]'


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
)


def taken_or_refused(data: bytes) -> Incoming | None:
    """Reads a file; anything but the named refusal is an error of the test."""
    try:
        incoming = read_incoming(data)
    except NotFit as unfit:
        return None if str(unfit).encode() else pytest.fail("It does not say why.")
    assert (incoming.document is None) == bool(incoming.faults)
    return incoming


@given(st.binary())
def test_random_bytes_are_refused(data: bytes) -> None:
    assert taken_or_refused(data) is None


@given(ANYTHING)
def test_random_json_is_refused(value: Any) -> None:
    assert taken_or_refused(json.dumps(value).encode()) is None


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Returns every place of a JSON value but its root."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in inner for found in [(*place, key), *places(part, (*place, key))]]


WHOLE = json.loads(canonical_text(complete_agreement()))


@given(st.sampled_from(places(WHOLE)), ANYTHING)
def test_anything_in_any_place_is_taken_whole_or_told(place: tuple[Any, ...], value: Any) -> None:
    content = copy.deepcopy(WHOLE)
    inner = content
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value

    incoming = taken_or_refused(json.dumps(content).encode())

    if incoming and incoming.faults:
        assert all(fault.path.startswith(path_text(place)) for fault in incoming.faults)
    elif incoming and incoming.document:
        # Read again, its own text says the same.
        again = read_incoming(canonical_text(incoming.document).encode())
        assert again.document == incoming.document
