"""Chapters 16 to 18 and the finish: how the agreement runs, what the public sees, and its papers."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import (
    LONGEST_LIST,
    Code,
    Codes,
    Count,
    Months,
    Part,
    PartialDate,
    RowId,
    Rows,
    Text,
    Wording,
)

Many = Field(max_length=LONGEST_LIST)


class Commencement(Part):
    """When the agreement starts: on a day, when all have signed, or for each as it signs."""

    rule: Literal["", "date", "all", "each"] = ""
    on: PartialDate = ""


class Review(Part):
    """When the agreement is first reviewed, how often then, and what brings a review forward."""

    first_on: PartialDate = ""
    first_after_months: Months = 0
    every_months: Months = 0
    triggers: Codes = ()
    triggers_other: Text = ""


class Ending(Part):
    """Whether the agreement ends by itself."""

    rule: Literal["", "none", "date", "event"] = ""
    on: PartialDate = ""
    event: Text = ""


class ChangeRule(Part):
    """Who may leave, end, join or change, on what ground and notice, and what then happens."""

    who: Text = ""
    ground: Text = ""
    notice: Text = ""
    effect: Text = ""
    silence: Literal["", "refusal", "consent"] = ""


class ChangeRules(Part):
    """The rules of one kind of change, as standard terms or as rows."""

    wording: Wording = Wording()
    rules: Rows[ChangeRule] = Rows[ChangeRule]()


class WithheldPart(Part):
    """A part that the public may not read, and why."""

    part: Text = ""
    reason: Text = ""


class Publication(Part):
    """Who may see the agreement, and what of it."""

    visibility: Literal["", "public", "partners", "parties"] = ""
    reason: Text = ""
    answer: Literal["", "all", "parts", "summary"] = ""
    withheld: Annotated[tuple[WithheldPart, ...], Many] = ()


class Definition(Part):
    """A word and what it means in this agreement."""

    word: Text = ""
    meaning: Text = ""


class Annex(Part):
    """A paper that belongs to the agreement, named by the SHA-256 of its bytes (hexadecimal)."""

    id: RowId = ""
    title: Text = ""
    kind: Code = ""
    media_type: Text = ""
    size: Count = 0
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


class Approval(Part):
    """A body that approved the agreement, beside those who sign it."""

    body: Text = ""
    post: Text = ""
    on: PartialDate = ""


class Declarations(Part):
    """The five tests of the protocol, each with the evidence declared at submission."""

    requirement: Text = ""
    lawful: Text = ""
    data_protection: Text = ""
    appropriate: Text = ""
    interests: Text = ""
