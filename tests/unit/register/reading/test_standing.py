"""The sentence beside a status says since when, who is missing, and what came of it."""

from datetime import date

import pytest

from register.reading.entry.standing import standing
from tests.factories.story import Story
from tests.unit.register.reading.records import a_record

OPEN = Story().entered("2025-01-01", "abc")
SIGNED = Story().entered("2025-01-01", "abc").signed("2025-02-01", "abc")
DATED = Story().entered("2025-01-01", "ab", rule="date", start="2025-06-01").signed("2025-02-01", "ab")
SUSPENDED = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab").told("suspended", "2025-03-01")
DECLINED = Story().entered("2025-01-01", "abc").told("declined", "2025-02-01", "b")
CANCELLED = Story().entered("2025-01-01", "abc").signed("2025-01-02", "a").told("cancelled", "2025-02-01")
EXPIRED = Story().entered("2025-01-01", "ab", expires="2025-07-01").signed("2025-02-01", "ab")
NEVER = Story().entered("2025-01-01", "ab", expires="2025-07-01")
RENEWED = (
    Story()
    .entered("2025-01-01", "ab")
    .signed("2025-02-01", "ab")
    .entered("2025-05-01", "ab", version=2, supersedes=1)
    .signed("2025-06-01", "ab", version=2)
)
OVERTAKEN = (
    Story()
    .entered("2025-01-01", "ab")
    .entered("2025-05-01", "ab", version=2, supersedes=1)
    .signed("2025-06-01", "ab", version=2)
)
ECLIPSED = (
    Story()
    .entered("2025-01-01", "ab")
    .signed("2025-06-01", "ab")
    .entered("2025-02-01", "ab", version=2, supersedes=1)
    .signed("2025-06-01", "ab", version=2)
)
MISSING = "Signed by none of three organisations; Ashby, Blaby and Charnwood have yet to sign."
REPLACED = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab").told("superseded", "2025-03-01")
CARRIED = Story().entered("2025-01-01", "", carried=["a", "b"])


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (OPEN, f"Opened for signature on 1 January 2025. {MISSING}"),
        (SIGNED, "Since 1 February 2025. Signed by all three organisations."),
        (DATED, "Begins on 1 June 2025. Signed by both organisations."),
        (SUSPENDED, "In force since 1 February 2025, suspended since 1 March 2025. Signed by both organisations."),
        (DECLINED, f"Opened for signature on 1 January 2025. Blaby has declined to sign. {MISSING}"),
        (CANCELLED, "Cancelled on 1 February 2025, before it began. Signed by one of three organisations."),
        (
            REPLACED,
            "In force from 1 February 2025 until 1 March 2025, when another agreement took its place. "
            "Signed by both organisations.",
        ),
        (CARRIED, "Since 1 January 2025."),
    ],
)
def test_how_a_version_stands_in_april(story: Story, sentence: str) -> None:
    assert standing(a_record(story, "2025-04-01")).replace("\N{NO-BREAK SPACE}", " ") == sentence


@pytest.mark.parametrize(
    ("story", "sentence"),
    [
        (EXPIRED, "In force from 1 February 2025 to 30 June 2025."),
        (NEVER, "Ended on 1 July 2025, before it began."),
        (RENEWED, "In force from 1 February 2025 until 1 June 2025, when version 2 took its place."),
        (ECLIPSED, "Began on 1 June 2025, the day on which version 2 took its place."),
        (OVERTAKEN, "Never began: version 2 began on 1 June 2025."),
    ],
)
def test_how_a_version_that_is_over_came_to_be_so(story: Story, sentence: str) -> None:
    assert standing(a_record(story, "2025-12-01")).replace("\N{NO-BREAK SPACE}", " ").startswith(sentence)


def test_a_review_is_due_or_overdue() -> None:
    record = a_record(SIGNED, "2025-04-01")
    record.entry.review_on = date(2025, 3, 31)

    assert standing(record).endswith("Review overdue since 31\N{NO-BREAK SPACE}March 2025.")
