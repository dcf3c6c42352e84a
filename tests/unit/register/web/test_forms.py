"""Fields drawn as the design system draws them, and errors whose links land."""

import re

import pytest
from django import forms

from register.web.forms import ErrorLink, GovukField, error_links
from register.web.questions import Question, question
from register.web.samples import SampleForm


def ids(html: str) -> set[str]:
    """Returns every id in the markup."""
    return set(re.findall(r'\bid="([^"]+)"', html))


def test_every_error_link_lands_on_a_control() -> None:
    form = SampleForm({})
    html = str(form)

    targets = [link.target for link in error_links(form)]

    assert len(targets) == 7
    assert set(targets) <= ids(html)
    assert {"id_kind_0", "id_about_0", "id_moved_on_0"} <= set(targets)


def test_errors_of_the_whole_form_come_first_and_lead_nowhere() -> None:
    form = SampleForm({})
    form.add_error(None, "Two of these answers contradict each other.")

    assert error_links(form)[0] == ErrorLink("Two of these answers contradict each other.", "")


def test_choices_without_any_choice_are_reached_by_their_group() -> None:
    class NoneForm(forms.Form):
        which = forms.ChoiceField(choices=[], widget=forms.RadioSelect)

    form = NoneForm({})

    assert error_links(form)[0].target == "id_which_group"
    assert "id_which_group" in ids(str(form))


def test_an_error_of_a_hidden_field_leads_nowhere() -> None:
    class HiddenForm(forms.Form):
        revision = forms.IntegerField(widget=forms.HiddenInput)

    form = HiddenForm({})

    assert error_links(form) == [ErrorLink("Answer this question.", "")]
    assert "govuk-" not in str(form)


def test_the_server_answers_and_not_the_browser() -> None:
    html = str(SampleForm())

    assert "required" not in html
    assert "placeholder" not in html


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("name", 'class="govuk-input"'),
        ("about", 'class="govuk-checkboxes__input"'),
        ("kind", "govuk-radios--small"),
        ("why", 'class="govuk-textarea"'),
        ("moved_on", "govuk-input--width-4"),
        ("group", 'class="govuk-select"'),
        ("scan", 'class="govuk-file-upload"'),
        ("password", "govuk-js-password-input-toggle"),
        ("same", 'class="govuk-checkboxes__input"'),
    ],
)
def test_each_kind_of_field_is_drawn_in_its_way(name: str, found: str) -> None:
    bound = SampleForm()[name]

    assert found in bound.as_field_group()


def test_a_wrong_field_says_so_to_eye_and_ear() -> None:
    html = SampleForm({})["name"].as_field_group()

    assert 'class="govuk-input govuk-input--error"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_a_choice_has_its_own_hint() -> None:
    html = SampleForm()["kind"].as_field_group()

    assert 'aria-describedby="id_kind_0_helptext"' in html
    assert "Special category: the law protects it more." in html


def test_a_question_shows_examples_and_its_gap() -> None:
    html = SampleForm()["why"].as_field_group()

    assert "<b>Good:</b> So that a bed" in html
    assert "<b>Poor:</b> For care purposes." in html
    assert 'class="app-gap">Gap: say why it is needed' in html


def test_a_question_may_be_the_title_of_its_page() -> None:
    class TitleForm(forms.Form):
        name = question(forms.CharField(label="Who?"), Question(size="l", heading=True))
        kind = question(
            forms.ChoiceField(label="Which?", choices=[("a", "A")], widget=forms.RadioSelect),
            Question(size="l", heading=True, inline=True),
        )

    html = str(TitleForm())

    assert '<h1 class="govuk-label-wrapper">' in html
    assert '<h1 class="govuk-fieldset__heading">Which?</h1>' in html
    assert "govuk-radios--inline" in html


def test_what_people_typed_never_becomes_markup() -> None:
    class HintForm(forms.Form):
        name = forms.CharField(label="<b>Name</b>", help_text="<script>alert(1)</script>")

    html = str(HintForm({"name": '"><script>'}))

    assert "<script>" not in html
    assert "<b>" not in html


def test_a_class_of_the_widget_is_kept() -> None:
    class WidthForm(forms.Form):
        code = forms.CharField(widget=forms.TextInput({"class": "govuk-input--width-5"}))

    bound = WidthForm()["code"]

    assert isinstance(bound, GovukField)
    assert 'class="govuk-input govuk-input--width-5"' in str(bound)
