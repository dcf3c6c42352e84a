"""Asks pages of the site through WSGI, whole middleware included, in this process."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from register.documents.canonical import read_document
from register.reading.entry.content import content_of
from register.reading.entry.record import agreement_read
from signatories.models import User

TOKEN = "b" * 32
HOST = "localhost"


class WrongAnswer(RuntimeError):
    """A page answered otherwise than it should; its time would mean nothing."""


@dataclass(frozen=True)
class Reader:
    """Somebody with a session (None: the public) who asks for pages."""

    user: User | None = None

    @cached_property
    def cookies(self) -> str:
        """The cookies of a browser that this person has signed in with."""
        held = SimpleCookie({"csrftoken": TOKEN})
        if self.user:
            client = Client()
            client.force_login(self.user)
            held["sessionid"] = client.cookies["sessionid"].value
        return "; ".join(f"{name}={morsel.value}" for name, morsel in held.items())

    def get(self, address: str, *, status: int = 200) -> bytes:
        """Return the body of a page."""
        return self._ask("GET", address, b"", status)

    def get_anew(self, address: str) -> bytes:
        """Return the body of a page as its first reader has it: nothing that was drawn or read before is kept."""
        caches["drawn"].clear()
        for kept in (content_of, agreement_read, read_document):
            kept.cache_clear()
        return self.get(address)

    def post(self, address: str, answers: Mapping[str, object], *, status: int = 302) -> bytes:
        """Send a form."""
        return self._ask("POST", address, urlencode({**answers, "csrfmiddlewaretoken": TOKEN}, True).encode(), status)

    def queries(self, address: str) -> int:
        """Return how many queries a page takes when it is asked for again."""
        self.get(address)
        return self._counted(self.get, address)

    def queries_anew(self, address: str) -> int:
        """Return how many queries a page takes that is drawn anew."""
        self.get(address)
        return self._counted(self.get_anew, address)

    def _counted(self, ask: Callable[[str], bytes], address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(address)
        return len(captured)

    def _ask(self, method: str, address: str, body: bytes, status: int) -> bytes:
        answered: list[str] = []
        response = _application()(
            self._environ(method, address, body), lambda line, headers, exc_info=None: answered.append(line)
        )
        try:
            content = b"".join(response)
        finally:
            response.close()
        if not answered[0].startswith(str(status)):
            raise WrongAnswer(f"{method} {address} answered {answered[0]}, not {status}.")
        return content

    def _environ(self, method: str, address: str, body: bytes) -> dict[str, object]:
        parts = urlsplit(address)
        return {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "HTTP_HOST": HOST,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": io.StringIO(),
        }


@cache
def _application() -> Any:
    return get_wsgi_application()
