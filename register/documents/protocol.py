"""The protocol as a value: what chief officers sign for their organisations (tier 2)."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import LONGEST_LIST, AmendmentRow, Clause, Code, Count, Part, PartialDate, RowId, Text

SCHEMA_VERSION = 1


class Tier(Part):
    """One tier of the framework, with who governs it."""

    number: Annotated[int, Field(ge=0, le=9)] = 0
    heading: Text = ""
    governance: Text = ""


class Commitment(Part):
    """One commitment of the signatories, as numbered in the original."""

    id: RowId = ""
    number: Text = ""
    heading: Text = ""
    body: Text = ""
    kind: Code = ""
    inheritable: bool = False


class Supersedes(Part):
    """The version that this one replaces, as the register numbers it (0: none) and as printed."""

    version: Count = 0
    words: Text = ""


class Invited(Part):
    """An organisation that is asked to sign, by code and with its name as of the day."""

    code: Code = ""
    name: Text = ""


class Protocol(Part):
    """An information sharing protocol, whole."""

    kind: Literal["protocol"] = "protocol"
    schema_version: Literal[1] = 1
    title: Text = ""
    partnership: Text = ""
    cover_label: Text = ""
    body_label: Text = ""
    issued_on: PartialDate = ""
    supersedes: Supersedes = Supersedes()
    author: Text = ""
    owner: Text = ""
    context: Text = ""
    tiers: Annotated[tuple[Tier, ...], Field(max_length=20)] = ()
    clauses: Annotated[tuple[Clause, ...], Field(max_length=500)] = ()
    commitments: Annotated[tuple[Commitment, ...], Field(max_length=LONGEST_LIST)] = ()
    declaration: Text = ""
    amendment_record: Annotated[tuple[AmendmentRow, ...], Field(max_length=LONGEST_LIST)] = ()
    review_on: PartialDate = ""
    # Protocol 2014 lists nobody but those who signed; the list is an addition.
    invited: Annotated[tuple[Invited, ...], Field(max_length=LONGEST_LIST)] = ()
