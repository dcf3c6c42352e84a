"""The protocol for everybody: what it is, which version is in force, who has signed, and what they commit to."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.clock import today
from register.documents.common import spoken_date
from register.documents.printing import printed_document
from register.entries.life import LIVE
from register.templatetags.register_words import day as written
from signatories.matrix import Protocols, Version, matrix, protocols
from signatories.middleware import AccessRequest
from signatories.models import PaperSignature, ProtocolDraft, ProtocolState
from signatories.panels import sign_panel
from signatories.permissions import can_keep_register, rule
from signatories.roles import Right


@rule("public")
@require_safe
def protocol(request: AccessRequest) -> HttpResponse:
    """Show the protocol: the version that stands, the sign-off matrix, and to SIMG what is to be done."""
    known = protocols(request.viewer)
    stands = known.standing_on(today())
    shown: dict[str, Any] = {"may_keep": can_keep_register(request.access), "stands": stands}
    if stands:
        shown |= _standing(request, known, stands)
    if request.access.may(Right.READ_EVERYTHING):
        shown |= _for_simg()
    return render(request, "signatories/protocol.html", shown)


def _standing(request: AccessRequest, known: Protocols, stands: Version) -> dict[str, Any]:
    table = matrix(known, on=today())
    waiting = [sign_panel(request.viewer, version.entry, version.life) for version in known.versions]
    return {
        "status": stands.life.status_on(today()),
        "sentence": _sentence(stands),
        "facts": facts_of(stands),
        "panels": [panel for panel in waiting if panel],
        "columns": table.columns,
        "rows": table.rows,
        "commitments": len(stands.document.commitments),
        "label_differs": stands.document.body_label not in ("", stands.document.cover_label),
    }


def _sentence(version: Version) -> str:
    life = version.life
    signed, awaited = len(life.signed_on(today())), len(life.awaited_on(today()))
    count = f"Signed by {signed} of {signed + awaited} organisations that were asked."
    return f"Since {written(life.commenced_on)}. {count}" if life.status_on(today()) in LIVE else count


def facts_of(version: Version) -> list[dict[str, Any]]:
    """Return what the document control says of a version, as rows of components/summary_list.html."""
    said = version.document
    rows: list[dict[str, Any]] = [
        {"key": "Version", "value": version.label},
        {"key": "On its cover", "value": said.cover_label if said.cover_label != version.label else ""},
        {"key": "Issued", "value": spoken_date(said.issued_on)},
        {"key": "Replaces", "value": said.supersedes.words},
        {"key": "Author", "value": said.author},
        {"key": "Owner", "value": said.owner},
        {"key": "Reviewed by", "value": spoken_date(said.review_on)},
    ]
    return [row for row in rows if row["value"]]


def _for_simg() -> dict[str, Any]:
    return {
        "is_simg": True,
        "open_draft": ProtocolDraft.objects.filter(state=ProtocolState.DRAFTING).first(),
        "papers": PaperSignature.objects.waiting().count(),
    }


@rule("public")
@require_safe
def commitments(request: AccessRequest) -> HttpResponse:
    """Show what everybody who signs the version that stands commits to."""
    stands = protocols(request.viewer).standing_on(today())
    sections = [
        section for section in (printed_document(stands.document) if stands else ()) if section.key == "commitments"
    ]
    inherited = [row for row in stands.document.commitments if row.inheritable] if stands else []
    shown = {"stands": stands, "sections": sections, "inherited": inherited}
    return render(request, "signatories/commitments.html", shown)
