"""Every question of the drafting chapters that is answered by typing says why it is asked, with two examples."""

import pytest
from django import forms

from agreements.forms.asking import reasons
from agreements.forms.part_form import PartForm
from agreements.forms.parties import ContactsForm
from agreements.forms.responsibility import HandOverForm
from agreements.forms.row_kinds import KINDS
from agreements.views.chapters import FORMS
from register.documents.visible import is_visible
from register.web.questions import question_of

# Answered by choosing, or not for people.
CHOSEN = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.CheckboxInput, forms.HiddenInput)
ASKED: tuple[type[PartForm], ...] = (
    *FORMS.values(),
    *(kind.form for kind in KINDS.values()),
    ContactsForm,
    HandOverForm,
)
BY_NAME = {form.__name__: form for form in ASKED}


def typed(form: type[PartForm]) -> set[str]:
    """Return the names of the fields that are answered by typing."""
    return {name for name, field in form.base_fields.items() if not isinstance(field.widget, CHOSEN)}


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.__name__)
def test_each_question_that_is_typed_says_why_it_is_asked(form: type[PartForm]) -> None:
    assert typed(form) - reasons().get(form.__name__, {}).keys() == set()


def test_each_reason_is_of_a_question_that_is_asked() -> None:
    known = {name: set(form.base_fields) for name, form in BY_NAME.items()}

    assert {name for name in reasons() if name not in known} == set()
    assert {(form, name) for form, rows in reasons().items() for name in rows.keys() - known[form]} == set()


def test_reasons_and_examples_are_short_sentences_of_their_own() -> None:
    rows = [row for fields in reasons().values() for row in fields.values()]

    assert all(is_visible(text) for row in rows for text in (row.why, row.good, row.poor))
    assert all(row.why.endswith(".") and len(row.why) <= 220 for row in rows)
    assert all(row.good != row.poor and max(len(row.good), len(row.poor)) <= 220 for row in rows)
    assert len({row.why for row in rows}) == len(rows)


def test_reason_stands_with_its_question() -> None:
    page = FORMS["about"]().as_div()

    assert page.count("Why we ask") == len(typed(FORMS["about"]))
    assert "<b>Good:</b> Head of Adult Social Care" in page


def test_examples_stand_open_where_a_reviewer_looks_first() -> None:
    shown = question_of(FORMS["purpose"]().fields["aims"])

    assert shown.shows_examples
    assert shown.why
