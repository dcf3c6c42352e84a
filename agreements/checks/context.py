"""What the checks must know beside the document: the day, the organisations, who signs, who confirmed, the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from agreements.lawful import PartyFacts

LONGEST_REVIEW_MONTHS = 24  # ICO Data Sharing Code, review; domain: V8


@dataclass(frozen=True)
class Signatory:
    """Who is to sign for a party: the post, and whether its appointment allows it on the day of the check."""

    post: str
    may_sign: bool


@dataclass(frozen=True)
class Context:
    """Facts from outside the document, gathered once before a check.

    `organisations` and `signatories` are keyed by organisation code; organisations that have left are not among them.
    A party's signatory is the one chosen, else anyone who may sign for it; none when there is nobody.
    `reference` is the draft's own, "" for a new agreement. `references` are those on the register. `parents` says of
    each reference to which it belongs. `confirmed` are the parties that confirmed their part, or for which the lead
    recorded how they did. `under_protocol` are the organisations bound by the protocol, None where the agreement names
    none.
    """

    on: date
    organisations: Mapping[str, PartyFacts]
    signatories: Mapping[str, Signatory] = field(default_factory=dict)
    reference: str = ""
    references: frozenset[str] = frozenset()
    parents: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    under_protocol: frozenset[str] | None = None
    longest_review_months: int = LONGEST_REVIEW_MONTHS
