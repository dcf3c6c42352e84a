"""What the log and the record format publish: its key, the latest checkpoint, and the JSON Schemas of documents."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.documents.schema import NoSuchSchema, stored_schema
from register.log.checkpoints import log_signer
from register.log.stored_tree import log_size
from register.models import Checkpoint
from register.reading.requests import ReadingRequest
from register.web.rules import public


@public
@require_safe
def log(request: ReadingRequest) -> HttpResponse:
    """Shows the public key that signs for the log, and how far its latest checkpoint reaches."""
    latest, events = Checkpoint.objects.order_by("-size").first(), log_size()
    shown = {
        "verifier": log_signer().verifier,
        "latest": latest,
        "events": events,
        "waiting": events - (latest.size if latest else 0),
    }
    return render(request, "register/log.html", shown)


@public
@require_safe
def key(request: ReadingRequest) -> HttpResponse:
    """Serves the log's public key as one line, as tools for signed notes read it."""
    return HttpResponse(f"{log_signer().verifier}\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def checkpoint(request: ReadingRequest) -> HttpResponse:
    """Serves the latest checkpoint as the signed note that it is; 404 while the log has none."""
    latest = Checkpoint.objects.order_by("-size").first()
    if latest is None:
        raise Http404("The log has no checkpoint yet.")
    return HttpResponse(latest.note, content_type="text/plain; charset=utf-8")


@public
@require_safe
def schema(request: ReadingRequest, kind: str, number: int) -> HttpResponse:
    """Serves the JSON Schema of a kind of document in one of its versions."""
    try:
        text = stored_schema(kind, number)
    except NoSuchSchema as error:
        raise Http404(str(error)) from None
    return HttpResponse(text, content_type="application/schema+json")
