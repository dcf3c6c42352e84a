"""The drafting chapters of an agreement, in the order of the task list (design: the chapters, question by question)."""

from collections.abc import Mapping

from register.documents.agreement import Agreement
from signatories.drafting.chapter import Chapter

WHAT, INFORMATION, LAWFUL, AFTER, RUNNING = (
    "What and why",
    "The information",
    "Lawful and fair",
    "Looking after it",
    "Running it",
)


def _has_flows(document: Agreement) -> bool:
    return bool(document.flows)


def _has_own_words(document: Agreement) -> bool:
    return bool(document.clauses or document.annexes)


def _identifies_people(document: Agreement) -> bool:
    """Anonymous totals need no lawful basis; an agreement without items yet is taken to need one."""
    kinds = {item.identifiability for item in document.items}
    return not kinds or not kinds <= {"anonymous", "aggregate"}


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("about", "About the agreement", WHAT, 2, holds=("identity",)),
    Chapter("purpose", "Purpose and benefit", WHAT, 5, holds=("purpose", "uses", "scope")),
    Chapter("parties", "Who takes part", WHAT, 2, holds=("parties", "open_class"), own=("party",)),
    Chapter(
        "items",
        "What information, about whom",
        INFORMATION,
        6,
        holds=("items", "children"),
        lead="List each thing that is shared. If you cannot say why a thing is needed, leave it out.",
    ),
    Chapter(
        "flows",
        "How it moves",
        INFORMATION,
        3,
        holds=("flows", "process_steps", "matching"),
        lead="One row for each way it travels. There and back are two.",
    ),
    Chapter(
        "responsibility",
        "Who is responsible, and when that changes",
        INFORMATION,
        3,
        holds=("handovers", "joint_control", "holdings", "responsibilities"),
    ),
    Chapter("basis", "Why you may share it (lawful basis)", LAWFUL, 4, own=("bases",), shown=_identifies_people),
    Chapter(
        "security",
        "Keeping it safe",
        AFTER,
        1,
        holds=("security",),
        lead="What every organisation that receives the information does to keep it safe.",
    ),
    Chapter("keeping", "Keeping, correcting and deleting", AFTER, 2, holds=("quality",), own=("retention",)),
    Chapter(
        "incidents",
        "When something goes wrong",
        AFTER,
        1,
        holds=("incidents",),
        lead="What you do when information is lost or seen by the wrong person, and when you disagree.",
    ),
    Chapter(
        "running",
        "Start, review, change and end",
        RUNNING,
        2,
        holds=(
            "commencement",
            "review",
            "ending",
            "leaving",
            "accession",
            "exclusion",
            "variation",
            "at_end",
        ),
    ),
    Chapter(
        "publication",
        "What the public may see",
        RUNNING,
        2,
        holds=("public_summary", "publication", "foi"),
        lead="People may know what is shared about them. What is not said to be kept from them is open to everyone.",
    ),
    Chapter(
        "clauses",
        "Other clauses and papers",
        RUNNING,
        5,
        holds=("clauses", "annexes"),
        shown=_has_own_words,
        lead="Only for what no other section asks. What another section says is not said again here.",
        by_choice=True,
    ),
)
BY_KEY: Mapping[str, Chapter] = {chapter.key: chapter for chapter in CHAPTERS}
# What no chapter on the task list asks: the declarations of submission, and fields that have no page yet.
DECLARATIONS, REST = "declarations", "rest"
_HELD = {key for chapter in CHAPTERS for key in (*chapter.holds, *chapter.own)} | {
    "declarations",
    "kind",
    "schema_version",
}
REST_HOLDS = tuple(name for name in Agreement.model_fields if name not in _HELD)
HOLDS: Mapping[str, tuple[str, ...]] = {
    **{chapter.key: chapter.holds for chapter in CHAPTERS},
    DECLARATIONS: ("declarations",),
    REST: REST_HOLDS,
}
# What a party says of itself within its row of "parties".
PARTY_FIELDS = ("contacts", "represented_by")
OWN: Mapping[str, tuple[str, ...]] = {chapter.key: chapter.own for chapter in CHAPTERS if chapter.own}


def chapters_by_choice(document: Agreement) -> tuple[Chapter, ...]:
    """Return the chapters that nobody needs, and that whoever wants them opens."""
    return tuple(chapter for chapter in CHAPTERS if chapter.by_choice and not chapter.shown(document))


def shown_chapters(document: Agreement) -> tuple[Chapter, ...]:
    """Return the chapters of the task list that this document calls for, in order."""
    return tuple(chapter for chapter in CHAPTERS if chapter.shown(document))
