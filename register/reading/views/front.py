"""The front page: what this is, one search box, what changed, who takes part."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from register.clock import today
from register.reading.front import changes, figures, not_open, takers
from register.reading.keeping import kept
from register.reading.names import names_of_organisations
from register.reading.requests import ReadingRequest
from register.viewer import Viewer
from register.web.rules import public


@public
@require_safe
def front(request: ReadingRequest) -> HttpResponse:
    """Shows the register's first page to whoever comes."""
    viewer = request.viewer
    return render(request, "register/front.html", {"drawn": kept(viewer, "front", lambda: _drawn(viewer))})


def _drawn(viewer: Viewer) -> str:
    day = today()
    shown = {
        "figures": figures(viewer, day),
        "not_open": not_open(viewer, day),
        "changes": changes(viewer, day),
        "takers": takers(viewer, day, names_of_organisations(viewer, on=day)),
    }
    return render_to_string("register/front_drawn.html", shown)
