"""Every check of the record has a deed that it alone stands in the way of (tests/unit/test_each_refusal.py)."""

from tests.acts.checks import checks
from tests.acts.refusals import REFUSED


def test_every_check_has_a_deed_that_it_refuses() -> None:
    """Add one to tests/acts/refusals.py: arranged, and refused by nothing else."""
    assert set(REFUSED) == set(checks())
