"""The pages that say who runs the register, and on what terms it is used."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.web.rules import public


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
    return render(request, "pages/cookies.html")
