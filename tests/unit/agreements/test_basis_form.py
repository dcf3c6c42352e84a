"""The form of a lawful basis: what it asks of whom, what it refuses, and that what was answered comes back."""

from datetime import date
from typing import Any

import pytest

from agreements.forms.basis import BasisForm
from agreements.law import lists
from agreements.lawful import NOT_ASKED_ANNEX_1, NOT_COMPETENT, NOT_FOR_PUBLIC_TASKS, PartyFacts
from register.documents.agreement import Agreement, Basis
from register.documents.common import LegalChoice
from tests.factories.documents import (
    LEAD,
    POLICE,
    complete_agreement,
    with_health_items,
    with_offence_items,
    with_police,
)

TODAY = date(2026, 11, 23)
COUNCIL = PartyFacts(code=LEAD, name="Northmoor Council")
CHARITY = PartyFacts(code=LEAD, name="Northmoor Refuge", is_public_authority=False)
FORCE = PartyFacts(code=POLICE, name="Northmoor Police", is_competent_authority=True)


def sensitive_agreement() -> Agreement:
    return with_police(with_offence_items(with_health_items(complete_agreement())))


def a_form(
    data: dict[str, str] | None = None,
    *,
    facts: PartyFacts = COUNCIL,
    document: Agreement | None = None,
    standing: Basis | None = None,
    on: date = TODAY,
) -> BasisForm:
    initial = BasisForm.initial_from(standing.model_dump(mode="json") if standing else {})
    return BasisForm(
        data, document=document or complete_agreement(), party=facts.code, initial=initial, facts=facts, on=on
    )


def offered(form: BasisForm, name: str) -> list[str]:
    codes: list[str] = []
    for value, label in form.fields[name].choices:  # type: ignore[attr-defined]
        codes += [value] if isinstance(label, str) else [inner for inner, _ in label]
    return [code for code in codes if code]


def posted(form: BasisForm) -> dict[str, str]:
    """Return what a browser would send back for a form as it is shown."""
    values: dict[str, str] = {}
    for bound in form:
        value = bound.value()
        if isinstance(value, date):
            values |= {f"{bound.name}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")}
        else:
            values[bound.name] = "" if value is None else str(value)
    return values


def row_of(form: BasisForm, standing: dict[str, Any] | None = None) -> dict[str, Any]:
    assert form.is_valid(), form.errors
    return form.row(standing or {})


def as_document(row: dict[str, Any]) -> Basis:
    return Basis.model_validate(row, strict=False)


def test_choosing_nothing_is_allowed_in_a_draft() -> None:
    form = a_form({})

    assert form.is_valid(), form.errors
    assert as_document(form.row({})) == Basis(regime="uk_gdpr")


@pytest.mark.parametrize("code", ["art6-1-f", "art6-1-ea"])
def test_public_authority_is_never_offered_legitimate_interests(code: str) -> None:
    form = a_form({"art6": code})

    assert code not in offered(form, "art6")
    assert form.errors["art6"] == [NOT_FOR_PUBLIC_TASKS]


def test_public_authority_outside_its_tasks_is_offered_legitimate_interests_alone() -> None:
    form = a_form({"art6": "art6-1-f", "outside_tasks": "A charity shop that the council runs."})

    assert form.is_valid(), form.errors
    assert "art6-1-ea" not in offered(form, "art6")
    assert as_document(form.row({})).outside_tasks.answer == "text"


def test_private_body_reads_why_recognised_interests_cannot_be_recorded() -> None:
    form = a_form({"art6": "art6-1-ea"}, facts=CHARITY)

    assert offered(form, "art6")[0] == "art6-1-f"
    assert form.errors["art6"] == [NOT_ASKED_ANNEX_1]
    assert not {"power", "outside_tasks"} & form.fields.keys()


def test_part_3_is_refused_to_a_body_that_is_not_a_competent_authority() -> None:
    form = a_form({"regime": "part_3", "section35": "necessary"})

    assert form.errors["regime"] == [NOT_COMPETENT]
    assert form.fields["regime"].widget.is_hidden
    assert not {"section35", "schedule8"} & form.fields.keys()
    assert any(NOT_COMPETENT in note for group in form.groups for note in group.notes)


def test_competent_authority_is_asked_which_rules_hold() -> None:
    form = a_form(facts=FORCE, document=sensitive_agreement())

    assert offered(form, "regime") == ["uk_gdpr", "part_3"]
    assert {"art6", "art9", "art10", "section35", "schedule8", "policy_url"} <= form.fields.keys()


def test_conditions_are_asked_only_where_an_item_calls_for_them() -> None:
    plain, health = a_form(), a_form(document=with_health_items(complete_agreement()))

    assert not {"art9", "schedule1", "secrecy", "art10", "policy_url"} & plain.fields.keys()
    assert {"art9", "schedule1", "secrecy", "policy_url"} <= health.fields.keys()
    assert "art10" not in health.fields


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        (
            {"schedule1": "sch1-29"},
            "schedule1",
            "Data Protection Act 2018 Schedule 1 paragraph 29 is not open for information of this kind.",
        ),
        (
            {"art10": "schedule_1", "art10_schedule1": "sch1-8"},
            "art10_schedule1",
            "Data Protection Act 2018 Schedule 1 paragraph 8 is not open for information of this kind.",
        ),
        (
            {"art9": "art9-2-h", "schedule1": "sch1-18"},
            "schedule1",
            "“Safeguarding of children and of individuals at risk” does not go with UK GDPR Article 9(2)(h): "
            "choose one under “With: Health or social care”.",
        ),
        (
            {"art9": "art9-2-c", "schedule1": "sch1-18"},
            "schedule1",
            "Vital interests of a person who cannot consent needs no condition of Schedule 1: "
            "go back to “Choose one” here.",
        ),
        (
            {"art9": "art9-2-d"},
            "art9",
            "This is open only to foundations, associations and other not-for-profit bodies.",
        ),
        (
            {"power": "made-up"},
            "power",
            "Choose one from the list: this is not one of the choices that the law gives.",
        ),
        ({"power": "children-2004-s16la"}, "power", "This law was enacted and is not yet in force."),
        (
            {"policy_checked_on_day": "1", "policy_checked_on_month": "1", "policy_checked_on_year": "2999"},
            "policy_checked_on",
            "The day on which you looked at it must be today or in the past.",
        ),
        ({"policy_url": "not an address"}, "policy_url", "Enter an address, such as https://council.example/policy"),
    ],
)
def test_answers_that_contradict_the_law_are_refused_at_their_field(
    answers: dict[str, str], field: str, sentence: str
) -> None:
    form = a_form(answers, document=sensitive_agreement())

    assert not form.is_valid()
    assert form.errors == {field: [sentence]}


def test_gateway_is_offered_only_while_its_law_holds_and_marked_until_confirmed() -> None:
    today, before = a_form(), a_form(on=date(2009, 1, 1))

    assert "care-2014-s6" in offered(today, "power")
    assert "care-2014-s6" not in offered(before, "power")
    looked = a_form({"find_law": "Care Act"})
    assert "(to be confirmed)" in str(looked["power"])


def test_choice_carries_label_and_law_as_its_list_reads() -> None:
    row = row_of(a_form({"art6": "art6-1-e", "limb": "s8-c", "power": "care-2014-s6"}))

    assert row["art6"] == {
        "code": "art6-1-e",
        "label": lists.label("art6", "art6-1-e"),
        "law": "UK GDPR Article 6(1)(e)",
        "words": "",
    }
    assert row["limb"]["law"] == "Data Protection Act 2018 section 8(c)"
    assert row["power"]["label"] == lists.label("gateways", "care-2014-s6")


def test_power_in_own_words_needs_no_choice() -> None:
    row = as_document(row_of(a_form({"power_words": "Leicestershire Act 1985 section 9"})))

    assert row.power == LegalChoice(words="Leicestershire Act 1985 section 9")


def test_answers_that_the_others_do_not_call_for_are_left_out() -> None:
    answers = {
        "regime": "part_3",
        "art6": "art6-1-e",
        "limb": "s8-c",
        "art9": "art9-2-h",
        "art10_authority": "Police Act 1996",
        "section35": "necessary",
        "direction": "receiving",
        "onward_authority": "Some Act",
    }

    row = as_document(row_of(a_form(answers, facts=FORCE, document=sensitive_agreement())))

    assert row.section35 == "necessary"
    assert (row.art6, row.limb, row.art9) == (LegalChoice(), LegalChoice(), LegalChoice())
    assert (row.art10_authority, row.onward_authority) == ("", "")


def test_limb_is_left_out_beside_another_basis_than_public_task() -> None:
    row = as_document(row_of(a_form({"art6": "art6-1-c", "limb": "s8-c"})))

    assert row.limb == LegalChoice()


def test_new_row_begins_with_the_directions_of_the_flows_and_the_usual_limb() -> None:
    form = a_form()

    assert (form["direction"].value(), form["limb"].value()) == ("both", "s8-c")


def test_words_to_print_are_made_from_the_answers_and_made_again() -> None:
    answers = {"function": "Preventing crime.", "art6": "art6-1-c", "power_words": "Some Act 2001 section 2"}
    row = row_of(a_form(answers))

    assert row["explanation"] == (
        "It needs this for preventing crime. The law under which it acts: Some Act 2001 section 2. "
        "Its lawful basis is legal obligation (UK GDPR Article 6(1)(c))."
    )
    assert BasisForm.initial_from(row)["explanation"] == ""


def test_month_of_an_older_record_stays_and_a_day_can_be_cleared() -> None:
    document = with_health_items(complete_agreement())

    for before, after in (("2024-07", "2024-07"), ("2024-07-01", "")):
        row = row_of(a_form({}, document=document), {"policy": {"checked_on": before}})
        assert row["policy"]["checked_on"] == after


@pytest.mark.parametrize(("facts", "at"), [(COUNCIL, 0), (FORCE, -1)])
def test_what_was_answered_comes_back(facts: PartyFacts, at: int) -> None:
    document = sensitive_agreement()
    shown = a_form(facts=facts, document=document, standing=document.bases[at])
    row = row_of(a_form(posted(shown), facts=facts, document=document))

    shown_again = a_form(facts=facts, document=document, standing=as_document(row))
    again = row_of(a_form(posted(shown_again), facts=facts, document=document))

    assert row["regime"] == ("uk_gdpr" if facts is COUNCIL else "part_3")
    assert row["explanation"] == document.bases[at].explanation
    assert again == row
    for name in ("art9", "schedule1", "art10_schedule1", "schedule8"):
        assert getattr(as_document(row), name).code == getattr(document.bases[at], name).code


def test_every_question_stands_in_a_group_and_is_drawn() -> None:
    form = a_form(facts=FORCE, document=sensitive_agreement())
    drawn = {asked.field.name for group in form.groups for asked in group.fields}

    assert drawn == form.fields.keys() - {"was"}
    assert "Not open to Northmoor Police" in str(form)
