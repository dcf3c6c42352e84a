"""Who may do what stands in tests/rights/expected.toml for every address of the URLconf, and for no other."""

from tests.rights.addresses import by_name
from tests.rights.expecting import pages


def test_every_address_is_listed() -> None:
    """An address that nobody wrote a line for is open to nobody knows whom."""
    assert not set(by_name()) - set(pages()), "Say in tests/rights/expected.toml who may open these."


def test_nothing_is_listed_that_is_no_address() -> None:
    assert not set(pages()) - set(by_name()), "Take these out of tests/rights/expected.toml."
