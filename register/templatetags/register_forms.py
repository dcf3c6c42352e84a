"""What templates ask about forms."""

from collections.abc import Iterable

from django import template
from django.forms import BaseForm

from register.web.forms import ErrorLink, error_links

register = template.Library()


@register.filter
def errors_of(form: BaseForm | None) -> list[ErrorLink]:
    """Returns the lines of an error summary: none for a form that is right, not sent yet, or not there."""
    return error_links(form) if form else []


@register.filter
def errors_of_all(forms: Iterable[BaseForm] | None) -> list[ErrorLink]:
    """Returns the lines of several forms, in their order."""
    return [link for form in forms or () for link in error_links(form)]
