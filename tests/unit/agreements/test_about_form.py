"""Chapter 1: an agreement may be part of a wider one and replace another, both by reference and title."""

from typing import Any

import pytest

from agreements.forms.about import AboutForm
from signatories.access import Access
from signatories.models import Organisation

TITLES = {"ISA-0001": "MARAC", "ISA-0002": "Severe weather"}


def form_of(**answers: Any) -> AboutForm:
    form = AboutForm({"title": "Hospital discharge", **answers})
    form.offer_documents(TITLES)
    form.offer_leads(Organisation(code="blaby", name="Blaby"), Access())
    return form


def test_a_wider_agreement_is_kept_with_its_title() -> None:
    form = form_of(parent="ISA-0001", replaces_answer="none")

    assert form.is_valid()
    identity = form.content({})["identity"]
    assert identity["parent"] == {"answer": "chosen", "reference": "ISA-0001", "title": "MARAC"}
    assert identity["replaces"] == {"answer": "none", "reference": "", "title": ""}
    assert AboutForm.initial_from({"identity": identity})["parent"] == "ISA-0001"


@pytest.mark.parametrize("name", ["parent", "replaces"])
def test_yes_without_an_agreement_is_asked_again(name: str) -> None:
    form = form_of(**{f"{name}_answer": "chosen"})

    assert form.errors[name] == ["Choose the agreement, or answer no above."]


def test_an_agreement_that_is_not_on_the_register_is_refused() -> None:
    form = form_of(parent="ISA-0999")

    assert "parent" in form.errors
