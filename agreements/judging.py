"""Reads a draft once for a page: its sections, its parties, the document that they say, and what the checks find."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from agreements.assembling import Contents, assembled, contents_of, organisations_named
from agreements.checking import context_from, parties_of
from agreements.checks import Finding, check
from agreements.models import Draft, DraftParty, Section
from register.documents.agreement import Agreement


@dataclass(frozen=True)
class Judged:
    """A draft as it stands: what was read of it, the document, and its findings once they are asked for."""

    draft: Draft
    sections: Sequence[Section]
    parties: Sequence[DraftParty]
    document: Agreement

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find today, in the order of the chapters."""
        return check(self.document, context_from(self.draft, self.document, self.parties))


def judged(draft: Draft) -> Judged:
    """Read a draft in two queries: its sections with who saved them, and its parties with what the rules ask."""
    sections = list(draft.sections.select_related("saved_by"))
    contents = contents_of(sections)
    parties = parties_of(draft, protocol=_protocol_named(contents))
    known = {row.organisation.code: row.organisation for row in parties}
    return Judged(draft, sections, parties, assembled(contents, organisations_named(contents, known)))


def _protocol_named(contents: Contents) -> str:
    identity = contents.get(("about", ""), {}).get("identity", {})
    return str(identity.get("protocol", {}).get("reference", ""))
