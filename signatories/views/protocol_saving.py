"""Saves a part of the protocol's draft for a page: done, refused with a sentence, or somebody else was quicker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from register.entries.refusals import Refused
from register.templatetags.register_words import moment
from signatories.acts.protocol_drafting import save_protocol_chapter
from signatories.drafting.saving import Stale
from signatories.forms.protocol import ChapterForm, RowForm
from signatories.middleware import AccessRequest
from signatories.models import ProtocolDraft, ProtocolSection

DONE, UNPROCESSABLE, CONFLICT = 200, 422, 409
# What is said of a chapter (False) and of a row of a list (True).
SOMEBODY_ELSE = {
    False: "Somebody else saved this chapter while you wrote. Both texts are below; send yours again to keep it.",
    True: "Somebody else changed this list while you wrote. Copy what you typed and open the list again.",
}


@dataclass(frozen=True)
class Side:
    """One person's text: who and when, and its answers as (label, text) pairs."""

    head: str
    parts: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """What came of it: the status of the answer, and both texts where somebody else was quicker."""

    status: int
    theirs: Side | None = None
    mine: Side | None = None


def attempt_save(
    request: AccessRequest, draft: ProtocolDraft, key: str, form: ChapterForm, content: Mapping[str, Any]
) -> Outcome:
    """Save `content` into a chapter; what stands in the way is added to the form."""
    try:
        revision = form.cleaned_data["revision"]
        save_protocol_chapter(draft=draft, chapter=key, content=content, revision=revision, by=request.access)
    except Stale as stale:
        return _told(form, stale.theirs)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return Outcome(UNPROCESSABLE)
    return Outcome(DONE)


def _told(form: ChapterForm, theirs: Any) -> Outcome:
    """Show both texts; a chapter sent again is put over theirs, which its writer has now seen.

    A row is not: in the list of today its place may be another's.
    """
    section: ProtocolSection = theirs
    name = section.saved_by.name if section.saved_by else "somebody"
    form.add_error(None, SOMEBODY_ELSE[isinstance(form, RowForm)])
    if isinstance(form, RowForm):
        return Outcome(CONFLICT)
    data = form.data.copy()
    data["revision"] = str(section.revision)
    form.data = data
    head = f"Saved by {name} on {moment(section.saved_at)}"
    standing = type(form).initial_from(section.content)
    return Outcome(
        CONFLICT, Side(head, _parts(form, standing)), Side("What you typed", _parts(form, form.cleaned_data))
    )


def _parts(form: ChapterForm, said: Mapping[str, Any]) -> tuple[dict[str, str], ...]:
    labelled = ((str(field.label or ""), said.get(name)) for name, field in form.fields.items() if name != "revision")
    return tuple({"label": label, "text": "" if value is None else str(value)} for label, value in labelled)
