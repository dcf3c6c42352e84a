"""Runs all measures at each size."""

from collections.abc import Mapping, Sequence

from django.db import connection

from register.clock import today
from tests.bench.building import build
from tests.bench.database import settle
from tests.bench.figures import Figure
from tests.bench.invented import ORGANISATIONS
from tests.bench.measures.listing import list_figures
from tests.bench.measures.log import log_figures
from tests.bench.measures.printing import print_figures
from tests.bench.measures.reading import page_figures
from tests.bench.measures.saving import save_figures
from tests.bench.measures.searching import search_figures
from tests.bench.report import missed, tables, write
from tests.bench.saying import say
from tests.bench.world import World, make_world

MOST_GROWTH = 1.2
GROWING = "first page, worst reader, drawn anew"


def run(sizes: Sequence[int], *, load: float, command: str, is_written: bool) -> list[str]:
    """Build and measure each size, and return what is said at the end: each goal that was missed."""
    world = make_world()
    figures: dict[int, Mapping[str, Sequence[Figure]]] = {}
    for size in sizes:
        build(size)
        say("letting PostgreSQL tidy up")
        settle()
        figures[size] = measured(world)
    say("printing")
    last = dict(figures[sizes[-1]])
    last["List"] = [*last["List"], *_growth(figures)]
    figures[sizes[-1]] = last | {"PDF": print_figures(world)}
    facts = {
        "day": f"{today():%-d %B %Y}",
        "load": f"{load:.1f}",
        "postgres": str(connection.pg_version // 10_000),
        "organisations": str(ORGANISATIONS),
    }
    if is_written:
        write(figures, command=command, facts=facts)
    return [*tables(figures), *missed(figures)]


def measured(world: World) -> dict[str, list[Figure]]:
    """Return the figures of the register as it stands, by heading."""
    figures = {"List": list_figures(world), "Search": search_figures(world)}
    say("entry, PDF, front page")
    figures["Pages"] = page_figures(world)
    say("saving")
    figures["Saving a draft of 60 data items"] = save_figures(world)
    say("the log")
    return figures | {"Log": log_figures()}


def _growth(figures: Mapping[int, Mapping[str, Sequence[Figure]]]) -> list[Figure]:
    """Return by how much the list slowed down from the size before the greatest to the greatest, if there are two."""
    worst = [next(one.value for one in each["List"] if one.what == GROWING) for each in figures.values()]
    pairs = list(zip(worst, worst[1:], strict=False))[-1:]
    return [Figure("first page, this size over the one before", new / old, "×", MOST_GROWTH) for old, new in pairs]
