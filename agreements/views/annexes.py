"""Papers of a draft: sent, and given out again to who may read the draft."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agreements.acts.annexes import FULL, add_annex
from agreements.acts.taking_part import row_id
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.forms.annexes import NewAnnexForm
from agreements.models import Draft
from agreements.papers import MOST_ANNEXES
from agreements.views.chapters import why_closed
from agreements.views.opening import open_draft, sent, status_of
from register.documents.agreement import Agreement
from register.entries.refusals import Refused
from register.models import File
from register.reading.entry.files import File as ShownFile
from register.reading.entry.files import papers
from register.web.files import called, file_response
from signatories.access import NotAllowed
from signatories.permissions import rule


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def annex_add(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Add a paper to a draft."""
    draft = open_draft(request, draft_id)
    form = NewAnnexForm(sent(request), request.FILES or None, initial={"row": row_id()})
    if form.is_valid() and _added(request, draft, form):
        return redirect(reverse("chapter", args=[draft.pk, "clauses"]) + "#annex-list-all")
    context = {"draft": draft, "chapter": BY_KEY["clauses"], "form": form, "closed": _closed(request, draft)}
    return render(request, "agreements/annex_add.html", context, status=status_of(form))


def _added(request: HttpRequest, draft: Draft, form: NewAnnexForm) -> bool:
    """Add the paper; what is wrong with its file stands beside the file, and the title stays."""
    said = form.cleaned_data
    try:
        add_annex(
            draft_id=draft.pk,
            title=said["title"],
            content=said["file"].read(),
            row_id=said["row"] or row_id(),
            by=request.access,  # type: ignore[attr-defined]
        )
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except Refused as refusal:
        form.add_error("file", str(refusal))
    return form.is_valid()


def _closed(request: HttpRequest, draft: Draft) -> str:
    """Return the sentence that stands in place of the form: not theirs to change, or no room for one more."""
    closed = why_closed(request.access, draft)  # type: ignore[attr-defined]
    return closed or (FULL if len(assemble(draft).annexes) >= MOST_ANNEXES else "")


def papers_of(draft: Draft, document: Agreement) -> tuple[ShownFile, ...]:
    """Return the papers that a draft names, as files to be opened."""
    return papers(document, lambda row: reverse("annex", args=[draft.pk, row.id]))


@rule("signed_in")
@require_safe
def annex(request: HttpRequest, draft_id: int, annex_id: str) -> HttpResponse:
    """Serve the bytes of a paper that a draft names, to who may read the draft."""
    draft = open_draft(request, draft_id)
    found = next((row for row in assemble(draft).annexes if row.id == annex_id and row.sha256), None)
    if found is None:
        raise Http404
    return file_response(get_object_or_404(File, pk=bytes.fromhex(found.sha256)), called(found.title))
