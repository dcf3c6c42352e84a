"""Adding, changing and removing single rows of a chapter's lists."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.acts.rows import (
    Place,
    Row,
    StaleRow,
    add_rows,
    fingerprint,
    found_row,
    remove_row,
    row_keys,
    rows_of,
    save_row,
)
from agreements.acts.taking_part import row_id as new_row_id
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.checking import findings_of
from agreements.earlier import EarlierBasis, earlier_bases
from agreements.forms.row_form import RowForm
from agreements.forms.row_kinds import KINDS, RowKind, key_of
from agreements.models import Draft, Section
from agreements.views.chapters import why_closed
from agreements.views.conflicts import Conflict, sides
from agreements.views.lists import INNER, SHARED, lists_inside
from agreements.views.neighbours import row_sections
from agreements.views.opening import attempted, open_draft, sent, status_of
from register.documents.agreement import Agreement
from register.documents.printing.naming import Names
from signatories.permissions import rule


def _kind(slug: str, party: str, document: Agreement) -> RowKind:
    """Return the kind of list; raise Http404 for one that is not known, or a party that does not take part.

    In place of a party stands, for a list inside a row, that row's id.
    """
    kind = KINDS.get(slug)
    if kind is None or (not kind.within and kind.own != (party != SHARED)):
        raise Http404
    if kind.own and party not in {row.code for row in document.parties}:
        raise Http404
    return kind


def _owner(document: Agreement, kind: RowKind, party: str) -> Row:
    """Return the row inside which a list stands; an empty one where that is gone, or the list stands in none."""
    return _standing(document, KINDS[kind.within], SHARED, party) if kind.within else {}


def _place(draft: Draft, kind: RowKind, party: str) -> Place:
    return Place(draft.pk, kind.chapter, key_of(kind, party), party if kind.own else "", has_ids=kind.has_ids)


def _standing(document: Agreement, kind: RowKind, party: str, row_id: str) -> Row:
    return found_row(rows_of(document.model_dump(mode="json", by_alias=True), key_of(kind, party)), row_id)


def _stored(draft: Draft, place: Place, row_id: str) -> Row:
    """The row as its section holds it: the fingerprint is of this, not of what assembling adds to it."""
    section = draft.sections.filter(chapter=place.chapter, party=place.party).first()
    return found_row(rows_of(section.content, place.key) if section else [], row_id)


def _form(kind: RowKind, document: Agreement, party: str, data: Any, initial: Mapping[str, Any]) -> RowForm:
    code = party if kind.own else ""
    extra = kind.extra(code) if kind.own else {}
    return kind.form(data, document=document, party=code, initial=initial, **extra)


def _looks_for_law(request: HttpRequest) -> bool:
    """Return whether laws are to be found: by their button, or by Enter where new words stand."""
    words, before = request.POST.get("find_law", ""), request.POST.get("looked_for", "")
    return "find" in request.POST or ("enter" in request.POST and words.split() != before.split())


def _found(request: HttpRequest, kind: RowKind, document: Agreement, party: str) -> RowForm:
    """Return the form with all that was typed and what was looked for; nothing is judged or saved yet."""
    typed = _form(kind, document, party, request.POST, {})
    initial = {name: typed[name].data for name in typed.fields}
    return _form(kind, document, party, None, initial | {"find": True, "find_law": request.POST.get("find_law", "")})


def _given_id(form: RowForm) -> str:
    """The id that the page gave to a new row; another where it did not come back as it was."""
    given = str(form.cleaned_data["was"])
    return given if re.fullmatch(r"[0-9a-f]{8}", given) else new_row_id()


def back_url(draft: Draft, kind: RowKind, party: str) -> str:
    """Return the page on which a list stands: that of its chapter, or of the row that it stands inside."""
    if kind.within:
        return reverse("row", args=[draft.pk, kind.within, SHARED, party])
    return reverse("chapter", args=[draft.pk, kind.chapter])


def _back(draft: Draft, kind: RowKind, party: str, anchor: str = "") -> HttpResponse:
    url = back_url(draft, kind, party)
    return redirect(f"{url}#{anchor}" if anchor else url)


def _noun(kind: RowKind, form: RowForm) -> str:
    """Return what a row is called; where several kinds of it are added, the one that is asked for."""
    return kind.variants[form.variant].lower() if kind.variants else kind.noun


def _page(
    request: HttpRequest, draft: Draft, kind: RowKind, party: str, form: RowForm, row_id: str = "", **more: Any
) -> HttpResponse:
    document, chapter = form.document, BY_KEY[kind.chapter]
    named = Names(document).full(party) if kind.own else ""
    owner = _owner(document, kind, party)
    ids = row_keys(rows_of(document.model_dump(mode="json", by_alias=True), key_of(kind, party)))
    place = f": {kind.noun} {ids.index(row_id) + 1} of {len(ids)}" if row_id in ids and not named else ""
    anchors = {f"{kind.slug}-{row_id or party}", f"{kind.slug}-{party}"}
    found = () if form.is_bound else findings_of(draft, document)
    context = {
        "draft": draft,
        "kind": kind,
        "chapter": chapter,
        "form": form,
        "caption": named or f"{chapter.title}{place}",
        "gaps": [finding.sentence for finding in found if finding.field in anchors],
        "noun": _noun(kind, form),
        "article": "an" if kind.noun[0] in "aeiou" else "a",
        "sections": row_sections(document, kind.chapter, party if kind.within else row_id),
        "closed": why_closed(request.access, draft, party if kind.own else ""),  # type: ignore[attr-defined]
        "back_url": back_url(draft, kind, party),
        "back_text": KINDS[kind.within].head(owner, Names(document)) if owner else chapter.title,
        "inner": lists_inside(kind, row_id, draft=draft, document=document, access=request.access),  # type: ignore[attr-defined]
        **more,
    }
    status = 409 if more.get("conflict") else status_of(form)
    return render(request, "agreements/row.html", context, status=status)


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def row_add(request: HttpRequest, draft_id: int, slug: str, party: str) -> HttpResponse:
    """Add a row to a list."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    if not kind.may_add or (kind.within and not _owner(document, kind, party) and request.method != "POST"):
        raise Http404
    if _looks_for_law(request):
        return _page(request, draft, kind, party, _found(request, kind, document, party), adding=True)
    earlier = _earlier(request, draft, kind, party)
    copied = next((basis for basis in earlier if basis.key == request.GET.get("like")), None)
    asked = {"kind": request.GET.get("kind", "")} if kind.variants else {}
    # The page gives the row its id, so that the same form sent twice adds one row.
    initial = kind.form.initial_from(copied.row if copied else asked) | {"was": new_row_id()}
    form = _form(kind, document, party, sent(request), initial | {"jobs": [basis.function for basis in earlier]})
    if form.is_valid():
        row = {**form.row({}), **({"party": party} if kind.own else {})}
        if kind.has_ids:
            row["id"] = _given_id(form)
        done = attempted(form, lambda: add_rows(_place(draft, kind, party), rows=[row], by=request.access))  # type: ignore[attr-defined]
        if done:
            if "another" in request.POST:
                # The next part is of the same kind; a basis that was copied is not copied again.
                return redirect(request.get_full_path() if kind.variants else request.path)
            if slug in INNER:
                return redirect("row", draft.pk, slug, party, row["id"])
            return _back(draft, kind, party)
    return _page(request, draft, kind, party, form, adding=True, earlier=earlier, copied=copied)


def _earlier(request: HttpRequest, draft: Draft, kind: RowKind, party: str) -> Sequence[EarlierBasis]:
    """Return the answers that a party has given before, for a list that asks what they answer."""
    if kind.slug != "basis" or request.method == "POST":
        return ()
    return earlier_bases(party, draft=draft, access=request.access)  # type: ignore[attr-defined]


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, draft_id: int, slug: str, party: str, row_id: str) -> HttpResponse:
    """Change a row; when somebody changed or removed it meanwhile both texts are shown and neither is lost."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    place = _place(draft, kind, party)
    standing, stored = _standing(document, kind, party, row_id), _stored(draft, place, row_id)
    if not stored and request.method != "POST":
        raise Http404
    if _looks_for_law(request):
        found, title = _found(request, kind, document, party), kind.head(standing or {}, Names(document))
        return _page(request, draft, kind, party, found, row_id=row_id, title=title)
    initial = kind.form.initial_from(standing) | {"was": fingerprint(stored)}
    form = _form(kind, document, party, sent(request), initial)
    conflict: Conflict | None = None
    if form.is_valid():
        try:
            if attempted(form, lambda: _write(request, place, form, stored, row_id)):
                return _after(request, draft, kind, party, row_id)
        except StaleRow as stale:
            conflict = sides(
                form, stale.theirs or {}, "What stands now" if stale.theirs else "Removed by somebody else"
            )
            form.data = form.data.copy()
            form.data["was"] = fingerprint(stale.theirs)
    title = kind.head(standing, Names(document)) if standing else BY_KEY[kind.chapter].title
    more = {"title": title, "conflict": conflict, "removed": bool(conflict and not stored)}
    return _page(request, draft, kind, party, form, row_id=row_id, **more)


def _write(request: HttpRequest, place: Place, form: RowForm, stored: Row, row_id: str) -> Section:
    """Save the row; one that somebody removed is added anew by who was told so, and saw that nothing stands."""
    was, access = form.cleaned_data["was"], request.access  # type: ignore[attr-defined]
    changed = {**stored, **form.row(stored)}
    if stored:
        return save_row(place, row=changed, was=was, by=access, key=row_id)
    if was:
        raise StaleRow(None)
    return add_rows(place, rows=[changed], by=access)


def _after(request: HttpRequest, draft: Draft, kind: RowKind, party: str, row_id: str) -> HttpResponse:
    """Go back to the row on its chapter's page, or on to the next row of the list with a gap."""
    if "next" in request.POST:
        gaps = [finding.field for finding in findings_of(draft, assemble(draft)) if finding.level == "error"]
        with_gaps = [field for field in gaps if field.startswith(f"{kind.slug}-") and field != f"{kind.slug}-{row_id}"]
        if with_gaps and not kind.own:
            return redirect("row", draft.pk, kind.slug, party, with_gaps[0].partition("-")[2])
    # Where rows have no ids, the row has another key now that it says something else.
    return _back(draft, kind, party, f"{kind.slug}-{row_id}" if kind.has_ids else f"{kind.slug}-list-{party}")


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def row_remove(request: HttpRequest, draft_id: int, slug: str, party: str, row_id: str) -> HttpResponse:
    """Remove a row, after asking."""
    draft = open_draft(request, draft_id)
    document = assemble(draft)
    kind = _kind(slug, party, document)
    standing = _standing(document, kind, party, row_id)
    if not standing:
        return _back(draft, kind, party)
    form = forms.Form(sent(request))
    if form.is_valid():
        place = _place(draft, kind, party)
        if attempted(form, lambda: remove_row(place, row_id=row_id, by=request.access)):  # type: ignore[attr-defined]
            return _back(draft, kind, party)
    context = {
        "draft": draft,
        "kind": kind,
        "form": form,
        "title": f"Remove “{kind.head(standing, Names(document))}”?",
        "closed": why_closed(request.access, draft, party if kind.own else ""),  # type: ignore[attr-defined]
        "cancel_url": back_url(draft, kind, party),
    }
    return render(request, "agreements/row_remove.html", context, status=status_of(form))
