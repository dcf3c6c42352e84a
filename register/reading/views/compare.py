"""Two versions of a reference compared in plain words."""

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.documents.canonical import read_document
from register.models import Entry
from register.reading.comparing import difference
from register.reading.comparing.marked import marked_material, marks_in_words
from register.reading.entry.access import reads_in_full
from register.reading.requests import ReadingRequest
from register.viewer import Viewer
from register.web.rules import public


@public
@require_safe
def compare(request: ReadingRequest, reference: str, old: int, new: int) -> HttpResponse:
    """Shows what is different in version `new` from version `old`, for those who may read both in full."""
    found = _versions(request.viewer, reference, {old, new})
    if not {old, new} <= found.keys():
        raise Http404(f"{reference} has no such two versions on the register.")
    before, after = (read_document(found[version].document.text) for version in (old, new))
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
        "marks": marks_in_words(material, different.changes),
    }
    return render(request, "register/compare.html", shown)


def _versions(viewer: Viewer, reference: str, versions: set[int]) -> dict[int, Entry]:
    """Returns those of the versions that the viewer may read in full, in one query."""
    rows = Entry.objects.visible_to(viewer).filter(reference=reference, version__in=versions)
    rows = rows.select_related("document").defer("document__content")
    answered = rows.annotate(public_answer=F("document__content__publication__answer"))
    # Annotated above; a protocol has no such answer.
    answers = ((entry, entry.public_answer or "") for entry in answered)  # type: ignore[attr-defined]
    return {entry.version: entry for entry, answer in answers if reads_in_full(viewer, answer)}
