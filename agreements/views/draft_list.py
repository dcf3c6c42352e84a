"""The list of drafts that a person may read, those that came to their end among them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.models import Draft, DraftState
from register.templatetags.register_words import day
from register.web.tables import Cell, Row, Table
from signatories.middleware import AccessRequest
from signatories.permissions import rule

ON_A_PAGE = 50
COLUMNS = ("Draft", "Led by", "State", "Begun")
COLOURS = {
    DraftState.DRAFTING: "blue",
    DraftState.SUBMITTED: "teal",
    DraftState.RETURNED: "yellow",
    DraftState.APPROVED: "green",
    DraftState.ABANDONED: "grey",
}


@rule("signed_in")
@require_safe
def drafts(request: AccessRequest) -> HttpResponse:
    """Show the drafts that the person may read, newest first, each with its state."""
    rows = Draft.objects.visible_to(request.access).select_related("lead").order_by("-begun_at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    table = Table("Drafts", COLUMNS, tuple(_row(draft) for draft in page))
    return render(request, "agreements/drafts.html", {"page": page, "table": table})


def _row(draft: Draft) -> Row:
    state = DraftState(draft.state)
    head = Cell(text=str(draft), url=reverse("draft", args=[draft.pk]), under=draft.reference)
    return Row(
        head,
        (Cell(text=draft.lead.name), Cell(tag=state.label, tag_colour=COLOURS[state]), Cell(text=day(draft.begun_at))),
    )
