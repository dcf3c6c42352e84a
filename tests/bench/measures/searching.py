"""Search: words common, rare and absent, phrases and choices, in organisations of three sizes."""

from statistics import median
from urllib.parse import quote

from tests.bench.figures import Figure
from tests.bench.invented import CODES, agreement, place_name
from tests.bench.measures.listing import LIST
from tests.bench.saying import say
from tests.bench.timing import in_turn
from tests.bench.world import SIZES, World

MOST_WORST, MOST_MEDIAN = 10.0, 3.0


def _asked() -> dict[str, str]:
    rare = agreement(7).identity.title.rsplit(" ", 1)[1]
    words = {
        "a word in nearly all": "information",
        "a word in many": "children",
        "a word in few": rare,
        "a word in none": "zeppelin",
        "two words": "safeguarding children",
        "six words": "hospital discharge carers dementia equipment meeting",
        "a phrase of common words": '"family risk"',
        "a phrase of a title": '"safeguarding and children"',
        "a phrase in none": '"zeppelin information"',
        "one word or another": "autism or dementia",
        "a word without another": "support -children",
        "only words too common to count": "the and of",
        "a reference": "isa 42",
        "the name of a place": place_name(CODES[0]),
    }
    asked = {name: f"q={quote(text)}" for name, text in words.items()}
    asked["best match of a word in many"] = "q=children&order=best"
    asked["a word in many, by title"] = "q=children&order=title"
    asked["a word, a theme and a status"] = "q=children&theme=housing_and_homelessness&status=open"
    return asked


def search_figures(world: World) -> list[Figure]:
    """Return the figures of search, each over the list's first page for the same reader, all drawn anew."""
    reader, found = world.readers["a manager of one in the middle"], {}
    for size, code in SIZES.items():
        say(f"search in {size}")
        subjects = {
            name: (lambda asked=asked: reader.get_anew(f"{LIST}?organisation={code}&{asked}"))  # noqa: B023 (used at once)
            for name, asked in _asked().items()
        }
        taken = in_turn({"": lambda: reader.get_anew(LIST), **subjects})
        found |= {f"{name}, in {size}": taken[name] / taken[""] for name in subjects}
    worst = max(found, key=lambda name: found[name])
    return [
        Figure(f"search, worst of {len(found)}", found[worst], "list pages", MOST_WORST),
        Figure("search, median", median(found.values()), "list pages", MOST_MEDIAN),
        *(
            Figure(f"search, {name}, worst size", max(found[f"{name}, in {size}"] for size in SIZES), "list pages")
            for name in _asked()
        ),
    ]
