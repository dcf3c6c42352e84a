"""Each answer has its words, and none has its sentence."""

from typing import Any

import pytest

from register.documents.agreement import (
    Annex,
    AutomatedDecisions,
    Caldicott,
    ChangeRule,
    ChangeRules,
    Commencement,
    Definition,
    EscalationStep,
    HandOverPoint,
    Holding,
    Incidents,
    JointControl,
    Notice,
    NotificationRule,
    Principle,
    Processor,
    Processors,
    ProcessStep,
    Responsibility,
    Review,
    Right,
    Rights,
    Risk,
    Transfer,
    Use,
    Uses,
)
from register.documents.common import Contact, ItemChoice, LegalChoice, OptionalText, Rows
from tests.factories.documents import (
    LEAD,
    PARTNER,
    a_basis,
    an_item,
    complete_agreement,
)
from tests.unit.register.printed_words import words

NONE: list[tuple[str, dict[str, Any], str]] = [
    ("suppliers", {"processors": Processors(suppliers=Rows[Processor](answer="none"))}, "No processor is used."),
    ("transfers", {"transfers": Rows[Transfer](answer="none")}, "Nothing leaves the UK."),
    ("responsibility", {}, "The parties are not joint controllers."),
    ("responsibility", {"responsibilities": Rows[Responsibility](answer="none")}, "No party has a duty beyond"),
    ("flows", {"process_steps": Rows[ProcessStep](answer="none")}, "No steps are laid down."),
    ("risks", {"risks": Rows[Risk](answer="none")}, "No risk for people is left."),
    ("risks", {"children": OptionalText(answer="none")}, "No information about children is shared."),
    ("risks", {"automated_decisions": AutomatedDecisions(answer="none")}, "No decision about a person is made"),
    ("purpose", {}, "Nothing close to this is left out on purpose."),
    (
        "incidents",
        {"incidents": Incidents(escalation=Rows[EscalationStep](answer="none"))},
        "No steps are laid down for",
    ),
    ("incidents", {"incidents": Incidents(notifications=Rows[NotificationRule](answer="none"))}, "No party must tell"),
    ("definitions", {"definitions": Rows[Definition](answer="none")}, "Words have their ordinary meaning."),
    ("life", {"leaving": ChangeRules(rules=Rows[ChangeRule](answer="none"))}, "Nobody may leave before it ends."),
]


@pytest.mark.parametrize(("key", "answer", "sentence"), NONE, ids=[sentence for _, _, sentence in NONE])
def test_none_is_an_answer_and_prints_its_sentence(key: str, answer: dict[str, Any], sentence: str) -> None:
    assert sentence in words(complete_agreement(**answer), key)


SAID: list[tuple[str, dict[str, Any], str]] = [
    (
        "rights",
        {"notices": (Notice(party=LEAD, answer="exempt", exemption="it would put a victim in danger"),)},
        "Northmoor Council does not tell people, for this reason in law: it would put a victim in danger.",
    ),
    (
        "rights",
        {
            "rights": Rights(
                rights=(Right(right="access", party=LEAD, days=30),), contact=Contact(mailbox="a@b.example")
            )
        },
        "A copy of one’s information Northmoor Council 30 days The one contact for the public is a@b.example.",
    ),
    (
        "risks",
        {"risks": Rows[Risk](answer="rows", rows=(Risk(risk="a letter goes astray", severity="low"),))},
        "A letter goes astray. Low",
    ),
    (
        "confidentiality",
        {"caldicott": (Caldicott(party=PARTNER, use="both", principles=(Principle(number=1, how="in chapter 2"),)),)},
        "keeps one of the eight Caldicott principles thus: Justify the purpose",
    ),
    (
        "incidents",
        {
            "incidents": Incidents(
                notifications=Rows[NotificationRule](
                    answer="rows", rows=(NotificationRule(event="a loss", who="the finder", within="24 hours"),)
                ),
                escalation=Rows[EscalationStep](answer="rows", rows=(EscalationStep(who="leads", within="a week"),)),
                leads="the party that answered for the copy",
            )
        },
        "A loss the finder 24 hours Who leads the enquiry: The party that answered for the copy. leads a week",
    ),
    (
        "responsibility",
        {
            "holdings": Rows[Holding](
                answer="rows", rows=(Holding(information="the case record", party=LEAD, never_moves=True),)
            )
        },
        "Northmoor Council answers for the case record at all times: it never moves.",
    ),
    (
        "suppliers",
        {
            "processors": Processors(
                suppliers=Rows[Processor](
                    answer="rows", rows=(Processor(name="Cloud Ltd", party=LEAD, task="hosting"),)
                ),
                listed_on="2026-10-05",
                new_ones="told",
            )
        },
        "Cloud Ltd Northmoor Council Hosting The table was right on 5 October 2026. The other parties are told",
    ),
    (
        "transfers",
        {
            "transfers": Rows[Transfer](
                answer="rows",
                rows=(
                    Transfer(
                        country="Norway",
                        party=LEAD,
                        items=ItemChoice(scope="all"),
                        mechanism=LegalChoice(code="adequacy", label="Adequacy"),
                    ),
                ),
            )
        },
        "Norway Northmoor Council All items Adequacy",
    ),
    (
        "life",
        {"commencement": Commencement(rule="each", on="2026-12-01")},
        "for each other party when it signs; for nobody before 1 December 2026.",
    ),
    (
        "life",
        {"commencement": Commencement(rule="date", on="2026-12")},
        "This agreement begins in December 2026.",
    ),
    (
        "life",
        {"review": Review(first_after_months=1, every_months=1, triggers_other="the board asks")},
        "first reviewed one month after it begins, and every month from then. It is reviewed sooner if the board asks.",
    ),
    (
        "definitions",
        {"definitions": Rows[Definition](answer="rows", rows=(Definition(word="Case", meaning="What is discussed"),))},
        "“Case” means what is discussed.",
    ),
    (
        "flows",
        {
            "process_steps": Rows[ProcessStep](
                answer="rows",
                rows=(ProcessStep(who="The ward", what="rings the council", form="Form 1", system="Phone"),),
            )
        },
        "1 The ward Rings the council. Form 1, Phone",
    ),
    (
        "items",
        {"items": (an_item("i1", "Gait", category="", sensitivity="health", fact_or_opinion="both", access="nurses"),)},
        "1 Gait fact and opinion, kept apart seen only by: nurses Service users Health",
    ),
    (
        "lawfulness",
        {
            "bases": (
                a_basis(
                    LEAD,
                    annex1=LegalChoice(code="annex1-1", words="As printed in 2026"),
                    request_reference="R7",
                    request_on="2026-10-01",
                    request_states_public_task=True,
                    onward_authority="the Crime and Disorder Act 1998",
                ),
                a_basis(PARTNER, direction="giving"),
            )
        },
        "It was asked in request R7 of 1 October 2026, which states that the information is needed for a public task.",
    ),
    (
        "responsibility",
        {
            "handovers": (
                HandOverPoint(event="other", event_text="the nurse nods", kept="other", evidence="none"),
                HandOverPoint(order=1, conditions="on weekdays"),
            )
        },
        "1 The nurse nods from whom to whom: not yet said for what: not yet said not yet said Nothing 2 when",
    ),
    (
        "responsibility",
        {
            "holdings": Rows[Holding](answer="rows", rows=(Holding(),)),
            "joint_control": Rows[JointControl](answer="rows", rows=(JointControl(),)),
        },
        "who decides together, and about what: not yet said",
    ),
    (
        "life",
        {
            "variation": ChangeRules(
                rules=Rows[ChangeRule](
                    answer="rows", rows=(ChangeRule(who="Any party", notice="a month", silence="consent"),)
                )
            )
        },
        "Any party a month Whoever says nothing within the notice consents.",
    ),
    (
        "purpose",
        {"uses": Uses(permitted=("care",), prohibited=Rows[Use](answer="none"))},
        "No use is forbidden by name.",
    ),
    ("annexes", {"annexes": (Annex(title="Consent form", sha256="ab" * 32),)}, f"Consent form {'ab' * 32}"),
]


@pytest.mark.parametrize(("key", "answer", "sentence"), SAID, ids=[f"{key}-{n}" for n, (key, _, _) in enumerate(SAID)])
def test_what_was_answered_is_printed(key: str, answer: dict[str, Any], sentence: str) -> None:
    assert sentence in words(complete_agreement(**answer), key)
