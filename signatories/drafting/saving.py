"""Saves a section of a draft: one revision after another, so that nobody's text is lost to somebody else's."""

from typing import Any, TypeVar

from django.db.models import Manager

from register.clock import now
from signatories.drafting.section import SectionBase
from signatories.models import User

AnySection = TypeVar("AnySection", bound=SectionBase)


class Stale(Exception):
    """Somebody saved the section meanwhile; `theirs` is what stands now. Answered by showing both texts."""

    def __init__(self, theirs: SectionBase) -> None:
        super().__init__("Somebody else saved this section while you were writing. Both texts are below.")
        self.theirs = theirs


def section_of(sections: Manager[AnySection], chapter: str, party: str = "") -> AnySection:
    """Return a section as it stands, one without content where there was none; the caller holds the draft's lock.

    `sections` is one draft's manager of them.
    """
    section, _ = sections.get_or_create(chapter=chapter, party=party)
    return section


def write_section(
    section: AnySection, *, content: dict[str, Any], revision: int, by: User, is_finished: bool | None = None
) -> AnySection:
    """Write a section's content as its next revision and return it.

    Raises Stale unless `revision` is the one that stands. None keeps `is_finished` as it was.
    """
    if section.revision != revision:
        raise Stale(section)
    section.content = content
    section.revision += 1
    section.saved_by, section.saved_at = by, now()
    section.savers = sorted({*section.savers, by.pk})
    if is_finished is not None:
        section.is_finished = is_finished
    section.save()
    return section


def save_section(
    sections: Manager[AnySection],
    *,
    chapter: str,
    party: str = "",
    content: dict[str, Any],
    revision: int,
    by: User,
    is_finished: bool | None = None,
) -> AnySection:
    """Write the content of one of a draft's sections as its next revision, as `write_section` does."""
    section = section_of(sections, chapter, party)
    return write_section(section, content=content, revision=revision, by=by, is_finished=is_finished)
