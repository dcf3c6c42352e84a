"""The rules about the lawful basis of each party, each broken once."""

import pytest

from register.documents.agreement import Agreement
from register.documents.common import LegalChoice, Link, OptionalText, YesNo
from tests.factories.checking import CHARITY, facts_of
from tests.factories.documents import (
    LEAD,
    PARTNER,
    POLICE,
    PUBLIC_TASK,
    a_basis,
    an_item,
    change_each_basis,
    changed,
    complete_agreement,
    put,
    with_health_items,
    with_offence_items,
    with_police,
)
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

POLICY = Link(title="Policy", url="https://northmoor.example/policy")
NONE = LegalChoice()


def choice(code: str) -> LegalChoice:
    return LegalChoice(code=code, label="As printed", law="As printed")


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C7 error basis/basis-northmoor", {"bases.0.function": ""}),
        ("C7 error basis/basis-northmoor", {"bases.0.power": NONE}),
        ("C7 error basis/basis-northmoor", {"bases.0.power": choice("children-2004-s16la")}),
        ("C8 error basis/basis-northmoor", {"bases.0.direction": "giving"}),
        ("C8 error basis/basis-northmoor", {"bases.0.direction": "receiving"}),
        ("C8 error basis/basis-northmoor", {"bases.0.direction": ""}),
        ("C8 error basis/basis-northmoor", {"bases.0.regime": "part_4"}),
        ("C8 error basis/basis-northmoor", {"bases.0.art6": NONE}),
        ("C8 error basis/basis-northmoor", {"bases.0.art6": choice("art6-1-a")}),
        ("C8 error basis/basis-northmoor", {"bases.0.art6": choice("dpa98-sch2-5")}),
        ("C8 warning basis/basis-northmoor", {"bases.0.limb": NONE}),
        ("V5 error basis/basis-northmoor", {"bases.0.art6": choice("art6-1-f")}),
        ("V5 error basis/basis-northmoor", {"bases.0.art6": choice("art6-1-ea")}),
        (
            "V5 error basis/basis-northmoor",
            {"bases.0.art6": choice("art6-1-f"), "bases.0.outside_tasks": OptionalText(answer="text")},
        ),
        ("gone error basis/basis-", {"bases": (a_basis(LEAD), a_basis(PARTNER), a_basis(""))}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"bases.0.regime": ""},
        {"bases.0.power": LegalChoice(words="Our local Act of 1998")},
        {"bases.0.art6": choice("art6-1-c"), "bases.0.limb": NONE},
        {
            "bases.0.art6": choice("art6-1-f"),
            "bases.0.outside_tasks": OptionalText(answer="text", text="The staff canteen."),
        },
    ],
)
def test_what_is_open_passes(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes)) == ()


def test_a_basis_is_needed_for_each_direction_of_a_party_without_any() -> None:
    agreement = complete_agreement()

    found = found_in(changed(agreement, bases=agreement.bases[:1]))

    assert [finding.sentence for finding in found] == [
        "Say why Eastvale NHS Trust may give the information (its lawful basis).",
        "Say why Eastvale NHS Trust may receive the information (its lawful basis).",
    ]


def test_one_row_for_each_direction_passes() -> None:
    agreement = complete_agreement()
    rows = tuple(a_basis(LEAD, id=f"b-{way}", direction=way) for way in ("giving", "receiving"))

    assert found_in(changed(agreement, bases=(*rows, agreement.bases[1]))) == ()


def test_a_basis_of_the_act_of_1998_is_refused_as_no_longer_law() -> None:
    (finding,) = found_in(put(complete_agreement(), "bases.0.art6", choice("dpa98-sch2-5")))

    assert "the Data Protection Act 1998 Schedule 2 paragraph 5 no longer holds" in finding.sentence


def test_a_charity_needs_no_power_and_may_have_legitimate_interests() -> None:
    agreement = complete_agreement(partner=CHARITY.code)
    agreement = put(put(agreement, "bases.1.power", NONE), "bases.1.art6", choice("art6-1-f"))

    assert found_in(agreement, facts={CHARITY.code: CHARITY}) == ()


def test_a_signatory_without_data_needs_no_basis() -> None:
    agreement = put(complete_agreement(), "parties.1.capacity", "signatory")

    found = marks(found_in(changed(agreement, flows=(), handovers=(), bases=agreement.bases[:1])))

    assert found == ["V1 error flows/flows"]


def test_part_3_is_refused_to_a_council() -> None:
    agreement = with_changes(complete_agreement(), {"bases.0.regime": "part_3", "bases.0.section35": "necessary"})

    (finding,) = found_in(agreement)

    assert finding.rule == "C8"
    assert "Only a law enforcement body" in finding.sentence or "only a law enforcement body" in finding.sentence


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C8 error basis/basis-northmoor-police", {"bases.2.section35": ""}),
        ("C8 error basis/basis-northmoor-police", {"bases.2.section35": "consent"}),
        ("C8 error basis/basis-northmoor-police", {"bases.2.regime": ""}),
    ],
)
def test_the_police_say_their_basis(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(with_police(complete_agreement()), changes))) == [mark]


def sensitive() -> Agreement:
    return with_health_items(complete_agreement())


def under_public_interest(condition: str, **changes: object) -> Agreement:
    conditions = {"art9": choice("art9-2-g"), "schedule1": choice(condition), "policy": POLICY, "secrecy": YesNo()}
    return change_each_basis(sensitive(), **conditions | changes)


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("V3 error basis/basis-northmoor", {"bases.0.art9": NONE}),
        ("C9 error basis/basis-northmoor", {"bases.0.art9": choice("art9-2-a")}),
        ("C9 error basis/basis-northmoor", {"bases.0.art9": choice("art9-2-d")}),
        ("C9 error basis/basis-northmoor", {"bases.0.art9": choice("dpa98-sch3-7")}),
        ("C9 error basis/basis-northmoor", {"bases.0.schedule1": NONE}),
        ("C9 error basis/basis-northmoor", {"bases.0.schedule1": choice("sch1-18")}),
        ("V21 error basis/basis-northmoor", {"bases.0.secrecy": YesNo()}),
        ("V21 error basis/basis-northmoor", {"bases.0.secrecy": YesNo(answer="no")}),
    ],
)
def test_a_gap_about_sensitive_items_is_found(mark: str, changes: Changes) -> None:
    found = marks(found_in(with_changes(sensitive(), changes)))

    assert set(found) == {mark}


def test_the_items_without_a_condition_are_named() -> None:
    finding = found_in(put(sensitive(), "bases.0.art9", NONE))[0]

    assert finding.sentence == "Choose the condition on which Northmoor Council may handle “Diagnosis”."


def test_many_items_without_a_condition_are_counted() -> None:
    more = tuple(an_item(f"s{n}", f"Sign {n}", category="health", sensitivity="health") for n in range(4))
    agreement = sensitive()

    finding = found_in(put(changed(agreement, items=(*agreement.items, *more)), "bases.0.art9", NONE))[0]

    assert "“Diagnosis”, “Sign 0”, “Sign 1” and 2 more" in finding.sentence


@pytest.mark.parametrize(
    ("condition", "direction", "is_found"),
    [
        ("sch1-18", "both", True),
        ("sch1-10", "both", True),
        ("sch1-10", "giving", False),
        ("sch1-13", "both", False),
    ],
)
def test_a_policy_document_is_asked_for_where_it_is_needed(condition: str, direction: str, is_found: bool) -> None:
    agreement = under_public_interest(condition, policy=Link(), direction=direction)
    agreement = changed(agreement, flows=(), handovers=()) if direction == "giving" else agreement
    agreement = changed(agreement, flows=complete_agreement().flows[:1]) if direction == "giving" else agreement

    found = [mark for mark in marks(found_in(agreement)) if mark == "C9 error basis/basis-northmoor"]

    assert bool(found) is is_found


def test_a_policy_document_that_is_named_passes() -> None:
    assert found_in(under_public_interest("sch1-18")) == ()


def test_a_condition_without_schedule_1_passes() -> None:
    agreement = change_each_basis(sensitive(), art9=choice("art9-2-c"), schedule1=NONE, secrecy=YesNo())

    assert found_in(agreement) == ()


def test_conditions_of_one_who_handles_nothing_sensitive_are_not_judged() -> None:
    agreement = change_each_basis(complete_agreement(), art9=choice("art9-2-a"))

    assert found_in(agreement) == ()


def police_with_health() -> Agreement:
    return with_police(sensitive())


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("V3 error basis/basis-northmoor-police", {"bases.2.schedule8": NONE}),
        ("C9 error basis/basis-northmoor-police", {"bases.2.schedule8": choice("sch8-99")}),
        ("C9 error basis/basis-northmoor-police", {"bases.2.policy": Link()}),
    ],
)
def test_a_gap_about_sensitive_law_enforcement_is_found(mark: str, changes: Changes) -> None:
    found = marks(found_in(with_changes(police_with_health(), changes)))

    assert set(found) == {mark}


def offending() -> Agreement:
    return with_offence_items(complete_agreement())


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("V4 error basis/basis-northmoor", {"bases.0.art10": ""}),
        ("V4 error basis/basis-northmoor", {"bases.0.art10_authority": ""}),
        ("V4 error basis/basis-northmoor", {"bases.0.art10": "schedule_1"}),
        (
            "V4 error basis/basis-northmoor",
            {"bases.0.art10": "schedule_1", "bases.0.art10_schedule1": choice("sch1-8")},
        ),
        (
            "C9 error basis/basis-northmoor",
            {"bases.0.art10": "schedule_1", "bases.0.art10_schedule1": choice("sch1-18")},
        ),
    ],
)
def test_a_gap_about_offences_is_found(mark: str, changes: Changes) -> None:
    found = marks(found_in(with_changes(offending(), changes)))

    assert set(found) == {mark}


@pytest.mark.parametrize(
    "changes",
    [
        {"bases.0.art10": "schedule_1", "bases.0.art10_schedule1": choice("sch1-33")},
        {"bases.0.art10": "schedule_1", "bases.0.art10_schedule1": choice("sch1-18"), "bases.0.policy": POLICY},
    ],
)
def test_a_schedule_1_condition_open_to_offence_data_passes(changes: Changes) -> None:
    assert found_in(with_changes(offending(), changes)) == ()


def test_part_3_needs_no_article_10() -> None:
    agreement = with_police(offending())

    assert found_in(agreement) == ()
    assert agreement.bases[2].art10 == ""


def test_the_basis_of_a_party_unknown_to_the_register_is_not_judged() -> None:
    agreement = put(complete_agreement(), "bases.1.art6", NONE)

    found = marks(found_in(agreement, organisations={LEAD: facts_of(LEAD)}))

    assert found == ["gone error parties/party-eastvale"]


def test_codes_used_here_are_the_ones_of_the_factory() -> None:
    assert PUBLIC_TASK.code == "art6-1-e"
    assert POLICE in {row.party for row in with_police(complete_agreement()).bases}
