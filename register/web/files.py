"""Gives a stored file out, byte for byte."""

import base64

from django.http import HttpResponse
from django.utils.text import slugify

from register.evidence.uploads import ENDINGS
from register.models import File

LONGEST_NAME = 80  # letters


def called(title: str) -> str:
    """Return what a paper is called, without an ending, when it is saved under its title."""
    return slugify(title)[:LONGEST_NAME].strip("-") or "paper"


def file_response(file: File, name: str) -> HttpResponse:
    """Return a file to be saved under a name; a browser neither opens it here nor guesses what it is."""
    response = HttpResponse(bytes(file.bytes), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}{ENDINGS[file.media_type]}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes(file.sha256)).decode()}:"
    response["X-Content-Type-Options"] = "nosniff"
    return response
