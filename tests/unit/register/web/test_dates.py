"""A day asked for in three boxes."""

from datetime import date

import pytest
import time_machine
from django import forms

from register.web.dates import DateField


class StartForm(forms.Form):
    """One day, required."""

    on = DateField(what="the day it starts", label="When does it start?")


def typed(day: str, month: str, year: str) -> StartForm:
    """Returns the form as sent with these three boxes."""
    return StartForm({"on_day": day, "on_month": month, "on_year": year})


@pytest.mark.parametrize("month", ["2", "02", "February", "feb"])
def test_a_month_is_a_number_or_a_name(month: str) -> None:
    form = typed("6", month, "2014")

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2014, 2, 6)


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("", "", "", "Enter the day it starts."),
        ("6", "", "2014", "The day it starts must include a month."),
        ("", "", "2014", "The day it starts must include a day and a month."),
        ("31", "2", "2027", "The day it starts must be a real date, such as 27 3 2027."),
        ("6", "2", "14", "The day it starts must be a real date, such as 27 3 2027."),
        ("six", "2", "2014", "The day it starts must be a real date, such as 27 3 2027."),
        ("6", "2", "20x4", "The day it starts must be a real date, such as 27 3 2027."),
    ],
)
def test_what_is_no_day_is_answered_in_a_sentence(day: str, month: str, year: str, sentence: str) -> None:
    form = typed(day, month, year)

    assert form.errors["on"] == [sentence]


def test_what_was_typed_is_shown_again() -> None:
    html = str(typed("31", "2", "2027")["on"])

    assert 'value="31"' in html
    assert 'value="2027"' in html
    assert "govuk-input--error" in html


def test_a_day_kept_fills_the_three_boxes() -> None:
    html = str(StartForm(initial={"on": date(2014, 2, 6)})["on"])

    assert [f'value="{part}"' in html for part in (6, 2, 2014)] == [True, True, True]


def test_a_day_that_did_not_change_has_not_changed() -> None:
    kept = {"on": date(2014, 2, 6)}
    data = {"on_day": "6", "on_month": "2", "on_year": "2014"}

    assert not StartForm(data, initial=kept).has_changed()
    assert StartForm({**data, "on_day": "7"}, initial=kept).has_changed()


def test_an_optional_day_may_be_left_out() -> None:
    field = DateField(what="the day", required=False)

    assert field.clean(["", "", ""]) is None
    assert field.clean(date(2014, 2, 6)) == date(2014, 2, 6)


# Half past eleven at night in UTC is tomorrow already in a London summer.
@time_machine.travel("2026-07-01 23:30:00Z", tick=False)
def test_a_past_day_ends_with_today_in_london() -> None:
    field = DateField(what="the day they signed", past=True)

    assert field.clean(["2", "7", "2026"]) == date(2026, 7, 2)
    with pytest.raises(forms.ValidationError, match="The day they signed must be today or in the past."):
        field.clean(["3", "7", "2026"])


def test_a_day_before_the_earliest_is_refused() -> None:
    field = DateField(what="the day it starts", earliest=lambda: date(2026, 12, 1))

    assert field.clean(["1", "12", "2026"]) == date(2026, 12, 1)
    with pytest.raises(forms.ValidationError, match="The day it starts must be 1 December 2026 or later."):
        field.clean(["30", "11", "2026"])
