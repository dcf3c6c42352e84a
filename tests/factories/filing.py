"""Agreements made elsewhere, filed through the act, in the small invented partnership."""

import uuid
from typing import Any

from agreements.acts.filing import record_agreement
from agreements.filing import Description, described_by
from register.models import Entry
from signatories.acts.paper import confirm_paper
from signatories.models import PaperSignature
from tests.factories.agreements import Partnership
from tests.factories.documents import LEAD, PARTNER, POLICE
from tests.factories.recorded import SCAN
from tests.factories.signatories import access_of, administrator

DESCRIBED: dict[str, Any] = {
    "title": "Sharing about empty homes",
    "theme": "housing_and_homelessness",
    "lead": LEAD,
    "visibility": "public",
    "start": "2018-04-01",
    "review": "2020-04",
    "end": "not stated",
    "original_title": "Original, signed",
    "parties": [
        {"code": LEAD, "signed": "2018-03-05", "name": "Ida Marsh", "post": "Director of Housing"},
        {"code": PARTNER, "signed": "2018-03"},
        {"code": POLICE, "signed": "not known"},
    ],
}


def described(**changes: Any) -> Description:
    """Return the description of an agreement of 2018 between three, one of which is not known to have signed."""
    return described_by({**DESCRIBED, **changes})


def with_party(place: int, **changes: Any) -> list[dict[str, Any]]:
    """Return the parties of the description with one of them changed."""
    rows = [dict(row) for row in DESCRIBED["parties"]]
    rows[place] |= changes
    return rows


def filed(people: Partnership, *, scan: bytes = SCAN, **changes: Any) -> Entry:
    """File an agreement made elsewhere, by the administrator of SIMG, and return its entry."""
    entry = record_agreement(
        description=described(**changes), scan=scan, by=access_of(administrator()), act=uuid.uuid4()
    )
    return Entry.objects.select_related("document").get(reference=entry.reference)


def confirmed(entry: Entry, people: Partnership) -> Entry:
    """Let the member of SIMG confirm every signature that waits, and return the entry as it then stands."""
    waiting = PaperSignature.objects.waiting().filter(reference=entry.reference, version=entry.version)
    for paper in waiting.select_related("organisation"):
        confirm_paper(paper=paper, by=people.simg, act=uuid.uuid4())
    return Entry.objects.select_related("document").get(pk=entry.pk)
