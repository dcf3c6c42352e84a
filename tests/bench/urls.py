"""The site's addresses, and the bare view W: what any page of Django costs that reads the session and the user."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """Reads the session and the user, and says the user's name."""
    return HttpResponse(f"{len(request.session.keys())} {request.user}")


urlpatterns = [path("bare/", bare), path("", include("isp.urls"))]
