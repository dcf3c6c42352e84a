"""Where a request came from: the address and the browser, as far as they may be believed."""

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

LONGEST_BROWSER = 500  # characters


@dataclass(frozen=True)
class CameFrom:
    """An internet address, and what the browser says of itself."""

    address: str
    browser: str


def came_from(request: HttpRequest) -> CameFrom:
    """Return where a request came from; behind a proxy that is trusted, from whom the proxy says."""
    said = request.headers.get("User-Agent", "")
    browser = "".join(letter for letter in said if letter.isprintable())[:LONGEST_BROWSER]
    return CameFrom(get_adapter().get_client_ip(request), browser)
