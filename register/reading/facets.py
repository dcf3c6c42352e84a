"""The facets beside the list: what may be chosen, how many stand behind each choice, and what is chosen now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from register.documents.labels import THEMES, label
from register.entries.status import Status
from register.reading.counting import MOST, Counts
from register.reading.names import Name
from register.web.statuses import word_of

# Of organisations only those with the most agreements are offered; another is found by its name.
MOST_ORGANISATIONS = 25
STATUS_ORDER = [status.value for status in Status]


@dataclass(frozen=True)
class Choice:
    """One box of a facet."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """One group of boxes; `name` is the parameter of the address, `note` says of what they are a part."""

    name: str
    legend: str
    choices: list[Choice]
    note: str = ""


@dataclass(frozen=True)
class Chosen:
    """One thing that is chosen, and the address of the list without it."""

    text: str
    without: str


def facets(counts: Counts, names: Mapping[str, Name], asked: QueryDict) -> list[Facet]:
    """Return the facets in the order of the page; a choice behind which nothing stands shows only while chosen."""
    by_number = offered(counts)
    made = [
        _facet("status", "Status", counts.statuses, asked, STATUS_ORDER, word_of),
        _facet(
            "organisation", "Organisation", counts.organisations, asked, by_number, lambda code: _named(names, code)
        ),
        _facet("theme", "Theme", counts.themes, asked, _by_number(counts.themes), lambda code: label(THEMES, code)),
    ]
    return [_noted(facet, counts) for facet in made if facet.choices]


def _noted(facet: Facet, counts: Counts) -> Facet:
    """Return the facet of organisations with the sentence that says that there are others."""
    if facet.name != "organisation" or len(counts.organisations) <= MOST_ORGANISATIONS:
        return facet
    note = f"The {MOST_ORGANISATIONS} that take part in most. Find another by its name."
    return replace(facet, note=note)


def offered(counts: Counts) -> list[str]:
    """Return the codes of the organisations that are offered, those with the most agreements first."""
    return _by_number(counts.organisations)[:MOST_ORGANISATIONS]


def counted_of(counts: Counts) -> str:
    """Return the sentence that says of which agreements the numbers speak; "" where they speak of all."""
    return f"The numbers are of the newest {MOST:,}." if counts.is_more else ""


def chosen(names: Mapping[str, Name], asked: QueryDict) -> list[Chosen]:
    """Return what is chosen, each with the address that leaves it out; unknown codes too, so that they can go."""
    words: list[tuple[str, str, Callable[[str], str]]] = [
        ("status", "Status", lambda code: word_of(code) if code in STATUS_ORDER else code),
        ("organisation", "Organisation", lambda code: _named(names, code)),
        ("theme", "Theme", lambda code: label(THEMES, code)),
        ("on", "As on", str),
        ("known", "As known on", str),
    ]
    return [
        Chosen(f"{legend}: {said(code)[:80]}", without(asked, name, code))
        for name, legend, said in words
        for code in asked.getlist(name)
        if code
    ]


def left_chosen(asked: QueryDict) -> list[tuple[str, str]]:
    """Return what is chosen as pairs (parameter, value), for a form that cannot show the facets."""
    return [(name, value) for name in ("status", "organisation", "theme") for value in asked.getlist(name)]


def without(asked: QueryDict, name: str, value: str) -> str:
    """Return the address's parameters without one value and without the place in the list, encoded."""
    kept = _placeless(asked)
    kept.setlist(name, [other for other in asked.getlist(name) if other != value])
    return _encoded(kept)


def instead(asked: QueryDict, name: str, value: str) -> str:
    """Return the address's parameters with one value in the place of another, and no other place, encoded."""
    kept = _placeless(asked)
    kept[name] = value
    return _encoded(kept)


def others(asked: QueryDict) -> str:
    """Return the address's parameters but for the place in the list, encoded."""
    return _encoded(_placeless(asked))


def _placeless(asked: QueryDict) -> QueryDict:
    kept = asked.copy()
    for name in ("page", "after", "before"):
        kept.pop(name, None)
    return kept


def _encoded(kept: QueryDict) -> str:
    for name, values in list(kept.lists()):
        kept.setlist(name, [value for value in values if value])
    return kept.urlencode()


def _named(names: Mapping[str, Name], code: str) -> str:
    return names[code].short if code in names else code


def _by_number(numbers: Mapping[str, int]) -> list[str]:
    return sorted(numbers, key=lambda code: (-numbers[code], code))


def _facet(
    name: str,
    legend: str,
    numbers: Mapping[str, int],
    asked: QueryDict,
    order: Iterable[str],
    say: Callable[[str], str],
) -> Facet:
    ticked = set(asked.getlist(name))
    shown = [code for code in order if code and (code in numbers or code in ticked)]
    shown += sorted(ticked - set(shown)) if name != "status" else []
    return Facet(name, legend, [Choice(code, say(code), numbers.get(code, 0), code in ticked) for code in shown])
