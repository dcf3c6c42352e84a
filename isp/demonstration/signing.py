"""Lets officers of the demonstration sign and decline, as they do on the pages."""

import uuid
from collections.abc import Iterable

from isp.demonstration.people import officer
from register.log.verbs import Authentication
from register.models import Entry
from signatories.acts.signing import Turn, decline_agreement, sign_agreement

SECONDS_AGO = 40  # since the officer gave the password


def sign_for(entry: Entry, codes: Iterable[str]) -> None:
    """Sign a version for each organisation, by its own officer."""
    for code in codes:
        by = officer(code)
        sign_agreement(
            turn=Turn(entry.reference, entry.version, code),
            digest=bytes(entry.document_id),
            typed_name=by.user.name if by.user else "",
            authentication=Authentication(method="password", seconds_ago=SECONDS_AGO),
            by=by,
            act=uuid.uuid4(),
        )


def decline_for(entry: Entry, code: str, reason: str) -> None:
    """Decline a version for an organisation, by its own officer."""
    decline_agreement(
        turn=Turn(entry.reference, entry.version, code), reason=reason, by=officer(code), act=uuid.uuid4()
    )
