"""Writes the pages of docs/ that are made from the code: who may do what, and the life of a draft.

Run as `python -m tests.guide.tables`; a house test fails while a page is not what this would write.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "isp.settings")
django.setup()

from agreements.lifecycle import MOVES, WHOSE_TURN  # noqa: E402 (Django is set up first)
from agreements.models import DraftState  # noqa: E402
from signatories.roles import ROLES, SIGNING_FLAGS, Right, Role  # noqa: E402
from tests.guide.other_pages import GROUPS  # noqa: E402
from tests.guide.scenes import Scene  # noqa: E402

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
MADE = "<!-- Made from the code by: .venv/bin/python -m tests.guide.tables -->"


def permissions_page() -> str:
    """Return docs/permissions.md."""
    roles = [f"| {Role(code).label} | {role.sentence} |" for code, role in ROLES.items()]
    rights = [f"| {_sentence(right.label)} | `{right.value}` | {_holders(right)} |" for right in Right]
    lines = [
        "# Who may do what",
        "",
        MADE,
        "",
        "A right is held on one organisation. It holds on a day when an appointment in force on that day and the",
        "stored grant both give it; signing also wants the appointment's own leave to sign. Nobody has a right",
        "without an appointment, a superuser included. The table stands in `signatories/roles.py`.",
        "",
        "| role | what it may do |",
        "|---|---|",
        *roles,
        "",
        "| right | code | roles that have it |",
        "|---|---|---|",
        *rights,
        "",
    ]
    return "\n".join(lines)


def _sentence(label: str) -> str:
    return f"{label[0].upper()}{label[1:]}"


def _holders(right: Right) -> str:
    named = ", ".join(Role(code).label for code, role in ROLES.items() if right in role.rights)
    return f"{named}, whose appointment says so" if right in SIGNING_FLAGS else named


def lifecycle_page() -> str:
    """Return docs/lifecycle.md."""
    arrows = [f"    {since} --> {move.to}: {verb}" for verb, move in MOVES.items() for since in sorted(move.since)]
    moves = [f"| {verb} | {_labels(move.since)} | {DraftState(move.to).label} |" for verb, move in MOVES.items()]
    turns = [f"| {DraftState(state).label} | {turn} |" for state, turn in WHOSE_TURN.items()]
    lines = [
        "# The life of a draft",
        "",
        MADE,
        "",
        "`move()` in `agreements/lifecycle.py` alone changes a draft's state. What comes after approval is no state:",
        "it is folded from events, in the [status words](glossary.md#status-words).",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {DraftState.DRAFTING}",
        *arrows,
        "```",
        "",
        "| move | from | to |",
        "|---|---|---|",
        *moves,
        "",
        "| state | whose turn it is |",
        "|---|---|",
        *turns,
        "",
    ]
    return "\n".join(lines)


def _labels(states: frozenset[str]) -> str:
    return ", ".join(state.label for state in DraftState if state in states)


def pictures_page() -> str:
    """Return docs/guide/other-pages.md."""
    lines = [
        "# The other pages",
        "",
        MADE,
        "",
        "Each page that the texts of the guide do not show, in its main state: wide, and as on a phone.",
        "",
    ]
    for heading, scenes in GROUPS.items():
        lines += [f"## {heading}", ""]
        for scene in scenes:
            lines += [*_pictures(scene), ""]
    return "\n".join(lines)


def _pictures(scene: Scene) -> list[str]:
    called = scene.name.replace("-", " ")
    who = f"as `{scene.who}` sees it" if scene.who else "as everybody sees it"
    return [
        f"**{_sentence(called)}**, `{scene.path}`, {who}",
        "",
        "<p>",
        f'  <img src="pictures/{scene.name}-1280.png" width="620" alt="The page “{called}”">',
        f'  <img src="pictures/{scene.name}-375.png" width="180" alt="The same page on a phone">',
        "</p>",
    ]


PAGES: Mapping[str, Callable[[], str]] = {
    "permissions.md": permissions_page,
    "lifecycle.md": lifecycle_page,
    "guide/other-pages.md": pictures_page,
}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
