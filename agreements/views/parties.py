"""Adding a party, and a party's own part: contacts, lawful basis, retention, and its confirmation."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from agreements.acts.choosing import Chosen
from agreements.acts.drafting import confirm_part, save_part
from agreements.acts.rows import Place, add_rows
from agreements.assembling import assemble
from agreements.chapters import BY_KEY
from agreements.checking import findings_of
from agreements.finding_links import CONFIRMATION, linked
from agreements.forms.fields import Words
from agreements.forms.part_form import Revision
from agreements.forms.parties import AddPartyForm, ContactsForm
from agreements.models import Draft, DraftParty, Section
from agreements.permissions import can_edit_part
from agreements.standing_facts import standing_facts
from agreements.views.chapters import why_closed
from agreements.views.conflicts import Conflict, conflict_between
from agreements.views.lists import lists_of
from agreements.views.opening import UNPROCESSABLE, attempted, is_editable, open_draft, sent, status_of
from register.clock import today
from signatories.drafting.saving import Stale
from signatories.permissions import rule
from signatories.roles import Right
from signatories.sign_page import summary_for

LONGEST_SEARCH = 200


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def party_add(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Add an organisation to those that take part."""
    draft = open_draft(request, draft_id)
    taken = [row.organisation.code for row in draft.draft_parties.select_related("organisation")]
    words = " ".join(
        (request.POST if request.method == "POST" else request.GET).get("q", "").replace("\x00", "").split()
    )
    form = AddPartyForm(sent(request), taken=taken, words=words[:LONGEST_SEARCH], initial={"q": words})
    if form.is_valid():
        organisation = form.cleaned_data["organisation"]
        row = {"code": organisation.code, "capacity": "controller", "must_sign": organisation.is_legal_entity}
        place = Place(draft.pk, "parties", "parties")
        if attempted(form, lambda: add_rows(place, rows=[row], by=request.access)):  # type: ignore[attr-defined]
            if "another" in request.POST:
                return redirect("party_add", draft.pk)
            return redirect("chapter", draft.pk, "parties")
    closed = why_closed(request.access, draft)  # type: ignore[attr-defined]
    context = {"draft": draft, "form": form, "chapter": BY_KEY["parties"], "closed": closed, "words": words}
    return render(request, "agreements/party_add.html", context, status=status_of(form))


class HowConfirmedForm(forms.Form):
    """How the lead knows that a party confirmed its part."""

    how = Words(
        label="How and when was it confirmed?",
        help_text="An e-mail or a meeting, whose, and its date.",
        required=True,
        rows=2,
        error_messages={"required": "Say how and when it was confirmed."},
    )


def _party(draft: Draft, code: str) -> DraftParty:
    row = draft.draft_parties.select_related("organisation", "confirmed_by", "signatory__person").filter(
        organisation__code=code
    )
    if (found := row.first()) is None:
        raise Http404
    return found


class RevisionForm(forms.Form):
    """The revision of the section that the page showed."""

    revision = Revision()


@rule("signed_in")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, draft_id: int, code: str) -> HttpResponse:
    """Show everything that one party must confirm, on one page, and save its contacts and signatory."""
    draft = open_draft(request, draft_id)
    party = _party(draft, code)
    section, data = _contacts(draft, code), sent(request)
    form = ContactsForm(data, party=code, initial=_initial(section, party))
    revision = RevisionForm(data, initial={"revision": section.revision})
    conflict: Conflict | None = None
    if form.is_bound and all([form.is_valid(), revision.is_valid()]):
        try:
            if _save(request, draft, party, section, form, revision.cleaned_data["revision"]):
                return redirect("part", draft.pk, code)
        except Stale as stale:
            conflict = conflict_between(form, stale.theirs)
            revision = RevisionForm(initial={"revision": stale.theirs.revision})
    context = _context(request, draft, party) | {"form": form, "revision": revision, "conflict": conflict}
    return render(request, "agreements/part.html", context, status=409 if conflict else status_of(form))


def _contacts(draft: Draft, code: str) -> Section:
    return draft.sections.filter(chapter="parties", party=code).first() or Section(chapter="parties", party=code)


def _initial(section: Section, party: DraftParty) -> dict[str, Any]:
    return ContactsForm.initial_from(section.content) | {"signatory": party.signatory_id}


def _save(
    request: HttpRequest, draft: Draft, party: DraftParty, section: Section, form: ContactsForm, revision: int
) -> bool:
    access, code = request.access, party.organisation.code  # type: ignore[attr-defined]
    saved = attempted(
        form,
        lambda: save_part(
            draft_id=draft.pk,
            chapter="parties",
            party=code,
            content=form.content(section.content),
            revision=revision,
            by=access,
            chosen=Chosen(form.cleaned_data["signatory"]),
        ),
    )
    return saved is not None


def _context(request: HttpRequest, draft: Draft, party: DraftParty) -> dict[str, Any]:
    access, code = request.access, party.organisation.code  # type: ignore[attr-defined]
    document = assemble(draft)
    findings = [finding for finding in findings_of(draft, document) if finding.party == code]
    may_edit = can_edit_part(access, draft, code) and is_editable(draft)
    lists = [
        (BY_KEY[key], shown)
        for key in ("basis", "keeping")
        for shown in lists_of(BY_KEY[key], draft=draft, document=document, access=access, findings=findings)
        if shown.party == code
    ]
    return {
        "draft": draft,
        "party": party,
        "lists": lists,
        "todo": [linked(draft, finding, access) for finding in findings if finding.rule != CONFIRMATION],
        "summary": summary_for(document, code),
        "may_edit": may_edit,
        "shows_form": may_edit or request.method == "POST",
        "is_own": access.may(Right.DRAFT, code=code),
        "standing": list(standing_facts(party.organisation, on=today())),
        "is_lead": party.organisation_id == draft.lead_id,
        "is_editable": is_editable(draft),
        "how": HowConfirmedForm(),
        "how_forms": [],
    }


@rule("signed_in")
@require_http_methods(["POST"])
def part_confirm(request: HttpRequest, draft_id: int, code: str) -> HttpResponse:
    """Record that a party confirmed its part: by its own manager, or by the lead who says how."""
    draft = open_draft(request, draft_id)
    party = _party(draft, code)
    own = request.access.may(Right.DRAFT, code=code)  # type: ignore[attr-defined]
    form: forms.Form = forms.Form(request.POST) if own else HowConfirmedForm(request.POST)
    if form.is_valid():
        how = form.cleaned_data.get("how", "")
        if attempted(form, lambda: confirm_part(draft_id=draft.pk, party=code, how=how, by=request.access)):  # type: ignore[attr-defined]
            return redirect("part", draft.pk, code)
    section = _contacts(draft, code)
    context = _context(request, draft, party) | {
        "form": ContactsForm(party=code, initial=_initial(section, party)),
        "revision": RevisionForm(initial={"revision": section.revision}),
        "how": form,
        "how_forms": [form],
    }
    return render(request, "agreements/part.html", context, status=UNPROCESSABLE)
