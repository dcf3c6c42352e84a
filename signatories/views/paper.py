"""Signatures on paper: recorded here by one person, looked at and confirmed by another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from register.documents.canonical import read_document
from register.documents.elsewhere import assumed_day
from register.documents.parties import names_in
from register.documents.printing.phrasing import sentence
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.models import Entry
from register.reading.downloads import note_download
from register.templatetags.register_words import day, moment
from register.web.tables import Cell, Row
from signatories.access import Access, NotAllowed
from signatories.acts.paper import Paper, check_second, confirm_paper, record_paper, set_paper_aside
from signatories.forms.paper import ConfirmPaperForm, PaperForm, SetAsideForm
from signatories.middleware import AccessRequest
from signatories.models import PaperSignature
from signatories.permissions import can_keep_register, rule
from signatories.roles import Right
from signatories.views.answering import asked

asking = require_http_methods(["GET", "HEAD", "POST"])
SCAN_NAMES = {"application/pdf": "scan.pdf", "image/png": "scan.png", "image/jpeg": "scan.jpg"}
MOST = 500
COLUMNS = ("Organisation", "Signed by", "Day", "Recorded", "State")


@rule(Right.READ_EVERYTHING, hidden=True)
@require_safe
def papers(request: AccessRequest) -> HttpResponse:
    """List the recordings that wait to be confirmed, and those dealt with."""
    every = PaperSignature.objects.select_related("organisation", "recorded_by", "confirmed_by", "set_aside_by")
    waiting = every.waiting()
    done = every.exclude(confirmed_at=None, set_aside_at=None).order_by("-recorded_at")
    shown = {
        "columns": COLUMNS,
        "may_file": can_keep_register(request.access),
        "waiting": [_row(paper) for paper in waiting[:MOST]],
        "done": [_row(paper) for paper in done[:MOST]],
    }
    return render(request, "signatories/papers.html", shown)


def _row(paper: PaperSignature) -> Row:
    state = "Waits" if not paper.set_aside_at else "Set aside"
    state = "Confirmed" if paper.confirmed_at else state
    colour = {"Confirmed": "green", "Set aside": "grey", "Waits": "yellow"}[state]
    return Row(
        Cell(
            paper.organisation.name,
            url=reverse("paper", args=[paper.pk]),
            under=f"{paper.reference}, version {paper.version}",
        ),
        (
            Cell(paper.name, under=paper.title) if paper.name else Cell(empty="Not known"),
            Cell(day(paper.signed_on)),
            Cell(paper.recorded_by.name, under=day(paper.recorded_at)),
            Cell(tag=state, tag_colour=colour),
        ),
    )


@rule(Right.KEEP_REGISTER)
@asking
def new_paper(request: AccessRequest, reference: str, version: int) -> HttpResponse:
    """Record a signature on paper."""
    rows = Entry.objects.visible_to(request.viewer).select_related("document")
    entry = get_object_or_404(rows, reference=reference, version=version)
    form = PaperForm(request.POST or None, request.FILES or None, organisations=_asked_and_unsigned(entry))
    if form.is_valid() and form.attempt(record_paper, paper=_read(form, entry), by=request.access):
        messages.success(request, "It is recorded. It counts when somebody else has confirmed it.")
        return redirect("papers")
    return asked(request, "signatories/paper_new.html", form, entry=entry)


def _asked_and_unsigned(entry: Entry) -> list[tuple[str, str]]:
    life, names = life_of(entry.reference).versions[entry.version], names_in(read_document(entry.document.text))
    rows = [(code, names.get(code, code)) for code in life.must_sign if code not in life.signed]
    return sorted(rows, key=lambda row: row[1])


def _read(form: PaperForm, entry: Entry) -> Paper:
    said = form.answers()
    scan = said.pop("scan")
    return Paper(reference=entry.reference, version=entry.version, scan=scan.read() if scan else b"", **said)


@rule(Right.READ_EVERYTHING, hidden=True)
@asking
def paper(request: AccessRequest, number: int) -> HttpResponse:
    """Show a recording with its scan; to a second person, the confirming of it."""
    rows = PaperSignature.objects.select_related("organisation", "recorded_by", "confirmed_by", "set_aside_by")
    found = get_object_or_404(rows, pk=number)
    form = ConfirmPaperForm(request.POST or None)
    if form.is_valid() and form.attempt(confirm_paper, paper=found, by=request.access):
        messages.success(request, f"{found.organisation.name} has signed: the register says so now.")
        return redirect("papers")
    shown = {"paper": found, "details": _details(found), "why_not": _why_not(request.access, found)}
    return asked(request, "signatories/paper.html", form, **shown)


def _why_not(access: Access, paper: PaperSignature) -> str:
    try:
        check_second(access, paper)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _assumed(paper: PaperSignature) -> str:
    """Say which day is assumed, where the original of an agreement made elsewhere gives none."""
    entry = Entry.objects.select_related("document").get(reference=paper.reference, version=paper.version)
    return sentence(assumed_day(read_document(entry.document.text), paper.organisation.code, paper.signed_on))


def _details(paper: PaperSignature) -> list[dict[str, object]]:
    scan = {"value": "Open the scan", "url": reverse("paper_scan", args=[paper.pk])} if paper.scan_id else {}
    rows: list[dict[str, object]] = [
        {"key": "Organisation", "value": paper.organisation.name},
        {"key": "Signed", "value": f"{paper.reference}, version {paper.version}"},
        {"key": "Name", "value": paper.name or "Not known"},
        {"key": "Job title", "value": paper.title or "None on the paper"},
        {"key": "Authority", "value": paper.authority or "None on the paper"},
        {"key": "Day", "value": day(paper.signed_on), "note": _assumed(paper)},
        {"key": "Scan", **scan} if scan else {"key": "No scan", "value": paper.no_scan_because},
        {
            "key": "Recorded by",
            "value": f"{paper.recorded_by.name}, {paper.recorded_post}",
            "note": moment(paper.recorded_at),
        },
    ]
    if paper.confirmed_by:
        rows.append({"key": "Confirmed by", "value": paper.confirmed_by.name, "note": moment(paper.confirmed_at)})
    if paper.set_aside_by:
        said = f"{paper.set_aside_by.name}: {paper.set_aside_because}"
        rows.append({"key": "Set aside by", "value": said, "note": moment(paper.set_aside_at)})
    return rows


@rule(Right.READ_EVERYTHING, hidden=True)
@require_safe
def paper_scan(request: AccessRequest, number: int) -> HttpResponse:
    """Serve the scan of a signature, byte for byte; for SIMG and auditors alone."""
    found = get_object_or_404(PaperSignature.objects.select_related("scan"), pk=number)
    if found.scan is None:
        raise Http404("No scan is held of this paper.")
    if request.method == "GET":
        note_download(request.viewer, found.reference, found.version, "scan")
    response = HttpResponse(bytes(found.scan.bytes), content_type=found.scan.media_type)
    response["Content-Disposition"] = f'attachment; filename="{SCAN_NAMES[found.scan.media_type]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@rule(Right.READ_EVERYTHING, hidden=True)
@asking
def paper_aside(request: AccessRequest, number: int) -> HttpResponse:
    """Set a recording aside, with the reason."""
    found = get_object_or_404(PaperSignature.objects.select_related("organisation"), pk=number)
    form = SetAsideForm(request.POST or None)
    if form.is_valid():
        try:
            set_paper_aside(paper=found, reason=form.cleaned_data["reason"], by=request.access)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is set aside, and may be recorded anew.")
            return redirect("papers")
    return asked(request, "signatories/paper_aside.html", form, paper=found)
