"""Two versions of a reference compared in plain words."""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.documents.agreement import Agreement
from register.documents.canonical import Document, read_document
from register.documents.publishing import without
from register.models import Entry
from register.reading.comparing import difference
from register.reading.comparing.marked import marked_material, marks_in_words
from register.reading.entry.access import is_summary, withheld_from
from register.reading.entry.gaps import gaps
from register.reading.requests import ReadingRequest
from register.viewer import Viewer
from register.web.rules import public


@public
@require_safe
def compare(request: ReadingRequest, reference: str, old: int, new: int) -> HttpResponse:
    """Shows what is different in version `new` from version `old`; nothing of a part that is withheld in either."""
    found = _versions(request.viewer, reference, {old, new})
    if not {old, new} <= found.keys():
        raise Http404(f"{reference} has no such two versions on the register.")
    before, after, withheld = _as_read(request.viewer, found[old], found[new])
    if is_summary(withheld):
        raise Http404("No more than a summary of these versions is published.")
    different = difference(before, after)
    # The reviewer judged a version beside the one that it supersedes, and beside no other.
    material = marked_material(found[new]) if found[new].supersedes == old else None
    shown = {
        "entry": found[new],
        "old": old,
        "names": (f"Version {old}", f"Version {new}"),
        "new": new,
        "difference": different,
        "material": material,
        "marks": "" if withheld else marks_in_words(material, different.changes),
        "gaps": [gap for gap in gaps(withheld).values() if gap],
    }
    return render(request, "register/compare.html", shown)


def _versions(viewer: Viewer, reference: str, versions: set[int]) -> dict[int, Entry]:
    """Returns those of the versions that the viewer may see, in one query."""
    rows = Entry.objects.visible_to(viewer).filter(reference=reference, version__in=versions)
    return {entry.version: entry for entry in rows.select_related("document").defer("document__content")}


def _as_read(viewer: Viewer, old: Entry, new: Entry) -> tuple[Document, Document, Mapping[str, str]]:
    """Returns both documents without the parts that are withheld from the viewer in either, and those parts."""
    before, after = (read_document(entry.document.text) for entry in (old, new))
    withheld = {**withheld_from(viewer, old, before), **withheld_from(viewer, new, after)}
    if isinstance(before, Agreement) and isinstance(after, Agreement):
        return without(before, withheld), without(after, withheld), withheld
    return before, after, withheld
