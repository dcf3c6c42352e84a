"""The lists that an agreement chooses from: dated, complete, and loud about what they do not hold."""

import re
from datetime import date

import pytest

from agreements.law import lists
from agreements.law.lists import Choice, UnknownChoice
from register.documents.common import LegalChoice

TODAY = date(2026, 11, 23)
LEGAL = ("annex1", "art10", "art6", "art9", "gateways", "legacy", "regimes", "schedule1", "schedule8", "section35")


@pytest.mark.parametrize("name", lists.names())
def test_every_choice_has_a_label_and_a_code_fit_for_record(name: str) -> None:
    for choice in lists.entries(name):
        assert choice.label
        assert re.fullmatch(r"[a-z0-9][a-z0-9_.:-]*", choice.code)
        assert LegalChoice(code=choice.code, label=choice.label, law=choice.law).code == choice.code


@pytest.mark.parametrize("name", LEGAL)
def test_every_legal_choice_names_its_law(name: str) -> None:
    assert all(choice.law for choice in lists.entries(name))


@pytest.mark.parametrize("name", sorted(lists.PLAIN))
def test_a_plain_list_is_its_table_of_labels(name: str) -> None:
    assert {choice.code: choice.label for choice in lists.entries(name)} == dict(lists.PLAIN[name])


def test_recognised_legitimate_interests_begin_on_their_day() -> None:
    before = {choice.code for choice in lists.choices("art6", on=date(2026, 2, 4))}
    after = {choice.code for choice in lists.choices("art6", on=date(2026, 2, 5))}

    assert after - before == {"art6-1-ea"}


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2018, 5, 24), True), (date(2018, 5, 25), False), (date(1999, 1, 1), False)]
)
def test_the_act_of_1998_holds_in_its_time(day: date, holds: bool) -> None:
    assert bool(lists.choices("legacy", on=day)) is holds


@pytest.mark.parametrize(
    ("name", "code", "day", "reason"),
    [
        ("legacy", "dpa98-sch2-5", TODAY, "This held until 24 May 2018 only."),
        ("art6", "art6-1-ea", date(2025, 1, 1), "This holds from 5 February 2026."),
        ("gateways", "children-2004-s16la", TODAY, "This law was enacted and is not yet in force."),
        ("art6", "art6-1-e", TODAY, ""),
        ("gateways", "common-law-policing", date(1900, 1, 1), ""),
    ],
)
def test_a_choice_says_why_it_does_not_hold(name: str, code: str, day: date, reason: str) -> None:
    assert lists.find(name, code).why_not_on(day) == reason


def test_every_gateway_is_unconfirmed_and_of_a_known_kind() -> None:
    gateways = lists.entries("gateways")

    assert all(choice.is_unconfirmed for choice in gateways)
    assert {choice.flags["kind"] for choice in gateways} == {"duty", "power", "common_law"}
    assert not lists.find("art6", "art6-1-e").is_unconfirmed


def test_schedule_1_says_what_each_condition_is_open_to() -> None:
    rows = {int(choice.code.split("-")[1]): choice.flags for choice in lists.entries("schedule1")}

    assert {number for number, flags in rows.items() if flags["applies_to"] == "special"} == {8, 9, 16, 19, 20, 21, 22}
    assert {number for number, flags in rows.items() if flags["applies_to"] == "offence"} == {*range(29, 36), 37}
    assert set(rows) == {*range(1, 5), *range(6, 36), 37}
    assert [rows[number]["needs_apd"] for number in (1, 2, 3, 4, 18)] == [True, False, False, False, True]
    assert all(
        lists.find("art9", flags["for_art9"]).flags["needs_schedule1"] for flags in rows.values() if "for_art9" in flags
    )


def test_a_label_is_found_by_its_code() -> None:
    assert lists.label("themes", "domestic_abuse") == "Domestic abuse"
    assert lists.is_known("themes", "domestic_abuse")
    assert not lists.is_known("themes", "alchemy")


def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(UnknownChoice, match="The list “themes” has no choice with the code “alchemy”"):
        lists.label("themes", "alchemy")


def test_an_unknown_list_is_refused_by_name() -> None:
    with pytest.raises(UnknownChoice, match="There is no list called “spells”"):
        lists.choices("spells", on=TODAY)


def test_flags_cannot_be_changed() -> None:
    flags = lists.find("subjects", "looked_after_children").flags

    with pytest.raises(TypeError):
        flags["children"] = False  # type: ignore[index]
    assert isinstance(lists.find("subjects", "patients"), Choice)
