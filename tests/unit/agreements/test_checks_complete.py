"""The complete agreement, and each of its traits, has no finding; an empty one has many, in order."""

from collections.abc import Callable

import pytest

from agreements.chapters import CHAPTERS
from agreements.checks import RULES, check
from register.documents.agreement import Agreement
from tests.factories.checking import context_for
from tests.factories.documents import (
    commencing_for_each,
    commencing_on,
    commencing_when_all_have_signed,
    complete_agreement,
    with_health_items,
    with_joint_control,
    with_offence_items,
    with_police,
)
from tests.unit.agreements.broken import found_in

TRAITS = (with_health_items, with_offence_items, with_police, with_joint_control)


@pytest.mark.parametrize(
    "trait",
    [
        lambda agreement: agreement,
        *TRAITS,
        commencing_when_all_have_signed,
        commencing_for_each,
        lambda agreement: commencing_on(agreement, "2027-01-01"),
    ],
)
def test_a_complete_agreement_has_no_finding(trait: Callable[[Agreement], Agreement]) -> None:
    assert found_in(trait(complete_agreement())) == ()


def test_all_traits_together_have_no_finding() -> None:
    agreement = complete_agreement()
    for trait in TRAITS:
        agreement = trait(agreement)

    assert found_in(agreement) == ()


def test_an_empty_agreement_is_told_its_gaps_in_the_order_of_the_chapters() -> None:
    document = Agreement()

    chapters = [finding.chapter for finding in check(document, context_for(document))]

    order = [*(chapter.key for chapter in CHAPTERS), "declarations"]
    assert chapters == sorted(chapters, key=order.index)
    assert {"about", "purpose", "parties", "items", "flows", "running", "declarations"} <= set(chapters)


def test_every_sentence_is_an_order_that_ends() -> None:
    document = Agreement()

    for finding in check(document, context_for(document)):
        assert finding.sentence[0].isupper()
        assert finding.sentence.endswith(".")
        assert finding.sentence.split()[0] in {"Say", "Give", "Name", "Choose", "List"}


def test_every_rule_says_its_source() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert len(set(RULES)) == len(RULES)


def test_the_same_finding_is_told_once() -> None:
    findings = found_in(complete_agreement(), confirmed=frozenset())

    assert len(findings) == len(set(findings)) == 1
