"""Reads an agreement that was written elsewhere: from bytes to the typed document, or to its faults by path."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from register.documents.agreement import Agreement
from register.documents.canonical import read_agreement
from register.documents.faults import Fault, NotFit, Place, faults_of, path_text
from register.documents.upgrade import UnknownSchema, upgraded

LARGEST = 20_000_000  # bytes
DEEPEST = 32  # brackets within brackets; the models nest no deeper than eight
LONGEST_NUMBER = 17  # characters; 2^53 has sixteen, beside its sign
# A whole string, or a bracket; possessive, so that no file makes it look twice at a character.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_UNPAIRED = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Incoming:
    """What a file says: its plain JSON, the faults of its shape, and the agreement where there are none."""

    content: dict[str, Any]
    faults: tuple[Fault, ...]
    document: Agreement | None


@dataclass(frozen=True)
class _Odd:
    """A value that JSON has and no document holds."""

    sentence: str


class _Object(dict[str, Any]):
    """An object of the file, with the keys that it names twice."""

    twice: tuple[str, ...] = ()


def read_incoming(data: bytes) -> Incoming:
    """Return what the bytes of a file say; raise NotFit where it is no agreement of a schema known here."""
    value, faults = _plain(_parsed(_text(data)))
    if not isinstance(value, dict):
        raise NotFit([*faults, Fault("", "The file holds no agreement: give one JSON object, in curly brackets.")])
    content, wrong_head = _lifted(value)
    if wrong_head:
        raise NotFit([*faults, *wrong_head])
    try:
        document = read_agreement(content)
    except ValidationError as error:
        return Incoming(content, NotFit([*faults, *faults_of(error)]).faults, None)
    return Incoming(content, tuple(faults), None if faults else document)


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise NotFit([too_large()])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"The file is not text in UTF-8 (byte {error.start + 1}). Save it as UTF-8."
        raise NotFit([Fault("", sentence)]) from error
    if _depth(text) > DEEPEST:
        raise NotFit([Fault("", f"The file nests brackets deeper than {DEEPEST} levels, which no agreement does.")])
    return text


def too_large() -> Fault:
    """Return the fault of a file that is not even read."""
    return Fault("", f"The file is larger than {LARGEST // 1_000_000} MB, which no agreement is.")


def _depth(text: str) -> int:
    deepest = depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_float=_fraction, parse_int=_whole, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise NotFit([Fault("", f"The file is not JSON ({where}): {error.msg[:1].lower()}{error.msg[1:]}.")]) from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) != len(pairs):
        found.twice = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return found


def _whole(text: str) -> int | _Odd:
    return int(text) if len(text) <= LONGEST_NUMBER else _Odd("give a smaller number: this one cannot be kept exactly.")


def _fraction(text: str) -> _Odd:
    return _Odd("no agreement holds a number with a fraction or an exponent. Give a whole number, or a text.")


def _constant(text: str) -> _Odd:
    return _Odd(f"{text} is not a number. Give a whole number, or a text.")


def _plain(value: Any) -> tuple[Any, list[Fault]]:
    """Return a parsed value without what cannot be judged further (None in its place), and the faults that this is."""
    faults: list[Fault] = []
    return _rid(value, (), faults), faults


def _rid(value: Any, place: Place, faults: list[Fault]) -> Any:
    if isinstance(value, _Odd):
        faults.append(Fault(path_text(place), value.sentence))
        return None
    if isinstance(value, str) and _UNPAIRED.search(value):
        faults.append(Fault(path_text(place), "the text holds half of a character. Write it anew."))
        return None
    if isinstance(value, list):
        return [_rid(part, (*place, position), faults) for position, part in enumerate(value)]
    if not isinstance(value, _Object):
        return value
    faults.extend(_faults_of_keys(value, place))
    # A key with half a character is no key of a document, and could not be written down again.
    return {name: _rid(part, (*place, name), faults) for name, part in value.items() if not _UNPAIRED.search(name)}


def _faults_of_keys(value: _Object, place: Place) -> Iterator[Fault]:
    for name in value.twice:
        yield Fault(path_text((*place, name)), "this key stands twice in one place. Keep one of them.")
    for name in value:
        if _UNPAIRED.search(name):
            yield Fault(path_text((*place, name)), "no agreement has such a key. Remove it.")


def _lifted(content: dict[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Return the content in today's schema, or what is wrong with its kind and schema version."""
    faults = []
    if content.get("kind") != "agreement":
        faults.append(Fault("kind", "only “agreement” is imported here."))
    version = content.get("schema_version")
    # True and 1.0 are equal to 1 in Python, and are not the number 1 in JSON.
    if type(version) is not int:
        faults.append(Fault("schema_version", "give the number of the schema, such as 1."))
    if faults:
        return content, faults
    try:
        return upgraded(content), []
    except UnknownSchema as error:
        return content, [Fault("schema_version", f"{error}")]
