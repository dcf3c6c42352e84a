"""Faults of a document that was written elsewhere: each by its path, with a sentence that says what to put there."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

Place = tuple[str | int, ...]
LONGEST_KEY = 60  # characters of an unknown key that are repeated
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}", re.ASCII)

# Pydantic's kind of error → the sentence; names in brackets are those of its context.
SENTENCES: Mapping[str, str] = {
    "extra_forbidden": "no agreement has such a key. Remove it, or correct its spelling.",
    "string_type": "give a text, in quotation marks.",
    "int_type": "give a whole number.",
    "bool_type": "give true or false.",
    "tuple_type": "give a list, in square brackets.",
    "model_type": "give an object, in curly brackets.",
    "string_too_long": "shorten it to {max_length:,} characters at most.",
    "too_long": "give {max_length:,} rows at most.",
    "greater_than_equal": "give a number that is not below {ge}.",
    "less_than_equal": "give a number that is not above {le}.",
}
# What a field's pattern asks, by the pattern as the models have it.
PATTERNS: Mapping[str, str] = {
    r"^[a-z0-9][a-z0-9_.:-]*$|^$": "give a code: small letters, digits, and . _ : - between them.",
    r"^[a-z0-9-]*$": "give an id: small letters, digits and hyphens.",
    r"^([0-9a-f]{64})?$": "give a SHA-256: 64 digits 0 to 9 and a to f.",
}


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a document from being taken; the path is "" where it is the file as a whole."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


class NotFit(ValueError):
    """A document cannot be taken; `faults` says all that is wrong with it, one fault a path."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        by_path: dict[str, Fault] = {}
        for fault in faults:
            by_path.setdefault(fault.path, fault)
        self.faults = tuple(by_path.values())
        super().__init__("\n".join(str(fault) for fault in self.faults))


def path_text(place: Sequence[str | int]) -> str:
    """Return a place in a document as people write it: `items[3].sensitivity`; a strange key is quoted, in ASCII."""
    text = ""
    for step in place:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(step[:LONGEST_KEY])}]"
    return text


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """Return every fault that the models found, in the order in which they look."""
    found = error.errors(include_url=False, include_input=False)
    return tuple(Fault(path_text(details["loc"]), _sentence(dict(details))) for details in found)


def _sentence(details: Mapping[str, Any]) -> str:
    kind, context, words = details["type"], details.get("ctx", {}), details["msg"]
    if kind == "literal_error":
        return _choice(context["expected"])
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(context["pattern"], f"{words}.")
    if kind == "value_error":
        return _begun_small(str(context["error"]))
    return SENTENCES[kind].format(**context) if kind in SENTENCES else f"{words}."


def _choice(expected: str) -> str:
    choices = re.findall(r"'([^']*)'", expected)
    named = ", ".join(f"“{choice}”" for choice in choices if choice)
    return f"choose one of {named}{', or leave it empty' if '' in choices else ''}."


def _begun_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
