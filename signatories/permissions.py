"""Who may open a page or do a thing: `rule` on each view, and for each refusal one sentence.

Each rule of an act is one `check_…` that raises NotAllowed with a sentence, and one `can_…` that asks it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, Literal, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from register.entries.lives import PROTOCOL_REFERENCE
from register.web.rules import PUBLIC, named, public
from signatories.access import Access, NotAllowed
from signatories.models import Organisation
from signatories.roles import Right, Role
from signatories.typed import keep

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

SIGNED_IN: Final = "signed_in"
FORBIDDEN = 403


def signing_right(reference: str) -> Right:
    """Return the right that it takes to sign a version of `reference`."""
    return Right.SIGN_PROTOCOL if reference == PROTOCOL_REFERENCE else Right.SIGN_AGREEMENTS


def rule(
    needed: Right | Literal["public", "signed_in"], *others: Right, hidden: bool = False
) -> Callable[[View], View]:
    """Return a decorator that lets a view answer only those who hold `needed` or one of `others` (on any organisation).

    The anonymous are sent to sign in; what they send is answered with 403 and kept, so that it is not lost on the way.
    Who lacks the right reads why (403), or finds nothing (404) where `hidden`: the
    existence of the page is itself private. The view's `rule` names what it asks.
    """

    def decorate(view: View) -> View:
        if needed == PUBLIC:
            return public(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                if request.method == "POST":  # A way to the sign-in page would lose what was typed.
                    return _signed_out(request)
                return redirect_to_login(request.get_full_path())
            if needed != SIGNED_IN:
                rights = (cast(Right, needed), *others)
                _refuse_without(*rights, access=request.access, hidden=hidden)  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        return cast(View, named(guarded, " or ".join(map(str, (needed, *others)))))

    return decorate


def _signed_out(request: HttpRequest) -> HttpResponseBase:
    shown = {"is_kept": keep(request), "has_files": bool(request.FILES)}
    return render(request, "signatories/signed_out.html", shown, status=FORBIDDEN)


def _refuse_without(*rights: Right, access: Access, hidden: bool) -> None:
    try:
        access.appointment(next((right for right in rights if access.may(right)), rights[0]))
    except NotAllowed:
        if hidden:
            raise Http404 from None
        raise


def check_keep_register(access: Access) -> None:
    """Raise NotAllowed unless the person keeps organisations, appointments and letters."""
    access.appointment(Right.KEEP_REGISTER)


def can_keep_register(access: Access) -> bool:
    """Return whether the person keeps organisations, appointments and letters."""
    return _is_open(check_keep_register, access)


def check_keep_organisation(access: Access, organisation: Organisation) -> None:
    """Raise NotAllowed unless the person keeps the register, or the people and details of this organisation."""
    if not access.may(Right.KEEP_REGISTER) and not access.may(Right.KEEP_ORGANISATION, code=organisation.code):
        raise NotAllowed(
            f"Only a SIMG administrator or an organisation administrator of {organisation.name} may keep its people "
            "and details, and you hold no such appointment today."
        )


def can_keep_organisation(access: Access, organisation: Organisation) -> bool:
    """Return whether the person keeps the people and details of an organisation."""
    return _is_open(check_keep_organisation, access, organisation)


def check_read_downloads(access: Access) -> None:
    """Raise NotAllowed unless the person keeps the register, or reads everything as an auditor."""
    held = access.appointments_with(Right.READ_EVERYTHING)
    if not any(appointment.role in (Role.SIMG_ADMINISTRATOR, Role.AUDITOR) for appointment in held):
        raise NotAllowed("Only a SIMG administrator or an auditor may see who took away what.")


def can_read_downloads(access: Access) -> bool:
    """Return whether the person may see who took away what is not open to everybody."""
    return _is_open(check_read_downloads, access)


def check_see_appointments(access: Access, organisation: Organisation) -> None:
    """Raise NotAllowed unless the person reads everything, or holds an appointment at the organisation itself."""
    if not access.may(Right.READ_EVERYTHING) and organisation.code not in access.organisations:
        raise NotAllowed(f"Only SIMG, auditors and people of {organisation.name} see who is appointed there.")


def can_see_appointments(access: Access, organisation: Organisation) -> bool:
    """Return whether the person may see who is appointed at an organisation."""
    return _is_open(check_see_appointments, access, organisation)


def _is_open(check: Callable[..., None], *about: object) -> bool:
    try:
        check(*about)
    except NotAllowed:
        return False
    return True
