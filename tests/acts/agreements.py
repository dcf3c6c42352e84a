"""The acts of agreements that go on the log: each entry arranges what its act needs and returns the act itself."""

import uuid
from collections.abc import Callable

from agreements.acts.cancelling import cancel_version
from agreements.acts.filing import record_agreement
from agreements.acts.reviewing import approve, send_back
from agreements.acts.submitting import abandon, submit
from register.models import Entry
from tests.factories.agreements import approved, drafted, partnership, reviewed_digest, submitted
from tests.factories.documents import complete_agreement
from tests.factories.filing import described
from tests.factories.recorded import SCAN
from tests.factories.signatories import access_of, administrator

Act = Callable[[], object]


def submitting() -> Act:
    people = partnership()
    draft = drafted(people)
    declarations = complete_agreement().declarations
    return lambda: submit(draft_id=draft.pk, declarations=declarations, by=people.lead, act=uuid.uuid4())


def sending_back() -> Act:
    people = partnership()
    draft = submitted(people)
    return lambda: send_back(draft_id=draft.pk, reasons=["Say who decides."], by=people.simg, act=uuid.uuid4())


def approving() -> Act:
    people = partnership()
    draft = submitted(people)
    expected = reviewed_digest(draft)
    return lambda: approve(draft_id=draft.pk, expected=expected, checklist=(), by=people.simg, act=uuid.uuid4())


def abandoning() -> Act:
    people = partnership()
    draft = drafted(people)
    return lambda: abandon(draft_id=draft.pk, reason="No longer wanted.", by=people.lead, act=uuid.uuid4())


def cancelling() -> Act:
    people = partnership()
    draft = approved(people)
    entry = Entry.objects.get(reference=draft.reference)
    return lambda: cancel_version(entry=entry, reason="Entered too early.", by=people.simg, act=uuid.uuid4())


def filing() -> Act:
    partnership()
    by = access_of(administrator())
    return lambda: record_agreement(description=described(), scan=SCAN, by=by, act=uuid.uuid4())


ACTS: list[tuple[str, Callable[[], Act]]] = [
    ("submit", submitting),
    ("send back", sending_back),
    ("approve", approving),
    ("abandon", abandoning),
    ("cancel a version", cancelling),
    ("file an agreement made elsewhere", filing),
]
