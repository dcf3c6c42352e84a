"""Forms that could not be taken: who was signed out meanwhile, or whose form ran out, sends the same once more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from signatories.permissions import SIGNED_IN, rule
from signatories.typed import Typed, forget, kept, typed_in

FORBIDDEN = 403


@rule(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    """Show what was kept while its author was signed out, to be sent again or thrown away."""
    if request.method == "POST":
        forget(request)
        return redirect("desk")
    return render(request, "signatories/typed.html", {"typed": kept(request)})


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token ran out: with what was typed, ready to be sent again, when it came from our own page.

    Django names this as the view of a failed check. A page elsewhere cannot make a browser say that it is ours.
    """
    return render(request, "403_csrf.html", {"typed": _own(request)}, status=FORBIDDEN)


def _own(request: HttpRequest) -> Typed | None:
    origin = f"{request.scheme}://{request.get_host()}"
    is_ours = request.headers.get("Origin") == origin and not request.path.startswith("/accounts/")
    return typed_in(request) if is_ours and request.POST else None
