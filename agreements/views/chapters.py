"""The pages of the drafting chapters: questions, or lists of rows, and whether the chapter is finished."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.drafting import save_chapter
from agreements.assembling import document_of
from agreements.chapters import BY_KEY, shown_chapters
from agreements.checking import findings_of
from agreements.forms.about import AboutForm
from agreements.forms.keeping import QualityForm
from agreements.forms.part_form import FinishedForm, PartForm
from agreements.forms.parties import OpenClassForm
from agreements.forms.purpose import PurposeForm
from agreements.forms.responsibility import JointControlForm
from agreements.forms.running import RunningForm
from agreements.models import Draft, Section
from agreements.permissions import check_edit_shared
from agreements.views.conflicts import Conflict, conflict_between
from agreements.views.lists import handovers_of, lists_of
from agreements.views.opening import attempted, is_editable, open_draft, status_of
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.printing import printed_section
from register.models import Listing
from signatories.access import Access, NotAllowed
from signatories.drafting.chapter import Chapter
from signatories.drafting.saving import Stale
from signatories.permissions import rule

FORMS: dict[str, type[PartForm]] = {
    "about": AboutForm,
    "purpose": PurposeForm,
    "parties": OpenClassForm,
    "responsibility": JointControlForm,
    "keeping": QualityForm,
    "running": RunningForm,
}
# The section of the printed agreement that shows how a chapter will read, by its key there.
READS = {"basis": "lawfulness", "keeping": "retention", "running": "life"}


def why_closed(access: Access, draft: Draft) -> str:
    """Return the sentence that says why shared sections cannot be written, or "" where they can."""
    if not is_editable(draft):
        return "This draft cannot be changed now."
    try:
        check_edit_shared(access, draft)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _titles(request: HttpRequest, draft: Draft) -> dict[str, str]:
    """The agreements on the register that this one may name, by reference; none of its own versions."""
    listings = Listing.objects.visible_to(request.viewer).on(today()).filter(kind="agreement")  # type: ignore[attr-defined]
    return dict(
        listings.exclude(reference=draft.reference).order_by("reference").values_list("reference", "title")[:500]
    )


def _section(sections: list[Section], chapter: Chapter) -> Section | None:
    return next((row for row in sections if row.chapter == chapter.key and not row.party), None)


def _save(
    request: HttpRequest,
    draft: Draft,
    chapter: Chapter,
    section: Section | None,
    form: PartForm | None,
    finished: FinishedForm,
) -> bool:
    standing = section.content if section else {}
    saved = attempted(
        finished,
        lambda: save_chapter(
            draft_id=draft.pk,
            chapter=chapter.key,
            content=form.content(standing) if form else {},
            revision=finished.cleaned_data["revision"],
            by=request.access,  # type: ignore[attr-defined]
            is_finished=finished.is_finished,
        ),
    )
    return saved is not None


def _next(document: Agreement, chapter: Chapter) -> Chapter | None:
    shown = shown_chapters(document)
    at = [row.key for row in shown].index(chapter.key) if chapter in shown else len(shown)
    return shown[at + 1] if at + 1 < len(shown) else None


@rule("signed_in")
@require_http_methods(["GET", "POST"])
def chapter(request: HttpRequest, draft_id: int, key: str) -> HttpResponse:
    """Show a chapter and save it; a stale save shows both texts and keeps what was typed."""
    draft = open_draft(request, draft_id)
    if key not in BY_KEY:
        raise Http404
    asked, sections = BY_KEY[key], list(draft.sections.select_related("saved_by"))
    section, document = _section(sections, asked), document_of(sections)
    form_class = FORMS.get(key)
    standing = section.content if section else {}
    data = request.POST if request.method == "POST" else None
    form = form_class(data, initial=form_class.initial_from(standing)) if form_class else None
    if isinstance(form, AboutForm):
        form.offer_documents(_titles(request, draft))
    revision = section.revision if section else 0
    was = {True: "yes", False: ""}[bool(section and section.is_finished)]
    finished = FinishedForm(data, initial={"revision": revision, "finished": was})
    conflict: Conflict | None = None
    if data is not None and all([form is None or form.is_valid(), finished.is_valid()]):
        try:
            if _save(request, draft, asked, section, form, finished):
                following = _next(document, asked)
                if "later" in data or following is None:
                    return redirect("draft", draft.pk)
                return redirect("chapter", draft.pk, following.key)
        except Stale as stale:
            conflict = conflict_between(form, stale.theirs)
            finished = _over(finished, stale.theirs.revision)
    context = _context(request, draft, asked, document, sections) | {
        "form": form,
        "finished": finished,
        "finished_forms": [finished],
        "conflict": conflict,
        "saved": section,
    }
    status = 409 if conflict else status_of(finished) if form is None else max(status_of(form), status_of(finished))
    return render(request, "agreements/chapter.html", context, status=status)


def _over(finished: FinishedForm, revision: int) -> FinishedForm:
    """The same answer, which the next Continue writes over the revision that the person has now seen."""
    return FinishedForm(initial={"revision": revision, "finished": finished.cleaned_data["finished"]})


def _context(
    request: HttpRequest, draft: Draft, asked: Chapter, document: Agreement, sections: list[Section]
) -> dict[str, Any]:
    access = request.access  # type: ignore[attr-defined]
    findings = [finding for finding in findings_of(draft, document) if finding.chapter == asked.key]
    return {
        "draft": draft,
        "chapter": asked,
        "closed": why_closed(access, draft),
        "lists": lists_of(asked, draft=draft, document=document, access=access, findings=findings),
        "findings": findings,
        "handovers": handovers_of(draft, document, findings) if asked.key == "responsibility" else (),
        "section": printed_section(document, READS.get(asked.key, asked.key)),
    }
