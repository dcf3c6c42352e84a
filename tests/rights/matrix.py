"""Asks all visitors at all addresses, each cell once: what was answered, what it told, and where it led."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from tests.rights.addresses import address, is_ours
from tests.rights.asking import Answer, Asker
from tests.rights.bodies import Body, before, body, shown
from tests.rights.expecting import SAME_AS, pages
from tests.rights.world import OWN_PAGES, Thing, World

# Nobody, somebody without a right, and those who between them open every page and may do every act.
ANYBODY, DOERS = "anonymous", ("lead manager", "author")
TELLING = (ANYBODY, "public", "lead officer", *DOERS)


class Cell(NamedTuple):
    """One question: at which address, how, about what in which state, and who asks."""

    name: str
    method: str
    state: str
    visitor: str


Answers = Mapping[Cell, tuple[str, str]]
Link = tuple[str, str]  # who reads it, and where it leads


class Matrix:
    """The answers, by the name of the address; what was asked once is not asked again."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.asker = Asker()
        self.leaks: dict[str, list[tuple[Cell, str]]] = {}
        self.links: dict[str, dict[Link, Cell]] = {}
        self._answers: dict[str, Answers] = {}
        self._shown: dict[tuple[str, str], Body] = {}

    def things(self, name: str) -> tuple[Thing, ...]:
        """Return what the address can be about, the state that is asked in full first."""
        return self.world.things[pages()[name].about]

    def visitors(self, name: str, thing: Thing) -> tuple[str, ...]:
        """Return who asks: everybody in the first state; in the others all whom a line names, and the telling few.

        Those few alone ask at allauth's own pages, which know of no rights.
        """
        is_first = thing is self.things(name)[0]
        if is_first and is_ours(name):
            return tuple(self.world.visitors)
        asked = pages()[name].named.union(TELLING, SAME_AS if is_first else ())
        return tuple(who for who in self.world.visitors if who in asked)

    def cells(self, name: str) -> Iterator[tuple[Cell, Thing, str]]:
        """Yield each cell of an address with what it is about, and the answer that is expected."""
        page, first = pages()[name], self.things(name)[0]
        for thing in self.things(name):
            for method in ("get", "post"):
                if method == "post" and page.has_no_form and thing is not first:
                    continue
                who = self.visitors(name, thing)
                for visitor, expected in page.expected(method, thing.state, who).items():
                    yield Cell(name, method, thing.state, visitor), thing, expected

    def answers(self, name: str) -> Answers:
        """Return for each cell of an address what was answered and expected; note what it told, and its links."""
        if name not in self._answers:
            self.leaks[name], self.links[name], found = [], {}, {}
            for cell, thing, expected in self.cells(name):
                answer = self.ask(cell, thing)
                found[cell] = (answer.word, expected)
                self.leaks[name] += [(cell, word) for word in self.told(cell, answer)]
                if cell.visitor in TELLING and (cell.method, answer.word) == ("get", "opens"):
                    self.links[name] |= {(cell.visitor, at): cell for at in answer.links}
            self._answers[name] = found
        return self._answers[name]

    def ask(self, cell: Cell, thing: Thing) -> Answer:
        """Ask one question."""
        visitor, values = self.world.visitors[cell.visitor], pages()[cell.name].values
        path = address(cell.name, {**thing.at, **values})
        sent = body(cell.name, self._page(cell), visitor) if cell.method == "post" else None
        return self.asker.ask(cell.method, visitor.browser, path, sent, before(cell.name, thing, values, visitor))

    def told(self, cell: Cell, answer: Answer) -> list[str]:
        """Return the words of an answer that stand in what its reader may not open."""
        text = answer.text
        return [word for word in self.closed_words[cell.visitor] if word in text]

    def thing_of(self, cell: Cell) -> Thing:
        """Return what a cell is about."""
        return next(thing for thing in self.things(cell.name) if thing.state == cell.state)

    def _page(self, cell: Cell) -> Body:
        key = (cell.name, cell.state)
        if key not in self._shown:
            has_no_form = pages()[cell.name].has_no_form
            self._shown[key] = {} if has_no_form else shown(self.world, cell.name, self.thing_of(cell))
        return self._shown[key]

    def otherwise(self, name: str, *methods: str) -> Mapping[tuple[str, Cell], str]:
        """Return what a few visitors are answered to other methods, in the first state, by the cell of GET."""
        found, first = {}, self.things(name)[0]
        for cell, thing, _ in self.cells(name):
            if cell.method == "get" and thing is first and cell.visitor in (ANYBODY, *DOERS):
                for method in methods:
                    found[method, cell] = self.ask(cell._replace(method=method), thing).word
        return found

    @cached_property
    def closed_words(self) -> Mapping[str, tuple[str, ...]]:
        """For each visitor, the words that stand in what they may not open, and nowhere else."""
        return {who: tuple(self._closed(who)) for who in self.world.visitors}

    def _closed(self, who: str) -> Iterator[str]:
        for kind, name in OWN_PAGES.items():
            for thing in self.world.things[kind]:
                opens = pages()[name].expected("get", thing.state, (who,))[who] == "opens"
                if thing.words and not opens:
                    yield thing.words
