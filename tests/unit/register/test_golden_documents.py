"""Documents of each schema version, as stored once, must be readable for ever: `tests/golden/<kind>-<version>.json`.

A text on record never changes, so a version of the schema never does either. Two things are asked of each golden text:

- **Of today's version: it is written again letter for letter.** Comparing whole texts is what notices a new field. With
  an empty default it would read old texts without a word, and two shapes would both call themselves version 1: nobody
  could tell a text older than the field from one that it was taken out of. A field is added with a new version.
- **Of an older version: all that it says stands in what is read, at the same place, and whatever is new is empty.**
  The format only ever widens. Comparing whole texts would be wrong here: the new fields are there, and must be.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from register.documents import upgrade
from register.documents.canonical import KINDS, canonical_text, parse_json, read_document
from register.documents.common import Part
from register.documents.upgrade import LATEST, UnknownSchema, upgraded

FOLDER = Path(__file__).parents[2] / "golden"
EMPTY = ("", 0, False, None, [], {})
VERSIONS = [(kind, number) for kind, latest in LATEST.items() for number in range(1, latest + 1)]
each_version = pytest.mark.parametrize(("kind", "number"), VERSIONS)


def golden(kind: str, number: int) -> str:
    return (FOLDER / f"{kind}-{number}.json").read_text(encoding="utf-8")


def places(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yields each place of a JSON value that holds no others, with what it holds."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from places(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from places(inner, f"{place}.{index}")
    else:
        yield place, value


def narrowed(old: Any, new: Any) -> list[str]:
    """Returns what lifting a document lost or filled in: places whose words went, and new ones that are not empty."""
    before, after = dict(places(old)), dict(places(new))
    before.pop("schema_version", None), after.pop("schema_version", None)
    lost = [place for place, said in before.items() if after.get(place, "nothing") != said and said not in EMPTY]
    invented = [place for place, said in after.items() if before.get(place, "") in EMPTY and said not in EMPTY]
    return [*lost, *invented]


@each_version
def test_a_stored_text_only_ever_widens(kind: str, number: int) -> None:
    text = golden(kind, number)

    read = canonical_text(read_document(text))

    assert narrowed(json.loads(text), json.loads(read)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_of_todays_version_is_written_again_letter_for_letter(kind: str) -> None:
    number = LATEST[kind]
    text = golden(kind, number)

    read = canonical_text(read_document(text))

    changed = sorted(set(dict(places(json.loads(text)))) ^ set(dict(places(json.loads(read)))))
    assert read == text, (
        f"The shape of {kind} version {number} changed ({', '.join(changed[:5]) or 'its words'}), but texts of that "
        f"version are on record. Leave the version as it is: raise schema_version and LATEST to {number + 1}, add the "
        f"step that lifts {number} to STEPS, run manage.py write_schemas, and store {kind}-{number + 1}.json here."
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_golden_text_says_something_in_every_field(kind: str) -> None:
    """Otherwise a field could change its type, or its list its rows, and nobody would see."""
    text = golden(kind, LATEST[kind])

    unsaid = [place for place, said in places(json.loads(text)) if said in EMPTY and said is not False]

    assert unsaid == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_part_has_an_empty_value(kind: str) -> None:
    needed = [
        f"{part.__name__}.{name}" for part in parts(KINDS[kind]) for name in part.model_fields if must(part, name)
    ]

    assert needed == []


def must(part: type[Part], name: str) -> bool:
    return part.model_fields[name].is_required()


def parts(whole: type[Part]) -> set[type[Part]]:
    """Returns a document's model and all models inside it."""
    found, waiting = set(), [whole]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += [inner for field in part.model_fields.values() for inner in models_in(field.annotation)]
    return found


def models_in(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in models_in(inner)]


def lifted_to_2(content: dict[str, Any]) -> dict[str, Any]:
    """A step made up for this test: version 2 of the protocol says its author's post, and renames nothing."""
    return content | {"schema_version": 2, "author_post": ""}


def test_an_older_text_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    again = {"schema_version": 3, "note": ""}
    monkeypatch.setattr(upgrade, "LATEST", {"protocol": 3})
    monkeypatch.setattr(
        upgrade, "STEPS", {("protocol", 1): lifted_to_2, ("protocol", 2): lambda content: content | again}
    )
    old = parse_json(golden("protocol", 1))

    new = upgraded(old)

    assert new == old | {"author_post": "", "note": "", "schema_version": 3}
    assert narrowed(old, new) == []
    assert old == parse_json(golden("protocol", 1))


def test_a_step_that_loses_or_invents_words_would_be_seen() -> None:
    old = {"schema_version": 1, "title": "Sharing", "rows": [{"name": "one"}], "unsaid": ""}

    assert narrowed(old, old | {"schema_version": 2, "more": ""}) == []
    assert narrowed(old, {"schema_version": 2, "rows": [{"name": "one"}]}) == ["title"]
    assert narrowed(old, old | {"rows": [{"name": "two"}]}) == ["rows.0.name"]
    assert narrowed(old, old | {"more": "yes"}) == ["more"]
    assert narrowed(old, old | {"unsaid": "yes"}) == ["unsaid"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"kind": "letter", "schema_version": 1}, "“letter” is not a kind of document that the register keeps."),
        ({"schema_version": 1}, "“None” is not a kind of document that the register keeps."),
        ({"kind": "agreement", "schema_version": 3}, "Schema version 3 of agreement is not known here."),
        ({"kind": "protocol", "schema_version": 0}, "Schema version 0 of protocol is not known here."),
        ({"kind": "protocol"}, "Schema version None of protocol is not known here."),
    ],
)
def test_what_no_step_lifts_is_refused(content: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UnknownSchema) as refused:
        upgraded(content)

    assert str(refused.value) == sentence
