"""Chapter 2: the usual forbidden uses are ticked, others are typed, and both stand as one list."""

from typing import Any

import pytest

from agreements.forms.purpose import USUAL, PurposeForm

STANDING = {"uses": {"prohibited": {"answer": "rows", "rows": [{"text": "Selling it on"}, {"text": "Marketing"}]}}}


def prohibited(standing: dict[str, Any], **sent: Any) -> dict[str, Any]:
    """Return what the document holds of forbidden uses after these answers."""
    form = PurposeForm(sent, initial=PurposeForm.initial_from(standing))
    assert form.is_valid(), form.errors
    return dict(form.content(standing)["uses"]["prohibited"])


def texts(held: dict[str, Any]) -> list[str]:
    return [row["text"] for row in held["rows"]]


def test_one_tick_adds_one_use_and_keeps_what_was_typed() -> None:
    held = prohibited(STANDING, prohibited_usual=["Marketing", "Staff discipline"], prohibited="Selling it on")

    assert held["answer"] == "rows"
    assert texts(held) == ["Selling it on", "Marketing", "Staff discipline"]


def test_tick_taken_away_takes_its_use_alone() -> None:
    assert texts(prohibited(STANDING, prohibited="Selling it on")) == ["Selling it on"]


def test_use_that_is_ticked_and_typed_stands_once() -> None:
    assert texts(prohibited({}, prohibited_usual=["Marketing"], prohibited="Marketing")) == ["Marketing"]


def test_tick_answers_for_itself() -> None:
    assert prohibited({}, prohibited_usual=["Marketing"], prohibited_answer="none")["answer"] == "rows"
    assert prohibited({}, prohibited_answer="none") == {"answer": "none", "rows": []}
    assert prohibited({}, prohibited_answer="rows") == {"answer": "", "rows": []}


def test_what_stands_is_shown_ticked_or_typed() -> None:
    initial = PurposeForm.initial_from(STANDING)

    assert (initial["prohibited_usual"], initial["prohibited"]) == (["Marketing"], ["Selling it on"])


@pytest.mark.parametrize("use", sorted(USUAL))
def test_each_usual_use_can_be_ticked(use: str) -> None:
    assert texts(prohibited({}, prohibited_usual=[use])) == [use]


def test_use_that_is_not_offered_is_refused() -> None:
    form = PurposeForm({"prohibited_usual": ["Nothing"]})

    assert form.errors["prohibited_usual"] == ["Choose one of the answers that are offered."]
