"""The gallery of components: each in its states, for the eye, for axe and for whoever builds a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from register.web import samples
from register.web.rules import public
from register.web.statuses import DRAFT_STATES, ENTRY_STATUSES


@public
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Draws every component. Only where there is no production, so that it needs no rule."""
    sent = samples.SampleForm({"moved_on_day": "31", "moved_on_month": "2", "moved_on_year": "2027"})
    return render(
        request,
        "gallery/page.html",
        {
            "samples": samples,
            "statuses": [*ENTRY_STATUSES, *DRAFT_STATES],
            "empty_form": samples.SampleForm(auto_id="fresh_%s"),
            "form": sent,
            "reason_form": samples.ReasonForm(auto_id="reason_%s"),
            "page": Paginator(range(53), 10).get_page(3),
        },
    )
