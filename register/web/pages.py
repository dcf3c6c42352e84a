"""The pages that say who runs the register, and on what terms it is used."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.web.rules import public
from register.web.tables import Cell, Row

COOKIES = [
    Row(Cell(name), (Cell(purpose), Cell(kept)))
    for name, purpose, kept in (
        (settings.SESSION_COOKIE_NAME, "That you stay signed in from page to page", "Until you close the browser"),
        (settings.CSRF_COOKIE_NAME, "That nobody else can send a form in your name", "A year"),
        ("messages", "To tell you, on the next page, that something was done", "Until it was told"),
    )
]


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Says who runs the register and for whom. Everybody may read it."""
    return render(request, "pages/about.html")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement. Everybody may read it."""
    return render(request, "pages/accessibility.html")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Says what is kept about those who use the register. Everybody may read it."""
    return render(request, "pages/privacy.html")


@public
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Names the cookies, all of them necessary. Everybody may read it."""
    return render(request, "pages/cookies.html", {"columns": ["Name", "What for", "Kept for"], "rows": COOKIES})
