"""Chapters 2 and 5: what is published, how people are matched, and the steps of the work."""

from typing import Any

import pytest

from agreements.forms.flows import WaysForm
from agreements.forms.purpose import PurposeForm

STEP = {"who": "Ward clerk", "what": "sends the notice by noon"}
STANDING = {"process_steps": {"answer": "rows", "rows": [{**STEP, "form": "Form 7", "system": "Portal"}]}}


def test_a_step_that_stands_keeps_its_form_and_system() -> None:
    form = WaysForm(
        {"matching": "NHS number", "process_steps": "Ward clerk: sends the notice by noon\nCouncil: answers"}
    )

    assert form.is_valid()
    content = form.content(STANDING)
    assert content["matching"] == "NHS number"
    assert content["process_steps"] == {
        "answer": "rows",
        "rows": [{**STEP, "form": "Form 7", "system": "Portal"}, {"who": "Council", "what": "answers"}],
    }
    assert WaysForm.initial_from(content)["process_steps"] == content["process_steps"]["rows"]


@pytest.mark.parametrize(("before", "after"), [("none", "none"), ("rows", "")])
def test_no_steps_leave_none_as_it_was(before: str, after: str) -> None:
    form = WaysForm({"process_steps": ""})

    assert form.is_valid()
    assert form.content({"process_steps": {"answer": before, "rows": []}})["process_steps"]["answer"] == after


@pytest.mark.parametrize(
    ("answers", "outputs"),
    [
        ({"outputs_answer": "none"}, {"answer": "none", "text": ""}),
        ({"outputs": "Totals only"}, {"answer": "text", "text": "Totals only"}),
        ({"outputs_answer": "text"}, {"answer": "", "text": ""}),
    ],
)
def test_what_is_published_is_none_or_said(answers: dict[str, Any], outputs: dict[str, str]) -> None:
    form = PurposeForm(answers)

    assert form.is_valid()
    assert form.content({})["uses"]["outputs"] == outputs
