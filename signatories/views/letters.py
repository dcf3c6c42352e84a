"""The letters of the outbox, for those who keep the register; never a link that opens an account."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from register.templatetags.register_words import moment
from register.web.tables import Cell, Row, Table
from signatories.middleware import AccessRequest
from signatories.models import Letter
from signatories.outbox import MOST_TRIES, OPENS_ACCOUNT
from signatories.permissions import rule
from signatories.roles import Right

ON_A_PAGE = 50
COLUMNS = ("Letter", "To", "Queued", "State")


@rule(Right.KEEP_REGISTER, hidden=True)
@require_safe
def letters(request: AccessRequest) -> HttpResponse:
    """Show the letters, newest first, each with where it stands."""
    rows = Letter.objects.select_related("to").order_by("-queued_at", "-id")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    table = Table("Letters", COLUMNS, tuple(_row(letter) for letter in page))
    return render(request, "signatories/letters.html", {"page": page, "table": table})


@rule(Right.KEEP_REGISTER, hidden=True)
@require_safe
def letter(request: AccessRequest, number: int) -> HttpResponse:
    """Show a letter: to whom, what it says, where it leads, and where it stands."""
    found = get_object_or_404(Letter.objects.select_related("to"), pk=number)
    shown = {"letter": found, "rows": _details(found), "clauses": [{"text": part} for part in found.text.split("\n\n")]}
    return render(request, "signatories/letter.html", shown)


def _details(found: Letter) -> list[dict[str, object]]:
    state = state_of(found)
    rows: list[dict[str, object]] = [
        {"key": "To", "value": found.to.name, "note": found.to.email},
        {"key": "About", "value": found.get_kind_display()},
        {"key": "Queued", "value": moment(found.queued_at)},
        {"key": "State", "tag": state.tag, "tag_colour": state.tag_colour, "note": state.under},
        {"key": "Tries", "value": f"{found.tries} of {MOST_TRIES}"},
        {"key": "Last fault", "value": found.fault},
        {"key": "Its link", "value": _link_of(found)},
    ]
    return [row for row in rows if row.get("value") or row.get("tag")]


def _link_of(found: Letter) -> str:
    if found.kind in OPENS_ACCOUNT:
        return "Made when the letter is sent, for its reader alone: it may let them choose a password."
    return found.path


def state_of(letter: Letter) -> Cell:
    """Return where a letter stands: a word on a tag, and beneath it when, or what went wrong."""
    if letter.sent_at:
        return Cell(tag="Sent", tag_colour="green", under=moment(letter.sent_at))
    if letter.tries >= MOST_TRIES:
        return Cell(tag="Given up", tag_colour="red", under=letter.fault)
    if letter.tries:
        again = f"{letter.fault}. Next try {moment(letter.try_at)}."
        return Cell(tag="Failed", tag_colour="yellow", under=again)
    return Cell(tag="Waiting", tag_colour="blue")


def _row(letter: Letter) -> Row:
    return Row(
        Cell(text=letter.subject, url=reverse("letter", args=[letter.pk]), under=letter.get_kind_display()),
        (
            Cell(text=letter.to.name, under=letter.to.email),
            Cell(text=moment(letter.queued_at)),
            state_of(letter),
        ),
    )
