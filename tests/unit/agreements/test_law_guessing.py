"""Guesses of what kind of data an item is, from its name."""

import pytest

from agreements.law.guessing import guess_kind, is_vague


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("NHS number", ("identifiers", "ordinary")),
        ("NHS Numbers", ("identifiers", "ordinary")),
        ("Home address", ("contact", "ordinary")),
        ("Children’s names", ("family", "ordinary")),
        ("Diagnosis", ("health", "health")),
        ("Current medication and allergies", ("health", "health")),
        ("Ethnicity", ("equality", "special")),
        ("Sexual orientation", ("equality", "special")),
        ("Fingerprints", ("genetic_or_biometric", "special")),
        ("Previous convictions", ("criminal_offence", "offence")),
        ("Bail conditions", ("criminal_offence", "offence")),
        ("Crime reference number", ("identifiers", "ordinary")),
        ("School and attendance", ("education", "ordinary")),
        ("Rent arrears", ("housing", "ordinary")),
        ("Date of meeting", ("other", "ordinary")),
        ("Quux", ("", "")),
        ("", ("", "")),
    ],
)
def test_an_item_is_guessed_from_its_words(label: str, kind: tuple[str, str]) -> None:
    assert guess_kind(label) == kind


def test_the_gravest_kind_is_guessed() -> None:
    assert guess_kind("Name, address, diagnosis and convictions") == ("health", "health")
    assert guess_kind("Name and previous convictions") == ("criminal_offence", "offence")


def test_a_word_is_matched_whole() -> None:
    assert guess_kind("Arrester of lightning") == ("", "")


@pytest.mark.parametrize(
    "label", ["Any relevant information", "any other details", "Everything", "Case notes, etc.", "Details as required"]
)
def test_a_name_for_everything_is_vague(label: str) -> None:
    assert is_vague(label)


@pytest.mark.parametrize("label", ["Diagnosis", "Relevant conviction", "Etching", "Company name"])
def test_a_name_for_something_is_not_vague(label: str) -> None:
    assert not is_vague(label)
