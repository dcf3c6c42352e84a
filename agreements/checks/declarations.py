"""Submission: the five tests of the protocol, each with its evidence."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error
from agreements.checks.words import is_blank
from register.documents.agreement import Agreement

CHAPTER = "declarations"
TESTS = {
    "requirement": "that there is a clearly defined requirement",
    "lawful": "that the sharing is lawful",
    "data_protection": "that it accords with data protection law",
    "appropriate": "that only appropriate information is shared",
    "interests": "that it is in the interests of service users and communities",
}


def v19_five_declarations(document: Agreement, context: Context) -> Findings:
    """Protocol 2014: the five tests that every information sharing agreement meets (V19)."""
    for field, words in TESTS.items():
        if is_blank(getattr(document.declarations, field)):
            yield error("V19", CHAPTER, field, f"Say in one sentence what shows {words}.")


RULES: tuple[Rule, ...] = (v19_five_declarations,)
