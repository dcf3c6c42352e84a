"""How many agreements a question finds, and how many stand behind each choice, counted to a thousand and no further."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from register.models.listing import ListingQuerySet
from register.reading.search import Search, asked, of_statuses, of_themes
from register.viewer import Viewer

# Beyond this many the list says "more than 1,000", so that counting costs the same in a register of any size.
MOST = 1_000

# Each base holds rows (theme, status, organisations), the newest change first, at most one more than are counted.
NUMBERS = """
WITH {bases}
SELECT 'total', '', count(*) FROM found
UNION ALL
SELECT 'organisation', code, count(*) FROM (SELECT * FROM found LIMIT {most}) newest, unnest(organisations) code
GROUP BY code
UNION ALL
SELECT 'theme', theme, count(*) FROM (SELECT * FROM {any_theme} LIMIT {most}) newest GROUP BY theme
UNION ALL
SELECT 'status', status, count(*) FROM (SELECT * FROM {any_status} LIMIT {most}) newest GROUP BY status
"""


@dataclass(frozen=True)
class Counts:
    """How many are found, and how many of the newest thousand there are behind each choice of each facet (by code)."""

    total: int
    organisations: Mapping[str, int]
    themes: Mapping[str, int]
    statuses: Mapping[str, int]

    @property
    def is_more(self) -> bool:
        """Whether more were found than are counted; `total` is then one more than that."""
        return self.total > MOST


def counted(viewer: Viewer, search: Search) -> Counts:
    """Return how many are found, and the number behind each choice, in one query.

    A theme's number leaves the themes chosen aside (choosing it too would add to them), a status's the statuses;
    an organisation's leaves out nothing, because choosing it narrows what is found.
    """
    whole = asked(viewer, search)
    bases = {"found": of_statuses(of_themes(whole, search), search)}
    if search.themes:
        bases["any_theme"] = of_statuses(whole, search)
    if search.statuses:
        bases["any_status"] = of_themes(whole, search)
    return _counts(bases)


def _counts(bases: Mapping[str, ListingQuerySet]) -> Counts:
    compiled = {name: _newest(base).query.sql_with_params() for name, base in bases.items()}
    sql = NUMBERS.format(
        bases=", ".join(
            f"{name} (theme, status, organisations) AS MATERIALIZED ({base})" for name, (base, _) in compiled.items()
        ),
        any_theme="any_theme" if "any_theme" in bases else "found",
        any_status="any_status" if "any_status" in bases else "found",
        most=MOST,
    )
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, values in compiled.values() for value in values])
        for facet, code, number in cursor.fetchall():
            numbers[facet][code] = number
    return Counts(
        total=numbers["total"][""],
        organisations=numbers["organisation"],
        themes=numbers["theme"],
        statuses=numbers["status"],
    )


def _newest(listings: ListingQuerySet) -> Any:
    rows = listings.order_by("-changed_on", "-id").values_list("theme", "status", "organisations")
    return rows[: MOST + 1]
