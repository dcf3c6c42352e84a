"""Puts a draft's sections together into the typed document, and takes a document apart into sections."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from agreements.chapters import HOLDS, OWN, PARTY_FIELDS, REST
from agreements.models import Draft, Section
from register.documents.agreement import Agreement
from register.documents.canonical import read_agreement
from signatories.models import Organisation

Contents = Mapping[tuple[str, str], Mapping[str, Any]]


def assembled(contents: Contents, organisations: Mapping[str, Organisation]) -> Agreement:
    """Return the document that sections say together: (chapter, party) → content, with organisations as of today.

    Raises pydantic.ValidationError when a section holds what no document may.
    """
    document: dict[str, Any] = {}
    # A chapter's own words stand over what an older draft kept for the time before the chapter was built.
    for (_, party), content in sorted(contents.items(), key=lambda row: row[0][0] != REST):
        if not party:
            document.update(content)
    parties = [_party(row, contents, organisations) for row in document.get("parties", [])]
    document["parties"] = parties
    for chapter, keys in OWN.items():
        for key in keys:
            if key != "party":
                own = (contents.get((chapter, row["code"]), {}).get(key, []) for row in parties)
                document[key] = [row for rows in own for row in rows]
    _name_owner(document, organisations)
    return read_agreement(document)


def _party(row: Mapping[str, Any], contents: Contents, organisations: Mapping[str, Organisation]) -> dict[str, Any]:
    own = contents.get(("parties", row["code"]), {}).get("party", {})
    organisation = organisations.get(row["code"])
    named = (
        {"name": organisation.name, "short_name": organisation.short_name, "address": organisation.address}
        if organisation
        else {}
    )
    return {**row, **own, **named}


def _name_owner(document: dict[str, Any], organisations: Mapping[str, Organisation]) -> None:
    identity = document.get("identity")
    if identity and (owner := organisations.get(identity.get("owner", ""))):
        document["identity"] = {**identity, "owner_name": owner.name}


def assemble(draft: Draft) -> Agreement:
    """Return the document of a draft as it stands, in two queries."""
    return document_of(draft.sections.all())


def contents_of(sections: Iterable[Section]) -> Contents:
    """Return what sections hold, by chapter and party."""
    return {(section.chapter, section.party): section.content for section in sections}


def document_of(sections: Iterable[Section]) -> Agreement:
    """Return the document of sections already read, with one query for the organisations that it names."""
    contents = contents_of(sections)
    return assembled(contents, organisations_named(contents))


def organisations_named(
    contents: Contents, known: Mapping[str, Organisation] = MappingProxyType({})
) -> dict[str, Organisation]:
    """Return the organisations that the parties and the owner of a draft are, by code; those `known` are not read."""
    codes = {row["code"] for row in contents.get(("parties", ""), {}).get("parties", [])}
    codes.add(contents.get(("about", ""), {}).get("identity", {}).get("owner", ""))
    found = {code: known[code] for code in codes & known.keys()}
    if others := codes - found.keys() - {""}:
        found |= {body.code: body for body in Organisation.objects.filter(code__in=others)}
    return found


def taken_apart(document: Agreement) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the sections, (chapter, party) → content, that assemble into `document` again."""
    whole = document.model_dump(mode="json", by_alias=True)
    contents: dict[tuple[str, str], dict[str, Any]] = {}
    for chapter, keys in HOLDS.items():
        if keys:
            contents[chapter, ""] = {key: whole[key] for key in keys}
    for row in contents["parties", ""]["parties"]:
        contents["parties", row["code"]] = {"party": {name: row.pop(name) for name in PARTY_FIELDS}}
    for chapter, keys in OWN.items():
        for key in keys:
            for row in whole.get(key, []):
                contents.setdefault((chapter, row["party"]), {}).setdefault(key, []).append(row)
    return contents
