"""Where a signing came from is kept beside the log for two years, and read by auditors and SIMG's administrators."""

from datetime import timedelta

import pytest
from django.test import Client

from agreements.models import Draft
from register.clock import now
from register.evidence.rendering import collect
from register.log.checkpoints import make_checkpoint
from register.models import Entry, Event
from signatories.models import Appointment, SigningTrace
from signatories.roles import Role
from signatories.tracing import KEPT, remove_old_traces
from tests.factories.agreements import Partnership, approved, partnership, signed_by
from tests.factories.documents import LEAD, NAMES, PARTNER
from tests.factories.signatories import PASSWORD, administrator, appointed
from tests.pages.agreements.drafting import filled

pytestmark = pytest.mark.django_db
VERSION = "/register/ISA-0001/1/"
TRACES, DECLARE, DECLINE = f"{VERSION}sign/traces/", f"{VERSION}sign/declare/", f"{VERSION}decline/"
BROWSER = "Mozilla/5.0 (a tablet)"


@pytest.fixture
def people() -> Partnership:
    return partnership()


@pytest.fixture
def draft(people: Partnership) -> Draft:
    return approved(people)


def signed_in(held: Appointment) -> Client:
    client = Client(REMOTE_ADDR="192.0.2.7", headers={"user-agent": BROWSER})
    client.post("/accounts/login/", {"login": held.person.email, "password": PASSWORD})
    return client


def test_a_signature_and_a_refusal_leave_their_traces(people: Partnership, draft: Draft) -> None:
    officer, other = signed_in(people.officers[LEAD]), signed_in(people.officers[PARTNER])

    sent = filled(officer, DECLARE, {"name": people.officers[LEAD].person.name})
    officer.post(DECLARE, sent)
    officer.post(DECLARE, sent)
    other.post(DECLINE, filled(other, DECLINE, {"reason": "Our board has not met."}))

    events = Event.objects.filter(verb__in=["signed", "declined"])
    assert {(trace.event_id, trace.address, trace.browser) for trace in SigningTrace.objects.all()} == {
        (event.pk, "192.0.2.7", BROWSER) for event in events
    }
    assert events.count() == 2


def test_auditors_and_administrators_read_them_and_nobody_else(people: Partnership, draft: Draft) -> None:
    officer = signed_in(people.officers[LEAD])
    officer.post(DECLARE, filled(officer, DECLARE, {"name": people.officers[LEAD].person.name}))

    held = (people.auditor, administrator(), people.member, people.officers[LEAD], appointed(Role.PRACTITIONER))
    answers = {one.role: signed_in(one).get(TRACES) for one in held}

    assert [answer.status_code for answer in answers.values()] == [200, 200, 403, 403, 403]
    page = answers[Role.AUDITOR].content.decode()
    assert all(words in page for words in ("192.0.2.7", BROWSER, NAMES[LEAD], "Signed"))
    assert "192.0.2.7" not in "".join(
        answer.content.decode() for role, answer in answers.items() if answer.status_code == 403
    )
    assert Client().get(TRACES).status_code == 302


def test_the_way_there_stands_on_the_page_of_the_version(people: Partnership, draft: Draft) -> None:
    auditor, member = signed_in(people.auditor), signed_in(people.member)
    before = auditor.get(VERSION).content.decode()
    signed_by(people, draft, LEAD)

    assert f'href="{TRACES}"' not in before
    assert f'href="{TRACES}"' in auditor.get(VERSION).content.decode()
    assert f'href="{TRACES}"' not in member.get(VERSION).content.decode()
    assert "Not kept" in auditor.get(TRACES).content.decode()


def test_nobody_has_signed_yet(people: Partnership, draft: Draft) -> None:
    assert "Nobody has signed yet." in signed_in(people.auditor).get(TRACES).content.decode()


def test_they_stand_in_no_record_and_no_evidence(people: Partnership, draft: Draft) -> None:
    officer = signed_in(people.officers[LEAD])
    officer.post(DECLARE, filled(officer, DECLARE, {"name": people.officers[LEAD].person.name}))

    make_checkpoint()
    texts = [attached.text for attached in collect(Entry.objects.get()).job.attachments]
    texts.append(Client().get("/register/ISA-0001/1.json").content.decode())
    texts.append(str(Event.objects.get(verb="signed").particulars_text))

    assert not [text for text in texts if "192.0.2.7" in text or BROWSER in text]


def test_they_are_removed_after_two_years(people: Partnership, draft: Draft) -> None:
    signed_by(people, draft, LEAD, PARTNER)
    ages = dict(
        zip(Event.objects.filter(verb="signed"), (KEPT + timedelta(days=1), KEPT - timedelta(days=1)), strict=True)
    )
    for event, age in ages.items():
        SigningTrace.objects.create(event=event, address="192.0.2.7", at=now() - age)

    assert remove_old_traces() == 1
    assert SigningTrace.objects.get().at > now() - KEPT
