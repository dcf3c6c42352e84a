"""Chapters 1 to 3: identity, purpose, uses, scope and parties."""

from typing import Any

from register.documents.labels import CAPACITIES, KINDS, THEMES
from register.documents.printing.about import document_named
from register.reading.comparing.change import Weight
from register.reading.comparing.kinds import (
    beside,
    coded,
    contact,
    contact_words,
    either,
    lines,
    mark,
    of_field,
    optional_lines,
    optional_text,
    pairs,
    party,
    text,
)
from register.reading.comparing.lists import Many, by_content
from register.reading.comparing.side import Side
from register.reading.comparing.specs import Inner, Leaf, Renamed, Table

DETAILS = Weight.DETAILS
LEGAL_STATUS = {"binding": "legally binding", "not_binding": "not a contract between the parties"}
OPEN = {"no": "no", "yes": "yes"}
CONTACTS = {
    "contact": "contact for this agreement",
    "dpo": "data protection officer",
    "caldicott": "Caldicott Guardian",
    "rights": "contact for people’s rights",
    "complaints": "contact for complaints",
    "incidents": "contact for incidents",
    "other": "another contact",
}


def _document(field: str, aspect: str) -> Leaf:
    def write(part: Any, side: Side) -> str:
        found = getattr(part, field)
        return beside("none", document_named(found)) if found.answer == "none" else document_named(found)

    return Leaf((field,), aspect, write, DETAILS, same="answered otherwise, in the same words")


IDENTITY: Table = (
    text("title", "the title"),
    coded("theme", "the theme", THEMES),
    coded("kind", "the kind of sharing", KINDS),
    party("owner", "the organisation that leads it"),
    text("owner_name", "the name of the organisation that leads it"),
    contact("owner_role", "the post that looks after it"),
    text("author", "the author"),
    _document("protocol", "the protocol it is made under"),
    _document("parent", "the agreement that it is part of"),
    _document("replaces", "the agreement that it replaces"),
    text("local_reference", "the local reference"),
    text("version_label", "the label of the version"),
    text("marking", "the protective marking"),
    text("master", "where the signed copy is kept"),
    coded("legal_status", "whether it is legally binding", LEGAL_STATUS, weight=Weight.LIFE),
)

BENEFIT = pairs(("", of_field("who")), ("", of_field("how")))
PURPOSE: Table = (
    text("aims", "the aims"),
    text("necessity", "why sharing is necessary"),
    text("proportionality", "why the sharing is in proportion"),
    Many(
        ("benefits",),
        "benefit",
        "benefits",
        BENEFIT,
        lambda row, side: f"the benefit for “{row.who}”",
        (text("who", "for whom"), text("how", "what it is")),
        (by_content, lambda row: row.who),
    ),
)

ONWARD = {
    "no": "to nobody",
    "written_agreement": "only with the giver’s written agreement",
    "to": "to those named",
}
USES: Table = (
    lines("permitted", "permitted use", "permitted uses"),
    optional_lines("prohibited", "the uses that are forbidden", "forbidden use", "forbidden uses"),
    Inner(
        ("onward",),
        "",
        (
            coded("rule", "whether it may be passed on", ONWARD),
            text("to", "to whom it may be passed on"),
        ),
    ),
    optional_text("outputs", "what may be published from it"),
)
SCOPE: Table = (
    text("within", "what the agreement covers"),
    optional_text("out", "what was left out on purpose"),
)

CONTACT: Table = (
    coded("role", "what the post is for", CONTACTS),
    text("post", "the post"),
    text("mailbox", "the mailbox"),
    text("telephone", "the telephone number"),
)


def _contact(row: Any, side: Side) -> str:
    return beside(CONTACTS[row.role], contact_words(row))


def _party(row: Any, side: Side) -> str:
    return row.name or side.party(row.code)


PARTY: Table = (
    mark(),
    Leaf(("code",), "", lambda row, side: "", DETAILS, same="known to the register under another code"),
    Renamed(("name",), DETAILS),
    text("short_name", "the short name", weight=DETAILS),
    text("address", "the address", weight=DETAILS),
    text("group", "the group it is listed in", weight=DETAILS),
    coded("capacity", "what it takes part as", CAPACITIES),
    text("service", "the service that takes part", weight=DETAILS),
    text("represented_by", "who represents it", weight=DETAILS),
    Many(
        ("contacts",),
        "contact",
        "contacts",
        _contact,
        lambda row, side: CONTACTS[row.role],
        CONTACT,
        (by_content, lambda row: row.role, lambda row: contact_words(row)),
        weight=DETAILS,
    ),
    optional_lines("members", "its members", "member", "members"),
    either("must_sign", "", "must sign", "need not sign"),
)
PARTIES = Many(
    ("parties",),
    "organisation",
    "organisations",
    _party,
    _party,
    PARTY,
    (lambda row: row.code, lambda row: row.name),
    pairs(("", _party), ("", of_field("address"))),
)
OPEN_CLASS: Table = (
    coded("answer", "whether others may join by signing", OPEN),
    text("description", "the class of those who may join by signing"),
    text("who_may_join", "who counts as one that may join by signing"),
)
