"""Asks as a visitor, undoes what came of it, and says in a word what the answer was."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tests.rights.expecting import CODES
from tests.rights.world import undone

HREF = re.compile(r'href="(/[^"#?]*)')
WORDS = {code: word for word, code in CODES.items()}
# What belongs to a visit, not to the record: sessions, counts of sign-ins, messages to be shown once.
OF_A_VISIT = "^(django_session|cache|account_.*|usersessions_.*|mfa_.*|django_migrations|procrastinate_.*)$"
TABLES = "SELECT format('%%I', tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename !~ %s ORDER BY 1"


@dataclass(frozen=True)
class Answer:
    """What was answered: the word for it, and the response."""

    word: str
    response: HttpResponse

    @property
    def text(self) -> str:
        """All that the visitor received: headers and body."""
        head = "\n".join(f"{name}: {value}" for name, value in self.response.items())
        return head + bytes(self.response.content).decode(errors="replace")

    @property
    def links(self) -> set[str]:
        """The addresses on this site that the page links to, files of its design aside."""
        return {at for at in HREF.findall(self.text) if not at.startswith("/static/")}


class Fingerprint:
    """Tells whether a row of the record was written: counts rows, and the transactions that wrote them."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TABLES, [OF_A_VISIT])
            tables = [name for (name,) in cursor.fetchall()]
        parts = (f"(SELECT count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) FROM {name})" for name in tables)
        self.sql = f"SELECT concat_ws(' ', {', '.join(parts)})"

    def taken(self) -> str:
        """Return it as it is now."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql)
            return str(cursor.fetchone()[0])


class Asker:
    """Asks at addresses; whatever is written by it is undone."""

    def __init__(self) -> None:
        self.fingerprint = Fingerprint()
        self.before = self.fingerprint.taken()

    def ask(
        self,
        method: str,
        client: Client,
        path: str,
        sent: Mapping[str, Any] | str | None = None,
        first: Callable[[], object] = lambda: None,
        **how: Any,
    ) -> Answer:
        """Ask once, having done what comes `first`; what was written is undone before this returns.

        `how` goes on to Django's test client: the content type of what is `sent`.
        """
        kept = {name: cookie.value for name, cookie in client.cookies.items()}
        with undone():
            first()
            response = getattr(client, method)(path, *([] if sent is None else [sent]), **how)
            response.content  # noqa: B018 (streamed ones are read while the data stands)
            client.cookies = SimpleCookie(kept)  # Whoever signed out is signed in again, as the session is.
            wrote = method != "get" and self.fingerprint.taken() != self.before
        return Answer(_word(response, wrote), response)


def _word(response: HttpResponse, wrote: bool) -> str:
    if wrote:
        # Nothing may be written by a request that is answered with a refusal.
        return "does" if response.status_code < 400 else f"does, and answers {response.status_code}"
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "sign-in"
    return WORDS.get(response.status_code, str(response.status_code))
