"""What is taken away from an entry: the stored text and the stored PDFs, byte for byte, and the full text as a page."""

import base64
from collections.abc import Mapping
from hashlib import sha256

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from register.clock import today
from register.documents.canonical import Document, read_document
from register.documents.elsewhere import recorded_in
from register.documents.printing import printed_document
from register.entries.annexes import annexes_of
from register.models import Entry, File, Rendering
from register.reading.downloads import is_restricted, note_download
from register.reading.entry.access import as_read_by, is_summary, reads_in_full, withheld_from
from register.reading.entry.original import original_is_open
from register.reading.entry.record import NotOnRecord, record_of
from register.reading.entry.standing import standing
from register.reading.public_data import public_json
from register.reading.requests import ReadingRequest
from register.viewer import Viewer
from register.web.files import called, file_response
from register.web.rules import public

# How soon to ask again for a PDF that is being prepared.
RETRY_AFTER = 10  # seconds


@public
@require_safe
def version_json(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Serves the canonical text as it is stored, with its SHA-256 (RFC 9530) and the salted digest that was signed.

    Whom parts are withheld from is served the public edition, which says so and was not signed.
    """
    entry = _seen(request.viewer, reference, version)
    withheld, document = _reading(request.viewer, entry)
    if is_summary(withheld):
        raise Http404("No more than a summary of this version is published.")
    body = (public_json(entry, document, withheld) if withheld else entry.document.text).encode()
    if not withheld:
        _note(request, entry, "json")
    response = HttpResponse(body, content_type="application/json")
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"
    response["Register-Digest"] = bytes(entry.document_id).hex()
    response["Content-Disposition"] = f'inline; filename="{reference}-{version}.json"'
    return response


@public
@require_safe
def version_pdf(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Serves the stored bytes of the latest PDF; while there is none, a page that says so (503, ask again later)."""
    entry = _readable(request.viewer, reference, version)
    printings = Rendering.objects.filter(reference=reference, version=version).select_related("file")
    latest = printings.order_by("-covers_event_id").first()
    if latest:
        _note(request, entry, "pdf")
        return _pdf(latest)
    response = render(request, "register/being_prepared.html", {"entry": entry}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


@public
@require_safe
def rendering_pdf(request: ReadingRequest, reference: str, version: int, sha256: str) -> HttpResponse:
    """Serves the stored bytes of one PDF of a version, by the SHA-256 of the file (hexadecimal)."""
    entry = _readable(request.viewer, reference, version)
    found = Rendering.objects.filter(reference=reference, version=version, file_id=bytes.fromhex(sha256))
    rendering = found.select_related("file").first()
    if rendering is None:
        raise Http404("No PDF of this version has that SHA-256.")
    _note(request, entry, "pdf")
    return _pdf(rendering)


@public
@require_safe
def version_original(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Serves the scan of an agreement made elsewhere, byte for byte, to those who may read its entry in full.

    Until a second person has confirmed a signature read off it, only those who look after the register may open it.
    """
    entry = _readable(request.viewer, reference, version)
    recorded = recorded_in(read_document(entry.document.text))
    if recorded is None or not recorded.original.sha256 or not original_is_open(request.viewer, entry):
        raise Http404("No scan of an original is open to this viewer.")
    file = File.objects.get(sha256=bytes.fromhex(recorded.original.sha256))
    _note(request, entry, "scan")
    return file_response(file, f"{reference}-{version}-original")


@public
@require_safe
def version_annex(request: ReadingRequest, reference: str, version: int, sha256: str) -> HttpResponse:
    """Serves the stored bytes of a paper, by its SHA-256 (hexadecimal), to those from whom papers are not withheld."""
    entry = _seen(request.viewer, reference, version)
    withheld, document = _reading(request.viewer, entry)
    annex = next((annex for annex in annexes_of(document) if annex.sha256 == sha256), None)
    if annex is None:
        raise Http404("This version has no paper with that SHA-256, or none for this viewer.")
    file = get_object_or_404(File, pk=bytes.fromhex(sha256))
    if not withheld:
        _note(request, entry, "annex")
    return file_response(file, called(annex.title))


@public
@require_safe
def version_text(request: ReadingRequest, reference: str, version: int) -> HttpResponse:
    """Shows the whole text of a version, as it is printed."""
    try:
        record = record_of(request.viewer, reference, day=today(), version=version)
    except NotOnRecord:
        raise Http404(f"{reference} version {version} is not on the register.") from None
    if is_summary(record.withheld):
        raise Http404("No more than a summary of this version is published.")
    shown = {
        "record": record,
        "entry": record.entry,
        "standing": standing(record),
        "sections": printed_document(record.document, record.withheld),
    }
    return render(request, "register/text.html", shown)


def _note(request: ReadingRequest, entry: Entry, kind: str) -> None:
    """Writes down that a file is taken away of what is not open to everybody; asking for its head takes nothing."""
    if request.method == "GET" and is_restricted(entry):
        note_download(request.viewer, entry.reference, entry.version, kind)


def _seen(viewer: Viewer, reference: str, version: int) -> Entry:
    """Returns an entry that the viewer may see; anything else is not found."""
    rows = Entry.objects.visible_to(viewer).filter(reference=reference, version=version)
    entry = rows.select_related("document").defer("document__content").first()
    if entry is None:
        raise Http404(f"{reference} version {version} is not on the register.")
    return entry


def _reading(viewer: Viewer, entry: Entry) -> tuple[Mapping[str, str], Document]:
    """Returns what is withheld of an entry from the viewer, and its document as the viewer reads it."""
    document = read_document(entry.document.text)
    return withheld_from(viewer, entry, document), as_read_by(viewer, entry, document)


def _readable(viewer: Viewer, reference: str, version: int) -> Entry:
    """Returns an entry that the viewer may read in full; anything else is not found."""
    entry = _seen(viewer, reference, version)
    if not reads_in_full(viewer, entry) and _reading(viewer, entry)[0]:
        raise Http404(f"{reference} version {version} is not published in full.")
    return entry


def _pdf(rendering: Rendering) -> HttpResponse:
    response = HttpResponse(bytes(rendering.file.bytes), content_type=rendering.file.media_type)
    digest = base64.b64encode(bytes(rendering.file_id)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["Content-Disposition"] = f'inline; filename="{rendering.reference}-{rendering.version}.pdf"'
    return response
