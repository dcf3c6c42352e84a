"""Which lawful bases are open to whom, and why others are not."""

from dataclasses import replace
from datetime import date

import pytest

from agreements import lawful
from agreements.law import lists
from agreements.lawful import Offers, PartyFacts, needs_policy, offers, schedule_1_for
from tests.factories.checking import CHARITY, CONSTABULARY, COUNCIL, ON

TRUST = PartyFacts(code="eastvale", name="Eastvale NHS Trust", is_health_or_care=True)
NOT_YET_ASKED = {"art6-1-a", "art6-1-ea"}


def under_gdpr(facts: PartyFacts, *sensitivities: str, on: date = ON, outside_tasks: bool = False) -> Offers:
    return offers(facts, "both", "uk_gdpr", on, sensitivities=sensitivities, outside_tasks=outside_tasks)


def codes(made: Offers, field: str) -> list[str]:
    return [choice.code for choice in made.offered(field)]


@pytest.mark.parametrize("facts", [COUNCIL, CONSTABULARY, TRUST])
@pytest.mark.parametrize("direction", ["giving", "receiving", "both"])
@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2026, 2, 4), date(2026, 2, 5), ON])
def test_a_public_authority_is_never_offered_legitimate_interests_for_its_tasks(
    facts: PartyFacts, direction: str, on: date
) -> None:
    made = offers(facts, direction, "uk_gdpr", on)

    assert not {"art6-1-f", "art6-1-ea"} & set(codes(made, "art6"))
    assert made.reason_against("art6", "art6-1-f") == lawful.NOT_FOR_PUBLIC_TASKS


def test_a_public_authority_is_refused_recognised_interests_with_the_reason() -> None:
    assert under_gdpr(COUNCIL).reason_against("art6", "art6-1-ea") == lawful.NOT_FOR_PUBLIC_TASKS


def test_before_its_day_a_basis_is_refused_for_its_day() -> None:
    made = under_gdpr(COUNCIL, on=date(2026, 2, 4))

    assert made.reason_against("art6", "art6-1-ea") == "This holds from 5 February 2026."


def test_outside_its_tasks_a_public_authority_may_use_legitimate_interests() -> None:
    made = under_gdpr(COUNCIL, outside_tasks=True)

    assert "art6-1-f" in codes(made, "art6")
    assert made.reason_against("art6", "art6-1-ea") == lawful.NOT_ASKED_ANNEX_1


def test_a_charity_is_offered_legitimate_interests_first() -> None:
    made = under_gdpr(CHARITY)

    assert codes(made, "art6")[0] == "art6-1-f"
    assert not made.arises("power")
    assert not made.arises("outside_tasks")


def test_a_public_authority_is_offered_its_task_first() -> None:
    made = under_gdpr(COUNCIL)

    assert codes(made, "art6")[:2] == ["art6-1-e", "art6-1-c"]
    assert made.arises("power")
    assert made.arises("outside_tasks")
    assert codes(made, "limb")[0] == "s8-c"


@pytest.mark.parametrize("facts", [COUNCIL, CHARITY])
def test_what_is_not_asked_yet_is_refused_to_all(facts: PartyFacts) -> None:
    refused = {refusal.choice.code for refusal in under_gdpr(facts).refused("art6")}

    assert refused >= NOT_YET_ASKED


@pytest.mark.parametrize(
    ("facts", "open_regimes"), [(COUNCIL, ["uk_gdpr"]), (CHARITY, ["uk_gdpr"]), (CONSTABULARY, ["uk_gdpr", "part_3"])]
)
def test_part_3_is_for_competent_authorities(facts: PartyFacts, open_regimes: list[str]) -> None:
    made = under_gdpr(facts)

    assert codes(made, "regime") == open_regimes
    assert made.reason_against("regime", "part_4") == lawful.NOT_INTELLIGENCE
    assert made.reason_against("regime", "part_3") == ("" if "part_3" in open_regimes else lawful.NOT_COMPETENT)


def test_ordinary_items_raise_no_question_of_conditions() -> None:
    made = under_gdpr(COUNCIL, "ordinary")

    assert not any(made.arises(field) for field in ("art9", "schedule1", "secrecy", "art10", "policy"))
    assert made.offered("art9") == ()
    assert made.refused("art9") == ()


@pytest.mark.parametrize(("facts", "usual"), [(TRUST, "art9-2-h"), (COUNCIL, "art9-2-g")])
def test_health_items_raise_article_9_with_the_usual_condition_first(facts: PartyFacts, usual: str) -> None:
    made = under_gdpr(facts, "health")

    assert codes(made, "art9")[0] == usual
    assert made.arises("schedule1")
    assert made.arises("secrecy")
    assert made.arises("policy")
    assert not made.arises("art10")


def test_a_not_for_profit_condition_is_refused_to_a_public_authority() -> None:
    assert under_gdpr(COUNCIL, "special").reason_against("art9", "art9-2-d") == lawful.NOT_PUBLIC
    assert under_gdpr(CHARITY, "special").reason_against("art9", "art9-2-d") == ""
    assert under_gdpr(COUNCIL, "offence").reason_against("art10_schedule1", "sch1-31") == lawful.NOT_PUBLIC


def test_special_items_are_offered_no_condition_for_offences() -> None:
    special, offence = under_gdpr(COUNCIL, "special"), under_gdpr(COUNCIL, "offence")

    assert "sch1-35" not in codes(special, "schedule1")
    assert "sch1-8" in codes(special, "schedule1")
    assert "sch1-35" in codes(offence, "art10_schedule1")
    assert "sch1-8" not in codes(offence, "art10_schedule1")
    assert codes(offence, "art10") == ["official_authority", "schedule_1"]
    assert not offence.arises("art9")


def test_part_3_asks_its_own_questions() -> None:
    made = offers(CONSTABULARY, "giving", "part_3", ON, sensitivities=("health", "offence"))

    assert codes(made, "section35") == ["necessary"]
    assert made.reason_against("section35", "consent") == lawful.NOT_ASKED_CONSENT
    assert len(codes(made, "schedule8")) == 9
    assert made.arises("policy")
    assert made.arises("onward_authority")
    assert not any(made.arises(field) for field in ("art6", "art9", "art10"))


def test_offence_items_are_not_sensitive_processing_under_part_3() -> None:
    made = offers(CONSTABULARY, "receiving", "part_3", ON, sensitivities=("offence", "ordinary"))

    assert not made.arises("schedule8")
    assert not made.arises("onward_authority")


@pytest.mark.parametrize("regime", ["part_4", ""])
def test_without_a_regime_open_to_it_a_party_is_asked_for_no_basis(regime: str) -> None:
    made = offers(CONSTABULARY, "both", regime, ON, sensitivities=("health",))

    assert set(made.questions) == {"regime", "function", "power"}


def test_a_code_of_no_list_is_not_open() -> None:
    assert under_gdpr(COUNCIL).reason_against("art6", "art6-1-z") == "It is not one of the choices that the law gives."
    assert under_gdpr(COUNCIL).reason_against("art6", "art6-1-e") == ""


def test_a_law_that_awaits_its_day_is_refused() -> None:
    made = under_gdpr(COUNCIL)

    assert made.reason_against("power", "children-2004-s16la") == "This law was enacted and is not yet in force."


def test_every_choice_is_either_offered_or_refused_with_a_sentence() -> None:
    made = offers(replace(CONSTABULARY), "both", "uk_gdpr", ON, sensitivities=("health", "special", "offence"))

    for field, list_name in (("art6", "art6"), ("art9", "art9"), ("art10", "art10"), ("regime", "regimes")):
        refused = made.refused(field)
        assert len(made.offered(field)) + len(refused) == len(lists.entries(list_name))
        assert all(refusal.reason.endswith(".") for refusal in refused)


@pytest.mark.parametrize(
    ("article_9", "first", "count"), [("art9-2-h", "sch1-2", 1), ("art9-2-g", "sch1-18", 23), ("art9-2-c", "", 0)]
)
def test_schedule_1_completes_article_9(article_9: str, first: str, count: int) -> None:
    found = [choice.code for choice in schedule_1_for(article_9, ON)]

    assert len(found) == count
    assert found[:1] == ([first] if first else [])


@pytest.mark.parametrize(
    ("condition", "direction", "needed"),
    [
        ("sch1-18", "giving", True),
        ("sch1-2", "both", False),
        ("sch1-10", "giving", False),
        ("sch1-10", "receiving", True),
        ("sch1-10", "both", True),
        ("sch1-35", "giving", True),
    ],
)
def test_a_policy_document_is_needed_where_the_schedule_says(condition: str, direction: str, needed: bool) -> None:
    assert needs_policy(lists.find("schedule1", condition), direction) is needed
