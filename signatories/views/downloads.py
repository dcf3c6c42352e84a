"""Who took away what is not open to everybody, for SIMG's administrators and auditors."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from register.models import Download
from register.templatetags.register_words import moment
from register.web.tables import Cell, Row, Table
from signatories.middleware import AccessRequest
from signatories.models import User
from signatories.permissions import check_read_downloads, rule
from signatories.roles import Right

ON_A_PAGE = 50
COLUMNS = ("Taken by", "What", "Of", "When")


@rule(Right.READ_EVERYTHING, hidden=True)
@require_safe
def downloads(request: AccessRequest) -> HttpResponse:
    """Show the downloads of what is restricted, newest first."""
    check_read_downloads(request.access)
    page = Paginator(Download.objects.order_by("-at", "-id"), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    names = dict(User.objects.filter(email__in={row.who for row in rows}).values_list("email", "name"))
    table = Table("Downloads", COLUMNS, tuple(_row(row, names) for row in rows))
    shown = {"page": page, "table": table, "days": settings.DOWNLOADS_KEPT_FOR}
    return render(request, "signatories/downloads.html", shown)


def _row(download: Download, names: dict[str, str]) -> Row:
    address = reverse("version", args=[download.reference, download.version])
    return Row(
        Cell(text=names.get(download.who, download.who), under=download.who if download.who in names else ""),
        (
            Cell(text=download.get_kind_display()),
            Cell(text=f"{download.reference}, version {download.version}", url=address),
            Cell(text=moment(download.at)),
        ),
    )
