"""The sentence on who is bound says the exception first; the rows say where each signature stands."""

import pytest

from register.reading.entry.bound import who_is_bound
from register.web.tables import Cell
from tests.factories.story import Story
from tests.unit.register.reading.records import a_record

SIGNED = Story().entered("2025-01-01", "abc").signed("2025-02-01", "abc")
EACH = Story().entered("2025-01-01", "abc", rule="each").signed("2025-02-01", "ab")
LEFT = Story().entered("2025-01-01", "abc").signed("2025-02-01", "abc").told("withdrew", "2025-03-01", "c")
RENEWED = (
    Story()
    .entered("2025-01-01", "abc")
    .signed("2025-02-01", "abc")
    .entered("2025-03-01", "abc", version=2, rule="each", supersedes=1)
    .signed("2025-03-15", "ab", version=2)
)
EXCUSED = Story().entered("2025-01-01", "abc").signed("2025-02-01", "ab").told("excused", "2025-02-02", "c")
CARRIED = Story().entered("2025-01-01", "ab", carried=["c"], supersedes=None).signed("2025-02-01", "ab")
CANCELLED = Story().entered("2025-01-01", "abc").told("cancelled", "2025-02-01")
MOVED = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab").told("transferred", "2025-03-01", "b", to="c")


def said(story: Story, *, version: int = 1) -> str:
    """Return the sentence on who was bound in April."""
    sentence = who_is_bound(a_record(story, "2025-04-01", version=version)).sentence
    return sentence.replace("\N{NO-BREAK SPACE}", " ").replace("on 1 April 2025", "then")


def cells(story: Story, row: int, *, version: int = 1) -> tuple[Cell, ...]:
    """Return the cells of a party in April."""
    return who_is_bound(a_record(story, "2025-04-01", version=version)).table.rows[row].cells


@pytest.mark.parametrize(
    ("story", "version", "sentence"),
    [
        (SIGNED, 1, "All three organisations are bound then."),
        (EACH, 1, "Two of three organisations are bound then; Charnwood is not."),
        (LEFT, 1, "Two of three organisations are bound then; Charnwood is not."),
        (
            RENEWED,
            2,
            "All three organisations are bound then. Charnwood is bound by version 1, until it signs version 2.",
        ),
        (RENEWED, 1, "All three organisations are bound then. Ashby and Blaby are bound by version 2."),
        (CANCELLED, 1, "Nobody is bound then: it is over."),
        (Story().entered("2025-01-01", "abc"), 1, "Nobody is bound then: the agreement has not begun."),
        (MOVED, 1, "Two of three organisations are bound then; Blaby is not."),
    ],
)
def test_who_is_bound(story: Story, version: int, sentence: str) -> None:
    assert said(story, version=version) == sentence


def test_one_party_alone_is_bound_by_a_protocol() -> None:
    record = a_record(Story().entered("2025-01-01", "a", rule="each").signed("2025-02-01", "a"), "2025-04-01")
    alone = Story().entered("2025-01-01", "a", rule="each").signed("2025-02-01", "a").folded(least=1)

    sentence = who_is_bound(type(record)(**{**vars(record), "whole": alone})).sentence

    assert sentence.startswith("The one organisation is bound on")


def test_a_party_that_left_was_bound_until() -> None:
    assert cells(LEFT, 2)[1].text == "Until 1\N{NO-BREAK SPACE}March 2025"


def test_a_party_still_bound_by_an_older_version_says_so() -> None:
    signature, since = cells(RENEWED, 2, version=2)

    assert signature.tag == "Not signed"
    assert since.text == "Version 1, since 1\N{NO-BREAK SPACE}February 2025"


def test_who_need_not_sign_says_why() -> None:
    assert cells(EXCUSED, 2)[0].text == "Excused from signing"
    assert cells(CARRIED, 2)[0].text.startswith("Carried from")
    assert cells(CANCELLED, 0)[0].empty == "Did not sign"
    assert cells(MOVED, 2)[0].empty == "Not asked to sign"
