"""Puts on each request who is looking and what they may do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from register.clock import today
from register.viewer import Viewer
from signatories.access import Access


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
        access = SimpleLazyObject(lambda: Access.of(request.user, on=today()))
        request.access = access  # type: ignore[attr-defined]
        request.viewer = SimpleLazyObject(lambda: access.viewer)  # type: ignore[attr-defined]
        return self.get_response(request)
