"""What pages of drafting send: the fields of a form as they stand, with some of them changed."""

import re
from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm, MultiWidget
from django.test import Client
from django.urls import reverse

from agreements.models import Draft, Section

SENDING = ("form", "finished", "revision")


def url_of(draft: Draft, name: str, *more: str) -> str:
    """Return the address of one of a draft's pages."""
    return reverse(name, args=[draft.pk, *more])


def as_sent(form: BaseForm) -> dict[str, Any]:
    """Return what a browser would send of a form that nobody changed."""
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if isinstance(bound.field.widget, MultiWidget):
            parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
            names = (f"{bound.html_name}{name}" for name in bound.field.widget.widgets_names)
            sent |= {name: "" if part is None else part for name, part in zip(names, parts, strict=True)}
        elif value is not None and value is not False:
            sent[bound.html_name] = "on" if value is True else value
    return sent


def filled(client: Client, url: str, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Open a page and return what it would send, with changes."""
    context = client.get(url).context
    sent: dict[str, Any] = {}
    for name in SENDING:
        if isinstance(form := context.get(name), BaseForm):
            sent |= as_sent(form)
    return sent | dict(changes or {})


def section(draft: Draft, chapter: str, party: str = "") -> Section:
    """Return a section of a draft as it stands."""
    found = draft.sections.filter(chapter=chapter, party=party).first()
    return found or Section(chapter=chapter, party=party)


def rows(draft: Draft, chapter: str, key: str, party: str = "") -> list[dict[str, Any]]:
    """Return the rows of a list of a draft as they stand."""
    return list(section(draft, chapter, party).content.get(key, []))


def problems(html: str) -> list[str]:
    """Return the lines of a page's error summary."""
    summary = re.search(r'<ul class="govuk-list govuk-error-summary__list">(.*?)</ul>', html, re.DOTALL)
    return [
        re.sub(r"<[^>]+>", "", line).strip()
        for line in re.findall(r"<li>(.*?)</li>", summary[1] if summary else "", re.DOTALL)
    ]
