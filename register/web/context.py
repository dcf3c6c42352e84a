"""What every page knows: whose register it is, and where its reader may go."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

# Where a person works stands under "Desk", whatever its address begins with.
DESK_ADDRESSES = ("/desk/", "/drafts/")
# The code of the right that opens the letters; whoever lacks it would find nothing there.
KEEP_REGISTER = "keep_register"
# What stands above single agreements: the protocol, and who takes part.
PARTNERSHIP_WORDS = (("Protocol", "protocol"), ("Organisations", "organisations"))


@dataclass(frozen=True)
class NavigationItem:
    """One word of the navigation. `current`: "" or a value of aria-current. `is_person`: stands apart, at the end."""

    text: str
    url: str
    current: str
    is_person: bool = False


def partnership(request: HttpRequest) -> dict[str, Any]:
    """Returns the names of the register and the navigation; the settings name it as a context processor."""
    return {
        "register_name": settings.REGISTER_NAME,
        "partnership_name": settings.PARTNERSHIP_NAME,
        "host_name": settings.HOST_NAME,
        "demonstration": settings.DEMONSTRATION,
        "navigation": navigation(request),
        "footer_links": footer_links(),
    }


def navigation(request: HttpRequest) -> list[NavigationItem]:
    """Returns the words of the navigation for whoever asks, in their order."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        words = [("Register", "register"), *PARTNERSHIP_WORDS, ("Sign in", "account_login")]
        return _items(request, words)
    words = [("Desk", "desk"), ("Register", "register"), *PARTNERSHIP_WORDS]
    words += [("Letters", "letters")] if _keeps_register(request) else []
    return _items(request, [*words, (str(user), "account")], person="account")


def footer_links() -> list[NavigationItem]:
    """Returns the links at the foot of every page."""
    words = [
        ("Who runs this", "about"),
        ("Accessibility statement", "accessibility"),
        ("Privacy", "privacy"),
        ("Cookies", "cookies"),
    ]
    return [NavigationItem(text, reverse(name), "") for text, name in words]


def _keeps_register(request: HttpRequest) -> bool:
    """Says whether the reader was granted the keeping of the register; the middleware puts that on the request."""
    access = getattr(request, "access", None)
    return access is not None and any(code == KEEP_REGISTER for _, code in access.grants)


def _items(request: HttpRequest, words: list[tuple[str, str]], *, person: str = "") -> list[NavigationItem]:
    places = [(text, name, reverse(name)) for text, name in words]
    return [
        NavigationItem(text, url, _current(request.path, name, url), name in (person, "account_login"))
        for text, name, url in places
    ]


def _current(path: str, name: str, url: str) -> str:
    if path == url:
        return "page"
    places = DESK_ADDRESSES if name == "desk" else (url,)
    return "true" if path.startswith(places) else ""
