"""The organisations: their list and the page of each, for everybody."""

from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from register.clock import today
from register.reading.listing_rows import listing_table
from register.templatetags.register_words import day
from signatories.access import Access
from signatories.middleware import AccessRequest
from signatories.models import Organisation, OrganisationKind, OrganisationName
from signatories.onrecord import agreements_of, numbers_in_force
from signatories.permissions import can_keep_organisation, can_keep_register, can_see_appointments, rule
from signatories.views.details import details_of
from signatories.views.family import line_above, parts_of, who_signs
from signatories.views.people import people_of, roles_ended_by
from signatories.views.succession import successions_of

MOST = 500
KINDS = list(OrganisationKind.values)


class Group(NamedTuple):
    """The organisations of one kind, as components/party_list.html shows them."""

    title: str
    parties: list[dict[str, str]]


@rule("public")
@require_safe
def organisations(request: AccessRequest) -> HttpResponse:
    """List the organisations that take part, by kind, with the number of agreements in force."""
    sought = request.GET.get("q", "").replace("\x00", "").strip()
    shown = {
        "q": sought,
        "groups": _groups(_found(sought), numbers_in_force(viewer=request.viewer, on=today())),
        "may_keep": can_keep_register(request.access),
    }
    return render(request, "signatories/organisations.html", shown)


@rule("public")
@require_safe
def organisation(request: AccessRequest, code: str) -> HttpResponse:
    """Show an organisation: its public details, its agreements, and, to those who may see, who is appointed."""
    found = get_object_or_404(Organisation.objects.select_related("parent__parent"), code=code)
    agreements = agreements_of(code, viewer=request.viewer, on=today())
    above = line_above(found)
    signs = who_signs(found, above)
    shown = {
        "organisation": found,
        "who_signs": signs,
        "signing_words": f"{signs.name} signs for it and answers for what it does." if signs else "",
        "details": details_of(found, above),
        "agreements": listing_table(agreements, caption="Agreements", day=today()),
        "services": parts_of(found),
        "successions": successions_of(found, may_keep=can_keep_register(request.access)),
        "has_left": found.left_on is not None and found.left_on <= today(),
    }
    return render(request, "signatories/organisation.html", shown | _people(request.access, found))


def _people(access: Access, found: Organisation) -> dict[str, Any]:
    """Return what the page says of people, and what the reader may do there."""
    may_change, sees = can_keep_organisation(access, found), can_see_appointments(access, found)
    return {
        "may_keep": can_keep_register(access),
        "may_change": may_change,
        "sees_people": sees,
        "people": people_of(found, ends=roles_ended_by(access, found)) if sees else None,
    }


def _found(sought: str) -> list[Organisation]:
    """Return who takes part; for words, whoever bears or ever bore a name with all of them, those that left too."""
    bodies = Organisation.objects.select_related("parent")
    if not sought:
        bodies = bodies.filter(Q(left_on=None) | Q(left_on__gt=today()))
    if words := sought.split():
        found_as = Subquery(_names_with(words).order_by("-borne").values("name")[:1])
        bodies = bodies.annotate(found_as=found_as).exclude(found_as=None)
    return sorted(bodies[:MOST], key=lambda body: (KINDS.index(body.kind), body.name))


def _names_with(words: list[str]) -> QuerySet[OrganisationName]:
    names = OrganisationName.objects.filter(organisation=OuterRef("pk"))
    for word in words:
        names = names.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(organisation__code__icontains=word)
        )
    return names


def _groups(bodies: list[Organisation], numbers: dict[str, int]) -> list[Group]:
    return [
        Group(OrganisationKind(kind).label, [_row(body, numbers.get(body.code, 0)) for body in some])
        for kind, some in groupby(bodies, key=lambda body: body.kind)
    ]


def _once_called(body: Organisation) -> str:
    """Return by which earlier name an organisation was found; nothing when it was by that of today."""
    found_as = getattr(body, "found_as", body.name)
    return "" if found_as == body.name else f"Once called {found_as}"


def _standing(body: Organisation) -> str:
    if body.parent is not None:
        return f"part of {body.parent.name}"
    return "" if body.is_legal_entity else "not a legal entity"


def _left(body: Organisation) -> str:
    return f"Left on {day(body.left_on)}" if body.left_on is not None and body.left_on <= today() else ""


def _row(body: Organisation, number: int) -> dict[str, str]:
    in_force = f"{number} agreement{'' if number == 1 else 's'} in force" if number else ""
    return {
        "name": body.name,
        "url": address(body.code),
        "part": _standing(body),
        "note": ". ".join(part for part in (_once_called(body), _left(body), in_force) if part),
    }


def address(code: str) -> str:
    """Return the address of an organisation's page."""
    return reverse("organisation", args=[code])
