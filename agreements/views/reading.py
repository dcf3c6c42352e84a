"""Where a chapter reads in the printed agreement: the key of the section that its answers become."""

from collections.abc import Mapping

# By the chapter's key, where the section's is another.
READS: Mapping[str, str] = {"basis": "lawfulness", "keeping": "retention", "running": "life"}
