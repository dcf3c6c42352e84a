"""Chapters 7 to 10: why it may be shared, what people are told, the risks, and confidentiality."""

from typing import Annotated, Literal

from pydantic import Field

from register.documents.common import (
    LONGEST_LIST,
    Code,
    Codes,
    Contact,
    Count,
    LegalChoice,
    Link,
    OptionalText,
    Part,
    PartialDate,
    RowId,
    Text,
    Wording,
    YesNo,
)

Many = Field(max_length=LONGEST_LIST)


class Basis(Part):
    """Why one party may share: its function, power, regime, lawful basis and conditions, for giving and receiving."""

    id: RowId = ""
    party: Code = ""
    direction: Literal["", "giving", "receiving", "both"] = ""
    function: Text = ""
    power: LegalChoice = LegalChoice()
    regime: Literal["", "uk_gdpr", "part_3", "part_4"] = ""
    art6: LegalChoice = LegalChoice()
    limb: LegalChoice = LegalChoice()
    annex1: LegalChoice = LegalChoice()
    request_reference: Text = ""
    request_on: PartialDate = ""
    request_states_public_task: bool = False
    outside_tasks: OptionalText = OptionalText()
    art9: LegalChoice = LegalChoice()
    schedule1: LegalChoice = LegalChoice()
    secrecy: YesNo = YesNo()
    art10: Literal["", "official_authority", "schedule_1"] = ""
    art10_authority: Text = ""
    art10_schedule1: LegalChoice = LegalChoice()
    section35: Literal["", "consent", "necessary"] = ""
    schedule8: LegalChoice = LegalChoice()
    onward_authority: Text = ""
    policy: Link = Link()
    compatibility: LegalChoice = LegalChoice()
    explanation: Text = ""


class Consent(Part):
    """How consent is asked, recorded and withdrawn, and what happens when it is refused."""

    asked: Text = ""
    recorded: Text = ""
    withdrawn: Text = ""
    refused: Text = ""


class Notice(Part):
    """Where a party tells people about the sharing, or why it does not."""

    party: Code = ""
    answer: Literal["", "published", "not_yet", "exempt"] = ""
    link: Link = Link()
    by: Text = ""
    exemption: Text = ""


class Right(Part):
    """Which party answers for one right of the people concerned, and in how many days."""

    right: Code = ""
    party: Code = ""
    days: Count = 0


class Rights(Part):
    """Requests, corrections, objections and complaints."""

    wording: Wording = Wording()
    rights: Annotated[tuple[Right, ...], Many] = ()
    contact: Contact = Contact(role="rights")
    contact_party: Code = ""
    passing_on: Text = ""
    complaints: Text = ""


class Risk(Part):
    """What could go wrong for people, and what is done about it."""

    risk: Text = ""
    severity: Literal["", "low", "medium", "high"] = ""
    likelihood: Literal["", "low", "medium", "high"] = ""
    measure: Text = ""
    who: Text = ""


class Assessment(Part):
    """The data protection impact assessment: what called for it, whether it was done, and what came of it."""

    triggers: Codes = ()
    answer: Literal["", "done", "under_way", "not_needed"] = ""
    link: Link = Link()
    done_on: PartialDate = ""
    whose: Text = ""
    outcome: Text = ""
    reason: Text = ""


class AutomatedDecisions(Part):
    """What a computer decides, and who can put it right."""

    answer: Literal["", "none", "yes"] = ""
    logic: Text = ""
    told: Text = ""
    say: Text = ""
    review: Text = ""
    challenge: Text = ""


class Principle(Part):
    """One of the eight Caldicott principles, and how it is met."""

    number: Annotated[int, Field(ge=0, le=8)] = 0
    how: Text = ""


class Caldicott(Part):
    """Health and care confidentiality, for one party."""

    party: Code = ""
    use: Literal["", "direct_care", "other", "both"] = ""
    common_law: LegalChoice = LegalChoice()
    opt_out: LegalChoice = LegalChoice()
    principles: Annotated[tuple[Principle, ...], Field(max_length=8)] = ()
