"""How, and how long ago, the person at the keyboard last proved who they are in this session."""

import time

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from register.log.verbs import Authentication

# allauth's names for ways of signing in → the log's.
METHODS = {"password": "password", "mfa": "totp", "webauthn": "passkey", "socialaccount": "organisation"}
LONG_AGO = 10**9  # seconds: never, for a session that holds no record of signing in


def latest_authentication(request: HttpRequest) -> Authentication:
    """Return the method and age, in seconds, of the latest sign-in or repeated sign-in of this session."""
    records = [record for record in get_authentication_records(request, request.user) if record["method"] in METHODS]
    if not records:
        return Authentication(method="password", seconds_ago=LONG_AGO)
    latest = max(records, key=lambda record: record["at"])
    return Authentication(method=METHODS[latest["method"]], seconds_ago=max(int(time.time() - latest["at"]), 0))
