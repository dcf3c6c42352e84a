"""Single pages: the entry of a large agreement and its stored PDF, the front page."""

from tests.bench.figures import Figure
from tests.bench.measures.listing import BARE
from tests.bench.timing import in_turn
from tests.bench.world import World

MOST_ENTRY, MOST_PDF, MOST_QUERIES = 2.0, 2.0, 4


def page_figures(world: World) -> list[Figure]:
    """Return the figures of single pages."""
    reader = world.readers["a manager of one in the middle"]
    entry = f"/register/{world.entry.reference}/"
    public = world.readers["the public"]
    taken = in_turn(
        {
            "W": lambda: reader.get(BARE),
            "entry": lambda: reader.get_anew(entry),
            "entry again": lambda: reader.get(entry),
            "pdf": lambda: reader.get(f"{entry}1.pdf"),
            "front": lambda: public.get_anew("/"),
            "front again": lambda: public.get("/"),
        }
    )
    return [
        Figure("entry of 60 data items, drawn anew", taken["entry"] / taken["W"], "W", MOST_ENTRY),
        Figure("entry of 60 data items, again", taken["entry again"] / taken["W"], "W", MOST_ENTRY),
        Figure("queries of the entry", reader.queries(entry), "queries", MOST_QUERIES),
        Figure("stored PDF", taken["pdf"] / taken["W"], "W", MOST_PDF),
        Figure("front page, read by the public, drawn anew", taken["front"] / taken["W"], "W"),
        Figure("front page, read by the public, again", taken["front again"] / taken["W"], "W"),
    ]
