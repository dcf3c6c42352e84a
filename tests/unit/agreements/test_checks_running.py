"""The rules about keeping, starting, reviewing, leaving and ending, each broken once."""

import pytest

from register.documents.agreement import (
    ChangeRule,
    ChangeRules,
    Commencement,
    DocumentReference,
    Ending,
    RetentionRule,
    Review,
)
from register.documents.common import ItemChoice, Rows, Wording
from tests.factories.documents import LEAD, PARTNER, a_retention_rule, changed, complete_agreement, put
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

ONE_ITEM = ItemChoice(scope="chosen", items=("i1",))
RULES = Rows[ChangeRule](answer="rows", rows=(ChangeRule(who="Any party", notice="Three months"),))


def starting(day: str, **changes: object) -> Changes:
    return {"commencement": Commencement(rule="date", on=day)} | changes


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C13 error keeping/retention-northmoor", {"retention": (a_retention_rule(PARTNER),)}),
        ("C13 error keeping/retention-northmoor", {"retention.0.period": ""}),
        ("C13 error keeping/retention-northmoor", {"retention.0.trigger": ""}),
        ("C13 error keeping/retention-northmoor", {"retention.0.trigger": "other"}),
        ("C13 error keeping/retention-northmoor", {"retention.0.disposal": ""}),
        ("V7 error keeping/retention-northmoor", {"retention.0.items": ItemChoice()}),
        ("V7 error keeping/retention-northmoor", {"retention.0.items": ONE_ITEM}),
        ("gone error keeping/retention-northmoor", {"retention.0.trigger": "doomsday"}),
        ("gone error keeping/retention-northmoor", {"retention.0.disposal": "eaten"}),
        ("V8 error running/commencement", {"commencement": Commencement()}),
        ("V8 error running/commences_on", {"commencement": Commencement(rule="date")}),
        ("V8 error running/ending", {"ending": Ending()}),
        ("V8 error running/ends_on", {"ending": Ending(rule="date")}),
        ("V8 error running/ending_event", {"ending": Ending(rule="event", event=" ")}),
        ("C17 error running/first_review_on", {"review.first_after_months": 0}),
        ("C17 error running/every_months", {"review.every_months": 0}),
        ("V8 error running/every_months", {"review.every_months": 25}),
        ("V8 error running/first_review_on", {"review.first_after_months": 25}),
        ("V8 error running/first_review_on", {"review.first_on": "2028-11-24"}),
        ("V8 error running/first_review_on", {"review.first_on": "2026-11-23"}),
        ("V8 error running/first_review_on", {"review.first_on": "2026-10"}),
        ("V8 error running/first_review_on", starting("2027-01-01") | {"review.first_on": "2029-01-02"}),
        ("V8 error running/first_review_on", starting("2027-01-01") | {"review.first_on": "2027-01-01"}),
        ("V8 error running/first_review_on", {"ending": Ending(rule="date", on="2027-11-01")}),
        ("C17 warning running/review_triggers", {"review.triggers": ()}),
        ("gone error running/review_triggers", {"review.triggers": ("law", "whim")}),
        ("C18 error running/leaving", {"leaving": ChangeRules()}),
        ("C18 error running/at_end", {"at_end": Wording()}),
        ("C4 error running/accession", {"accession": ChangeRules()}),
        ("C4 error running/exclusion", {"exclusion": ChangeRules()}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"retention.0.trigger": "other", "retention.0.trigger_text": "From the last flood."},
        {"retention": (*complete_agreement().retention, a_retention_rule("", holder="The printer"))},
        {"review": Review(first_on="2028-11-23", every_months=24, triggers_other="When the ward closes.")},
        starting("2027-01-01") | {"review.first_on": "2029-01-01"},
        starting("9999-06-01"),
        {"ending": Ending(rule="date", on="2027-11-24")},
        {"ending": Ending(rule="event", event="The ward closes.")},
        {"leaving": ChangeRules(rules=RULES)},
        {"accession": ChangeRules(rules=Rows[ChangeRule](answer="none"))},
        {
            "identity.protocol": DocumentReference(answer="chosen", reference="ISP"),
            "accession": ChangeRules(),
            "exclusion": ChangeRules(),
        },
    ],
)
def test_what_is_said_is_not_a_gap(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes)) == ()


def test_an_end_before_the_start_is_found() -> None:
    changes = starting("2027-06-01") | {"ending": Ending(rule="date", on="2027-05-31")}

    found = found_in(with_changes(complete_agreement(), changes))

    assert "Choose a day for the end that is after the day on which it starts." in {row.sentence for row in found}


def test_an_end_that_is_past_is_found() -> None:
    found = found_in(with_changes(complete_agreement(), {"ending": Ending(rule="date", on="2025")}))

    assert "Choose a day for the end that is after today." in {row.sentence for row in found}


def test_the_latest_day_of_the_first_review_is_said() -> None:
    (finding,) = found_in(put(complete_agreement(), "review.first_on", "2030-01-01"))

    assert finding.sentence == "Choose a first review no later than 23 November 2028, 24 months after the start."


def test_the_longest_time_between_reviews_is_a_setting() -> None:
    found = marks(found_in(complete_agreement(), longest_review_months=6))

    assert found == ["V8 error running/every_months", "V8 error running/first_review_on"]


def test_what_is_not_covered_by_a_rule_is_named() -> None:
    (finding,) = found_in(put(complete_agreement(), "retention.0.items", ONE_ITEM))

    assert finding.sentence == "Say how long Northmoor Council will keep “Equipment needed”."
    assert finding.party == LEAD


def test_two_rules_together_cover_what_is_received() -> None:
    other = a_retention_rule(LEAD, id="r2", items=ItemChoice(scope="chosen", items=("i2",)))
    agreement = put(complete_agreement(), "retention.0.items", ONE_ITEM)

    assert found_in(changed(agreement, retention=(*agreement.retention, other))) == ()


@pytest.mark.parametrize(
    "items", [ItemChoice(scope="chosen", items=("i1", "i9")), ItemChoice(scope="groups", groups=("X",))]
)
def test_a_rule_for_a_removed_item_is_found(items: ItemChoice) -> None:
    found = marks(found_in(put(complete_agreement(), "retention.0.items", items)))

    assert "gone error keeping/retention-northmoor" in found


def test_a_rule_without_words_is_told_all_its_gaps() -> None:
    agreement = complete_agreement()
    bare = RetentionRule(id="r-bare", party=LEAD, items=ItemChoice(scope="all"))

    found = found_in(changed(agreement, retention=(bare, agreement.retention[1])))

    assert [finding.rule for finding in found] == ["C13", "C13", "C13"]
