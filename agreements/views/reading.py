"""Where a chapter reads in the printed agreement: the sections that its answers become."""

from collections.abc import Mapping

from register.documents.agreement import Agreement
from register.documents.printing import PrintedSection, printed

# By the chapter's key, where the section's is another.
READS: Mapping[str, str] = {"basis": "lawfulness", "keeping": "retention", "running": "life"}
OWN_WORDS = ("clause-", "annexes")


def sections_of(document: Agreement, chapter: str) -> tuple[PrintedSection, ...]:
    """Return what a chapter's answers become, as it will read; none where it says nothing yet."""
    return tuple(section for section in printed(document) if _reads(chapter, section.key))


def _reads(chapter: str, section: str) -> bool:
    return section.startswith(OWN_WORDS) if chapter == "clauses" else section == READS.get(chapter, chapter)
