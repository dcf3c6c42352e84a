"""The same paper filed by two at one moment stands on the register once."""

import threading
import uuid
from collections.abc import Callable

import pytest

from agreements.acts import filing
from agreements.acts.filing import record_agreement
from register.documents.faults import NotFit
from register.models import Entry
from signatories.access import Access
from signatories.roles import Role
from tests.factories.agreements import partnership
from tests.factories.filing import described
from tests.factories.signatories import access_of, appointed
from tests.races.together import PATIENCE, refusals, rounds, together

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS, AT_ONCE = rounds(5), 3


@pytest.fixture
def keepers() -> list[Access]:
    """Several administrators: the lock on an appointment keeps one person's acts apart already."""
    partnership()
    return [access_of(appointed(Role.SIMG_ADMINISTRATOR)) for _ in range(AT_ONCE)]


def one(keeper: Access, scan: bytes) -> Callable[[], object]:
    return lambda: record_agreement(description=described(), scan=scan, by=keeper, act=uuid.uuid4())


def refused(keepers: list[Access], trials: int) -> list[list[Exception]]:
    """Files a paper several times at once, and returns the refusals of each trial."""
    told = []
    for trial in range(trials):
        scan = f"%PDF-1.7 paper {trial}".encode()
        told.append(refusals(together([one(keeper, scan) for keeper in keepers])))
    return told


def test_the_same_paper_is_filed_once(keepers: list[Access]) -> None:
    told = refused(keepers, TRIALS)

    assert all(len(refusals) == AT_ONCE - 1 for refusals in told)
    assert all(isinstance(refusal, NotFit) for refusals in told for refusal in refusals)
    assert Entry.objects.count() == TRIALS


def test_without_asking_again_it_would_be_filed_twice(keepers: list[Access], monkeypatch: pytest.MonkeyPatch) -> None:
    asked, everybody = filing._check_not_filed, threading.Barrier(AT_ONCE, timeout=PATIENCE)

    def asked_once(digest: str, *, beside: str = "") -> None:
        if not beside:
            asked(digest)
            everybody.wait()

    monkeypatch.setattr(filing, "_check_not_filed", asked_once)

    assert refused(keepers, 1) == [[]]
    assert Entry.objects.count() == AT_ONCE
