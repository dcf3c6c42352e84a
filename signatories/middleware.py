"""Puts on each request who is looking and what they may do, and on a refused form the status of a refusal."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.functional import SimpleLazyObject

from register.clock import today
from register.viewer import Viewer
from signatories.access import Access
from signatories.came_from import came_from

UNPROCESSABLE = 422


class AccessRequest(HttpRequest):
    """A request as views see it behind the middleware; for type hints."""

    access: Access
    viewer: Viewer


class ViewerMiddleware:
    """Sets `request.access` and `request.viewer`, read from the database when first asked for, on every request anew.

    Nothing is kept in the session, so that an appointment that ended gives no right to a session still open.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        access = SimpleLazyObject(lambda: _access(request))
        request.access = access  # type: ignore[attr-defined]
        request.viewer = SimpleLazyObject(lambda: access.viewer)  # type: ignore[attr-defined]
        return self.get_response(request)


def _access(request: HttpRequest) -> Access:
    sender = came_from(request) if request.method == "POST" else None
    return Access.of(request.user, on=today(), came_from=sender)


class RefusedFormMiddleware:
    """Answers 422 where a form of a package comes back with errors; the sign-in library answers 200."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: SimpleTemplateResponse
    ) -> SimpleTemplateResponse:
        """Set the status of a page that shows a form again; our own views set theirs themselves."""
        form = (response.context_data or {}).get("form")
        if response.status_code == 200 and isinstance(form, BaseForm) and form.is_bound and form.errors:
            response.status_code = UNPROCESSABLE
        return response
