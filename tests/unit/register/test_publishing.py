"""The public edition holds nothing of a part that is withheld: not in its place, and not where others repeat it."""

import json
from typing import Any

import pytest

from register.documents.agreement import Agreement, Publication, WithheldPart
from register.documents.canonical import canonical_text, read_document
from register.documents.labels import PARTS
from register.documents.printing import printed, printed_section
from register.documents.publishing import ALL, FIELDS, public_edition, withheld_from_public, without
from register.entries.facts import facts_of
from register.models import Entry
from register.reading.comparing import difference
from register.reading.public_data import public_json
from tests.factories.documents import changed, complete_agreement
from tests.factories.marac import marac
from tests.factories.protocol_text import a_protocol

SECRET = "zanzibar"


def withholding(*parts: str, reason: str = "It would help offenders.") -> Publication:
    rows = tuple(WithheldPart(part=part, reason=reason) for part in parts)
    return Publication(visibility="public", answer="parts", withheld=rows)


def full() -> Agreement:
    """The agreement with an answer in every part: the golden one, as stored."""
    with open("tests/golden/agreement-1.json", encoding="utf-8") as golden:
        document = read_document(golden.read())
    assert isinstance(document, Agreement)
    return document


def marked(value: Any, key: str = "") -> Any:
    """Put the secret word into every free text of a value that a person would read."""
    if isinstance(value, dict):
        return {name: marked(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [marked(one, key) for one in value]
    is_text = isinstance(value, str) and (" " in value or key in ("label", "group", "groups"))
    return f"{SECRET} {value}" if is_text and value else value


def with_a_secret_in(part: str) -> Agreement:
    """An agreement that has the secret in a part, and in what tells parts again, and withholds the part."""
    said = full().model_dump(mode="json", by_alias=True)
    for field in (*FIELDS[part], "declarations", "amendment_record", "approvals"):
        said[field] = marked(said[field], field)
    document = Agreement.model_validate_json(json.dumps(said))
    return changed(document, publication=withholding(part), public_summary="In short.")


def words_of(sections: object) -> str:
    return repr(sections)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_of_a_withheld_part_is_left(part: str) -> None:
    document = with_a_secret_in(part)
    assert SECRET in canonical_text(document)

    edition = public_edition(document)
    withheld = withheld_from_public(document.publication)

    assert SECRET not in canonical_text(edition)
    assert SECRET not in words_of(printed(edition, withheld))  # type: ignore[arg-type]
    assert SECRET not in facts_of(document).search_text
    data = public_json(Entry(reference="ISA-0001", version=1), edition, withheld)
    assert SECRET not in data
    assert not set(FIELDS[part]) & json.loads(data)["document"].keys()


@pytest.mark.parametrize("part", PARTS)
def test_the_place_of_a_part_says_why_it_is_not_there(part: str) -> None:
    document = with_a_secret_in(part)

    sections = {section.key: section for section in printed(public_edition(document), {part: "It would help."})}  # type: ignore[arg-type]

    assert sections[part].heading == PARTS[part]
    assert "This part is not published. It would help." in words_of(sections[part])


@pytest.mark.parametrize("part", [part for part in PARTS if part != "clauses"])
def test_a_part_holds_all_that_its_section_prints(part: str) -> None:
    said = full().model_dump(mode="json", by_alias=True)
    secret = {key: value if key in ("parties", "identity") else marked(value, key) for key, value in said.items()}
    document = Agreement.model_validate_json(json.dumps(secret))
    assert SECRET in words_of(printed_section(document, part))

    left = printed_section(without(document, [part]), part)

    assert SECRET not in words_of(left)


def test_names_of_groups_are_not_told_by_those_who_refer_to_them() -> None:
    document = marac()
    groups = {item.group for item in document.items if item.group}
    assert groups

    edition = canonical_text(without(document, ["items"]))

    assert not [group for group in groups if f'"{group}"' in edition]
    assert [item.id for item in document.items] == [item.id for item in without(document, ["items"]).items]


def test_an_edition_of_an_edition_is_the_same() -> None:
    document = changed(marac(), publication=withholding("items", "flows", "retention"))

    edition = public_edition(document)

    assert public_edition(edition) == edition


@pytest.mark.parametrize(
    "publication",
    [
        Publication(answer="summary"),
        Publication(answer="parts"),
        withholding("The addresses"),
        withholding("items", "The addresses"),
    ],
)
def test_what_cannot_be_told_apart_is_withheld_whole(publication: Publication) -> None:
    assert withheld_from_public(publication).keys() == ALL


@pytest.mark.parametrize("answer", ["", "all"])
def test_all_is_public_where_nothing_else_is_said(answer: Any) -> None:
    document = complete_agreement(publication=Publication(answer=answer))

    assert withheld_from_public(document.publication) == {}
    assert public_edition(document) is document


def test_the_protocol_is_public_as_it_stands() -> None:
    document = a_protocol()

    assert public_edition(document) is document


def test_versions_without_a_part_do_not_differ_in_it() -> None:
    old = complete_agreement()
    new = changed(old, flows=(old.flows[0].model_copy(update={"trigger": SECRET}), *old.flows[1:]))

    different = difference(without(old, ["flows"]), without(new, ["flows"]))

    assert different.changes == ()
    assert SECRET not in repr(different)
