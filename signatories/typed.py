"""What was typed into a form that could not be taken: kept in the session for an hour, to be sent again."""

import time
from dataclasses import dataclass

from django.http import HttpRequest

SESSION_NAME = "typed"
KEPT_FOR = 60 * 60  # seconds
LONGEST = 1_000_000  # characters; more is not kept
NEVER_KEPT = ("csrfmiddlewaretoken", "password")


@dataclass(frozen=True)
class Typed:
    """A form as it was sent: the address, and each name with its value, in order."""

    path: str
    fields: tuple[tuple[str, str], ...]


def typed_in(request: HttpRequest) -> Typed:
    """Return what a request sends, without files, passwords and the token that has run out."""
    pairs = ((name, value) for name, values in request.POST.lists() for value in values)
    fields = tuple(pair for pair in pairs if not any(word in pair[0].lower() for word in NEVER_KEPT))
    return Typed(request.get_full_path(), fields)


def keep(request: HttpRequest) -> bool:
    """Keep in the session what a request sends; return False where it is too long."""
    typed = typed_in(request)
    if sum(len(name) + len(value) for name, value in typed.fields) > LONGEST:
        return False
    request.session[SESSION_NAME] = {"path": typed.path, "fields": typed.fields, "at": int(time.time())}
    return True


def kept(request: HttpRequest) -> Typed | None:
    """Return what the session keeps; None for nothing, and for what is older than an hour, which is then forgotten."""
    found = request.session.get(SESSION_NAME)
    if found is None:
        return None
    if time.time() - found["at"] > KEPT_FOR:
        forget(request)
        return None
    return Typed(found["path"], tuple((name, value) for name, value in found["fields"]))


def forget(request: HttpRequest) -> None:
    """Forget what the session keeps."""
    request.session.pop(SESSION_NAME, None)
