"""Where links lead: what the matrix has asked already is not asked again."""

from collections.abc import Mapping
from functools import cached_property

from tests.rights.addresses import address
from tests.rights.expecting import Page, pages
from tests.rights.matrix import Matrix

NOWHERE = {"refused", "hidden", "sign-in"}


class Links:
    """Follows links, each once for each reader."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._followed: dict[tuple[str, str], str] = {}

    @cached_property
    def asked(self) -> Mapping[str, tuple[Page, str]]:
        """Every address at which the matrix asks the telling few, with its page and the state of what it is about."""
        things = self.matrix.things
        return {
            address(name, {**thing.at, **page.values}): (page, thing.state)
            for name, page in pages().items()
            for thing in things(name)
        }

    def leads_nowhere(self, who: str, at: str) -> bool:
        """Return whether a reader who follows a link is refused, finds nothing, or is asked to sign in first."""
        if at in self.asked:
            page, state = self.asked[at]
            return page.expected("get", state, (who,))[who] in NOWHERE
        if (who, at) not in self._followed:
            browser = self.matrix.world.visitors[who].browser
            self._followed[who, at] = self.matrix.asker.ask("get", browser, at).word
        return self._followed[who, at] in NOWHERE
