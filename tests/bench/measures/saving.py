"""Saving a chapter of a draft with sixty data items: the chapter's own form, and one of its rows."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.acts.rows import fingerprint
from agreements.forms.items import ItemForm
from agreements.models import Section
from tests.bench.asking import Reader
from tests.bench.figures import Figure
from tests.bench.measures.listing import BARE
from tests.bench.timing import in_turn
from tests.bench.world import World

MOST_SAVE, MOST_QUERIES = 4.0, 8
CHAPTER = "items"


def save_figures(world: World) -> list[Figure]:
    """Return the figures of saving."""
    reader, saved = Reader(world.manager.person), Saves(world)
    taken = in_turn(
        {
            "W": lambda: reader.get(BARE),
            "chapter": lambda: saved.chapter(reader),
            "row": lambda: saved.row(reader),
        }
    )
    figures = [Figure(f"save of a {name}", taken[name] / taken["W"], "W", MOST_SAVE) for name in ("chapter", "row")]
    return [*figures, *(_queries(name, getattr(saved, name), reader) for name in ("chapter", "row"))]


def _queries(name: str, save: Any, reader: Reader) -> Figure:
    with CaptureQueriesContext(connection) as captured:
        save(reader)
    # The benchmark's own reading of what stands, before it sends.
    return Figure(f"queries of the save of a {name}", len(captured) - 1, "queries", MOST_QUERIES)


class Saves:
    """Sends the forms of one draft, each time as a page that was opened just now would."""

    def __init__(self, world: World) -> None:
        self.draft = world.draft

    def _section(self) -> Section:
        return Section.objects.get(draft=self.draft, chapter=CHAPTER, party="")

    def chapter(self, reader: Reader) -> None:
        """Send the chapter's form."""
        answers = {"revision": self._section().revision, "finished": "yes"}
        reader.post(reverse("chapter", args=[self.draft.pk, CHAPTER]), answers)

    def row(self, reader: Reader) -> None:
        """Send the form of the last row with another reason in it."""
        row = self._section().content["items"][-1]
        answers = _answers(row) | {"why": f"{row['why'][:60]} {fingerprint(row)[:8]}", "was": fingerprint(row)}
        reader.post(reverse("row", args=[self.draft.pk, "item", "all", row["id"]]), answers)


def _answers(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the browser sends its form."""
    return {name: value for name, value in ItemForm.initial_from(row).items() if value}
