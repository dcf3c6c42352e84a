"""How the pages of acts answer: the form anew with status 422 while something is wrong with it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

UNPROCESSABLE = 422


def asked(request: HttpRequest, template: str, form: forms.Form, **shown: Any) -> HttpResponse:
    """Return the page of a form; one with errors answers 422 and keeps everything typed."""
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, **shown}, status=status)
