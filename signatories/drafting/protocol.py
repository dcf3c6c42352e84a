"""A draft of the protocol: its chapters, and how its sections are put together into the document."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from register.clock import today
from register.documents.canonical import canonical_json, canonical_text
from register.documents.common import first_day
from register.documents.protocol import Protocol
from register.entries.lives import PROTOCOL_REFERENCE, life_of
from signatories.called import called_on
from signatories.drafting.chapter import Chapter
from signatories.models import Organisation, ProtocolDraft, ProtocolSection

TEXT, AFTER = "The text", "How it is signed"
SIGNING = "signing"
CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "about",
        "About the protocol",
        TEXT,
        3,
        holds=(
            "title", "partnership", "cover_label", "body_label", "issued_on", "supersedes", "author", "owner",
            "review_on",
        ),
    ),  # fmt: skip
    Chapter("context", "Context and tiers", TEXT, 5, holds=("context", "tiers")),
    Chapter(
        "commitments",
        "Commitments",
        TEXT,
        10,
        holds=("commitments",),
        lead="What each organisation that signs commits itself to, one at a time.",
    ),
    Chapter(
        "clauses",
        "Further clauses",
        TEXT,
        5,
        holds=("clauses",),
        lead="What the protocol says beside its commitments: incidents, governance, review, leaving.",
    ),
    Chapter("declaration", "Declaration", TEXT, 1, holds=("declaration",)),
    Chapter(
        "amendments",
        "Amendment record",
        TEXT,
        2,
        holds=("amendment_record",),
        lead="As it is printed: who proposed which change, and when. Nothing is added to it by the register.",
    ),
    Chapter(SIGNING, "Who signs", AFTER, 1),
)  # fmt: skip
BY_KEY: Mapping[str, Chapter] = {chapter.key: chapter for chapter in CHAPTERS}


@dataclass(frozen=True)
class SigningTerms:
    """On what terms a version is opened for signature.

    `all_again`: who signed the version before signs this one too; else they are carried over. `is_recorded`: it was
    made elsewhere and is recorded as it stood; then only the organisations of `codes` are asked.
    """

    all_again: bool = True
    is_recorded: bool = False
    codes: tuple[str, ...] = ()


def contents_of(sections: Iterable[ProtocolSection]) -> dict[str, Mapping[str, Any]]:
    """Return what each chapter's section holds, by the chapter's key."""
    return {section.chapter: section.content for section in sections}


def terms_in(contents: Mapping[str, Mapping[str, Any]]) -> SigningTerms:
    """Return the terms that the chapter "Who signs" says."""
    said = contents.get(SIGNING, {})
    return SigningTerms(
        all_again=said.get("all_again", True),
        is_recorded=said.get("is_recorded", False),
        codes=tuple(said.get("codes", ())),
    )


def organisations_asked(terms: SigningTerms) -> list[Organisation]:
    """Return who is asked to sign, by name: every legal entity that has joined, or those named in a recorded version.

    Protocol 2014: signatories are organisations, and a service or a board signs through the body that it is part of.
    """
    if terms.is_recorded:
        return list(Organisation.objects.filter(code__in=terms.codes, is_legal_entity=True).order_by("name"))
    return list(Organisation.objects.signing(today()).order_by("name"))


def assembled(draft: ProtocolDraft, contents: Mapping[str, Mapping[str, Any]]) -> Protocol:
    """Return the document that chapters say together, with the organisations that are asked, as of today.

    A version that is only recorded names them as they were called on its day of issue.
    Raises pydantic.ValidationError when a section holds what no document may.
    """
    document: dict[str, Any] = {}
    for chapter in CHAPTERS:
        content = contents.get(chapter.key, {})
        document |= {key: content[key] for key in chapter.holds if key in content}
    document["supersedes"] = {"words": "", **document.get("supersedes", {}), "version": draft.supersedes or 0}
    document["invited"] = _invited(terms_in(contents), document.get("issued_on", ""))
    return Protocol.model_validate_json(json.dumps(document))


def _invited(terms: SigningTerms, issued_on: str) -> list[dict[str, str]]:
    names = {organisation.code: organisation.name for organisation in organisations_asked(terms)}
    if terms.is_recorded and issued_on:
        names |= {code: called.name for code, called in called_on(names, first_day(issued_on)).items()}
    return [{"code": code, "name": name} for code, name in names.items()]


def assemble(draft: ProtocolDraft) -> Protocol:
    """Return the document of a draft as it stands."""
    return assembled(draft, contents_of(draft.sections.all()))


def taken_apart(document: Protocol) -> dict[str, dict[str, Any]]:
    """Return the sections, chapter → content, that assemble into a document again."""
    whole = document.model_dump(mode="json", by_alias=True)
    return {chapter.key: {key: whole[key] for key in chapter.holds} for chapter in CHAPTERS if chapter.holds}


def carried_over(draft: ProtocolDraft, document: Protocol, terms: SigningTerms) -> frozenset[str]:
    """Return who need not sign again: those asked who are bound today, where the version does not want them to."""
    if terms.all_again or terms.is_recorded or draft.supersedes is None:
        return frozenset()
    bound = life_of(PROTOCOL_REFERENCE).bound_on(today())
    return frozenset(row.code for row in document.invited if row.code in bound)


def reviewed_digest(document: Protocol, terms: SigningTerms) -> str:
    """Return the SHA-256 (hexadecimal) by which what was read is named: the text and the terms of signing."""
    return sha256(f"{canonical_text(document)}\n{canonical_json(asdict(terms))}".encode()).hexdigest()
