"""No field in use says a stock sentence of Django's: each fault has a sentence of the register's own."""

import ast
import functools
import importlib
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from allauth.account import forms as account_forms
from django import forms

from tests.house.tree import APPS, product

PACKAGES = (*APPS, account_forms.__name__)


@functools.cache
def stock() -> frozenset[str]:
    """Return the sentences that Django comes with, as its own list for translators has them."""
    lines = (Path(django.__path__[0]) / "conf/locale/en/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    found, current = set(), ""
    for line in lines.splitlines():
        if line.startswith(("msgid ", "msgid_plural ")):
            current = ast.literal_eval(line.partition(" ")[2])
        elif line.startswith('"'):
            current += ast.literal_eval(line)
        elif line.startswith("msgstr"):
            found.add(current)
    return frozenset(found - {""})


def forms_in_use() -> Iterator[type[forms.BaseForm]]:
    """Yield every form class of the four apps, and those of sign-in."""
    for path in product():
        if "forms" in path.parts or "views" in path.parts:
            importlib.import_module(".".join(path.with_suffix("").parts))
    known, left = set(), [forms.BaseForm]
    while left:
        form = left.pop()
        left += form.__subclasses__()
        if form not in known and form.__module__.startswith(PACKAGES):
            known.add(form)
            yield form


@functools.cache
def fields_in_use() -> tuple[tuple[str, forms.Field], ...]:
    return tuple(
        (f"{form.__module__}.{form.__name__}.{name}", field)
        for form in forms_in_use()
        for name, field in getattr(form, "base_fields", {}).items()
    )


def test_no_field_in_use_says_a_stock_sentence() -> None:
    said = {(name, code): str(text) for name, field in fields_in_use() for code, text in field.error_messages.items()}

    assert {where: text for where, text in said.items() if text in stock()} == {}


def test_no_validator_of_a_field_in_use_says_a_stock_sentence() -> None:
    said = {
        (name, validator.code): str(validator.message)
        for name, field in fields_in_use()
        for validator in field.validators
        if validator.code not in field.error_messages
    }

    assert {where: text for where, text in said.items() if text in stock()} == {}


@pytest.mark.parametrize(
    ("field", "sent", "sentence"),
    [
        (forms.CharField(), "", "Answer this question."),
        (forms.CharField(max_length=3), "four", "Shorten this to 3 characters or fewer."),
        (forms.EmailField(), "nobody", "Give a whole e-mail address, such as name@council.example."),
        (forms.IntegerField(max_value=9), "10", "Give 9 or less."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Choose one of the answers that are offered."),
        (forms.DateField(), "31 2 2027", "Give a day, such as 27 3 2027."),
        (forms.CharField(), "a\x00b", "Take out the characters that cannot be seen."),
    ],
)
def test_a_field_says_our_sentence(field: forms.Field, sent: str, sentence: str) -> None:
    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(sent)

    assert refusal.value.messages == [sentence]


def test_there_are_stock_sentences_and_fields_to_be_found() -> None:
    assert "This field is required." in stock()
    assert len(fields_in_use()) > 100
