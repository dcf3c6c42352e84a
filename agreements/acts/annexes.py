"""Adds papers to a draft: the bytes are kept once, by their SHA-256, and the draft's text names them."""

from collections.abc import Iterable

from django.db import transaction

from agreements.acts.rows import Place, Row, write_rows
from agreements.models import Attachment, Draft, Section
from agreements.papers import MOST_ANNEXES
from agreements.permissions import check_edit_shared
from register.clock import now
from register.entries.refusals import Refused
from register.evidence.annexes import keep_annex, named_by
from register.models import File
from signatories.access import Access

FULL = f"This agreement has {MOST_ANNEXES} papers already. Remove one first."


@transaction.atomic(durable=True)
def add_annex(*, draft_id: int, title: str, content: bytes, row_id: str, by: Access) -> Section:
    """Add a paper to a draft and return the section that names it; the same row id again changes nothing.

    Raises NotAllowed; Refused for what is no paper, is there already, or is one too many.
    """
    draft = Draft.objects.select_related("lead").get(pk=draft_id)
    # Nothing is kept of what somebody may not add; the same is asked again once the draft is locked.
    check_edit_shared(by, draft)

    def change(standing: list[Row]) -> list[Row]:
        if any(row["id"] == row_id for row in standing):
            return standing
        if len(standing) >= MOST_ANNEXES:
            raise Refused(FULL)
        file = keep_annex(content)
        same = next((row for row in standing if row["sha256"] == bytes(file.sha256).hex()), None)
        if same:
            raise Refused(f"This file is there already, as “{same['title']}”.")
        attach([file], draft=draft, by=by)
        return [*standing, {"id": row_id, "title": title, "kind": "", **named_by(file)}]

    return write_rows(Place(draft_id, "clauses", "annexes"), by, change)


def attach(files: Iterable[File], *, draft: Draft, by: Access) -> None:
    """Keep with a draft the files that were sent to it, inside an act's transaction."""
    for file in files:
        Attachment.objects.get_or_create(draft=draft, file=file, defaults={"added_by": by.user, "added_at": now()})
