"""The register's list: first and last page, for readers who may see more and less of it."""

import html
import re
from collections.abc import Callable, Sequence

from django.db import connection

from register.clock import today
from tests.bench.asking import Reader
from tests.bench.figures import Figure
from tests.bench.saying import say
from tests.bench.timing import in_turn
from tests.bench.world import SIZES, World

LIST = "/register/"
BARE = "/bare/"
MOST_W, MOST_LAST, MOST_RIGHTS, MOST_QUERIES = 2.5, 1.1, 1.5, 6
SAME_ROWS = """
    SELECT reference, during, version, status, title, theme, signed, required, commenced_on, review_on
    FROM register_listing WHERE reference = ANY(%s) AND during @> %s
"""


def references_in(page: bytes) -> list[str]:
    """Return the references of a page of the list, in its order."""
    return [found.decode() for found in re.findall(rb'href="/register/(ISA-\d+)/', page)]


def same_rows(references: Sequence[str]) -> Callable[[], object]:
    """Return F: what reads the rows of a page, known beforehand, by raw SQL."""

    def read() -> object:
        with connection.cursor() as cursor:
            cursor.execute(SAME_ROWS, [list(references), today()])
            return cursor.fetchall()

    return read


def last_page(reader: Reader, address: str = LIST) -> str:
    """Return the address of the last page of a list, as its first page gives it."""
    links = [html.unescape(link.decode()) for link in re.findall(rb'href="(\?[^"]*)"', reader.get(address))]
    ends = [link for link in links if link.endswith("before=end")]
    return LIST + (ends or sorted((link for link in links if "page=" in link), key=_place))[-1]


def _place(link: str) -> int:
    found = re.search(r"page=(\d+)", link)
    return int(found[1]) if found else 0


def list_figures(world: World) -> list[Figure]:
    """Return the figures of the list."""
    figures, firsts, lasts, floors = [], {}, {}, {}
    for name, reader in world.readers.items():
        say(f"list, read by {name}")
        taken = _one(reader, world.readers["a manager of the busiest"])
        firsts[name], lasts[name] = taken["first"] / taken["W"], taken["last"] / taken["W"]
        floors[name] = taken["first"] / taken["F"]
        figures.append(Figure(f"first page, {name}, drawn anew", firsts[name], "W", MOST_W))
        figures.append(Figure(f"any page again, {name}", taken["again"] / taken["W"], "W", MOST_W))
        figures.append(Figure(f"last page over first page, {name}", taken["last"] / taken["first"], "×", MOST_LAST))
    figures.append(Figure("first page, worst reader, drawn anew", max(firsts.values()), "W", MOST_W))
    figures.append(Figure("first page, worst reader, drawn anew", max(floors.values()), "F"))
    say("list, narrowed to one organisation, and the rights filter")
    return [*figures, *_narrowed(world), _rights(world), *_queries(world)]


def _one(reader: Reader, signed_in: Reader) -> dict[str, float]:
    last = last_page(reader)
    return in_turn(
        {
            "W": lambda: signed_in.get(BARE),
            "F": same_rows(references_in(reader.get(LIST))),
            "first": lambda: reader.get_anew(LIST),
            "last": lambda: reader.get_anew(last),
            "again": lambda: reader.get(last),
        }
    )


def _narrowed(world: World) -> list[Figure]:
    reader = world.readers["a manager of one in the middle"]
    subjects = {
        name: (lambda code=code: reader.get_anew(f"{LIST}?organisation={code}")) for name, code in SIZES.items()
    }
    taken = in_turn({"W": lambda: reader.get(BARE), **subjects})
    return [Figure(f"first page, only {name}, drawn anew", taken[name] / taken["W"], "W", MOST_W) for name in SIZES]


def _rights(world: World) -> Figure:
    """Compare whoever sees least with whoever sees all."""
    least, all_of_it = world.readers["a manager of the least busy"], world.readers["a member of SIMG"]
    taken = in_turn({"seen": lambda: least.get_anew(LIST), "all": lambda: all_of_it.get_anew(LIST)})
    return Figure("list with the rights filter over list without", taken["seen"] / taken["all"], "×", MOST_RIGHTS)


def _queries(world: World) -> list[Figure]:
    reader = world.readers["a manager of the busiest"]
    return [
        Figure("queries of the list, drawn anew", reader.queries_anew(LIST), "queries", MOST_QUERIES),
        Figure("queries of the list, again", reader.queries(LIST), "queries", MOST_QUERIES),
    ]
