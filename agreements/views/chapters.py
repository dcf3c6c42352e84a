"""The pages of the drafting chapters: questions, or lists of rows, and whether the chapter is finished."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.drafting import save_chapter
from agreements.chapters import BY_KEY, REST, shown_chapters
from agreements.checks.items import is_about_children
from agreements.finding_links import field_gaps
from agreements.forms.about import AboutForm
from agreements.forms.flows import WaysForm
from agreements.forms.incidents import IncidentsForm
from agreements.forms.items import ChildrenForm
from agreements.forms.keeping import QualityForm
from agreements.forms.part_form import FinishedForm, PartForm
from agreements.forms.parties import OpenClassForm
from agreements.forms.publication import PublicationForm
from agreements.forms.purpose import PurposeForm
from agreements.forms.responsibility import JointControlForm
from agreements.forms.running import RunningForm
from agreements.forms.security import SecurityForm
from agreements.judging import Judged, judged
from agreements.models import Draft, Section, Wish
from agreements.permissions import check_edit_part, check_edit_shared
from agreements.summarising import first_summary
from agreements.views.conflicts import Conflict, conflict_between
from agreements.views.lists import handovers_of, lists_of
from agreements.views.opening import attempted, is_editable, open_draft, sent, status_of
from agreements.views.reading import sections_of
from register.clock import today
from register.documents.agreement import Agreement
from register.models import Listing
from signatories.access import Access, NotAllowed
from signatories.drafting.chapter import Chapter
from signatories.drafting.saving import Stale
from signatories.drafting.section import SectionBase
from signatories.permissions import rule

FORMS: dict[str, type[PartForm]] = {
    "about": AboutForm,
    "purpose": PurposeForm,
    "parties": OpenClassForm,
    "items": ChildrenForm,
    "flows": WaysForm,
    "responsibility": JointControlForm,
    "security": SecurityForm,
    "keeping": QualityForm,
    "incidents": IncidentsForm,
    "running": RunningForm,
    "publication": PublicationForm,
}
# Chapters whose questions stand above their lists; elsewhere the lists come first.
ASKS_FIRST = frozenset({"responsibility"})


def why_closed(access: Access, draft: Draft, party: str = "") -> str:
    """Return the sentence that says why shared sections, or a party's own, cannot be written; "" where they can."""
    if not is_editable(draft):
        return "This draft cannot be changed now."
    try:
        check_edit_part(access, draft, party) if party else check_edit_shared(access, draft)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _titles(request: HttpRequest, draft: Draft) -> dict[str, str]:
    """The agreements on the register that this one may name, by reference; none of its own versions."""
    listings = Listing.objects.visible_to(request.viewer).on(today()).filter(kind="agreement")  # type: ignore[attr-defined]
    return dict(
        listings.exclude(reference=draft.reference).order_by("reference").values_list("reference", "title")[:500]
    )


def _section(sections: Sequence[Section], chapter: Chapter) -> Section:
    """Return a chapter's shared section; one that stands nowhere yet where nothing was saved."""
    found = next((row for row in sections if row.chapter == chapter.key and not row.party), None)
    return found or Section(chapter=chapter.key)


def _asked(read: Judged, chapter: Chapter) -> type[PartForm] | None:
    """Return the form of a chapter's questions; None where it has none, or none that this document calls for."""
    document = read.document
    if chapter.key == "items" and not (is_about_children(document) or document.children.text):
        return None
    return FORMS.get(chapter.key)


def _stands(read: Judged, section: Section, chapter: Chapter) -> dict[str, Any]:
    """Return what the chapter's questions begin with: its section, and what stood before the chapter was built."""
    rest = next((row.content for row in read.sections if row.chapter == REST), {})
    return {key: rest[key] for key in chapter.holds if key in rest} | section.content


def _forms(
    request: HttpRequest, read: Judged, section: Section, chapter: Chapter
) -> tuple[PartForm | None, FinishedForm]:
    """Return the chapter's questions, where it has any, and its last question, with what was sent in them."""
    data = sent(request)
    form_class = _asked(read, chapter)
    form = form_class(data, initial=form_class.initial_from(_stands(read, section, chapter))) if form_class else None
    if isinstance(form, AboutForm):
        form.offer_documents(_titles(request, read.draft))
        form.offer_leads(read.draft.lead, request.access)  # type: ignore[attr-defined]
    if isinstance(form, PublicationForm):
        form.offer_summary(first_summary(read.document))
    was = "yes" if section.is_finished else ""
    return form, FinishedForm(data, initial={"revision": section.revision, "finished": was})


def _save(request: HttpRequest, draft: Draft, section: Section, form: PartForm | None, finished: FinishedForm) -> bool:
    """Save; when only rows changed meanwhile no answers meet, and what was typed goes over the newer revision."""
    try:
        return _saved(request, draft, section, form, finished, finished.cleaned_data["revision"])
    except Stale as stale:
        if conflict_between(form, stale.theirs).differs:
            raise
        return _saved(request, draft, stale.theirs, form, finished, stale.theirs.revision)


def _saved(
    request: HttpRequest,
    draft: Draft,
    section: SectionBase,
    form: PartForm | None,
    finished: FinishedForm,
    revision: int,
) -> bool:
    saved = attempted(
        finished,
        lambda: save_chapter(
            draft_id=draft.pk,
            chapter=section.chapter,
            content=form.content(section.content) if form else {},
            revision=revision,
            by=request.access,  # type: ignore[attr-defined]
            is_finished=finished.is_finished,
        ),
    )
    return saved is not None


def _onward(request: HttpRequest, draft: Draft, document: Agreement, chapter: Chapter) -> HttpResponse:
    """Go to the next chapter, or to the task list: after the last one, and for who comes back later."""
    shown = shown_chapters(document)
    at = shown.index(chapter) + 1 if chapter in shown else len(shown)
    if "later" in request.POST or at >= len(shown):
        return redirect("draft", draft.pk)
    return redirect("chapter", draft.pk, shown[at].key)


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, draft_id: int, key: str) -> HttpResponse:
    """Show a chapter and save it; a stale save shows both texts and keeps what was typed."""
    draft = open_draft(request, draft_id)
    if key not in BY_KEY:
        raise Http404
    asked, read = BY_KEY[key], judged(draft)
    section, document = _section(read.sections, asked), read.document
    form, finished = _forms(request, read, section, asked)
    conflict: Conflict | None = None
    if finished.is_bound and all([form is None or form.is_valid(), finished.is_valid()]):
        try:
            if _save(request, draft, section, form, finished):
                return _onward(request, draft, document, asked)
        except Stale as stale:
            conflict = conflict_between(form, stale.theirs)
            finished = _over(finished, stale.theirs.revision)
    context = _context(request, read, asked, section, form)
    context |= {"form": form, "finished": finished, "finished_forms": [finished], "conflict": conflict}
    wrong = [status_of(sent) for sent in (form, finished) if sent is not None]
    return render(request, "agreements/chapter.html", context, status=409 if conflict else max(wrong))


def _over(finished: FinishedForm, revision: int) -> FinishedForm:
    """The same answer, which the next Continue writes over the revision that the person has now seen."""
    return FinishedForm(initial={"revision": revision, "finished": finished.cleaned_data["finished"]})


def _context(
    request: HttpRequest, read: Judged, asked: Chapter, section: Section, form: PartForm | None
) -> dict[str, Any]:
    access = request.access  # type: ignore[attr-defined]
    draft, document, findings = read.draft, read.document, read.findings
    own = [finding for finding in findings if finding.chapter == asked.key]
    closed = why_closed(access, draft)
    if form and section.revision and not form.is_bound:
        form.gaps = field_gaps(own)
    return {
        "draft": draft,
        "chapter": asked,
        "closed": closed,
        # What was typed and could not be saved is shown again, so that it can be copied.
        "shows_form": not closed or request.method == "POST",
        "asks_first": asked.key in ASKS_FIRST,
        "lists": lists_of(asked, draft=draft, document=document, access=access, findings=findings),
        "handovers": handovers_of(draft, document, own, closed) if asked.key == "responsibility" else (),
        "sections": sections_of(document, asked.key),
        "saved": section,
        "wishes": _wishes(read) if asked.key == "parties" else (),
    }


def _wishes(read: Judged) -> list[Wish]:
    """Return the organisations that were asked for and do not take part yet."""
    taken = {row.organisation_id for row in read.parties}
    wishes = read.draft.wishes.select_related("asked_by", "organisation")
    return [wish for wish in wishes if wish.organisation_id not in taken]
