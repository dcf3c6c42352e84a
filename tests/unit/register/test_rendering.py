"""The PDF follows the events: printed when they grow, kept once, and whole as evidence by itself."""

import hashlib
from collections.abc import Callable
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from register.documents.canonical import content_digest
from register.evidence import rendering
from register.evidence.printing import Job, Printed, PrintingFailed
from register.evidence.rendering import RenderingsFailed, collect, due_entries, latest_rendering, render_due, store
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.merkle import leaf_hash, verify_inclusion
from register.log.notes import Checkpoint as Statement
from register.log.notes import open_note
from register.models import Entry, Event, File, Rendering
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.protocol_text import a_protocol
from tests.factories.register import entered, signed
from tests.unit.register.papers import attached, evidence_in, newest_pdf, text_of

pytestmark = pytest.mark.django_db
A_PDF = Printed(pdf=b"%PDF-1.7 a short one", pages=3)


@pytest.fixture
def quick_printer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Puts a printer in place that answers at once, another PDF each time; returns how often it was asked."""
    jobs: list[Job] = []

    def answer(job: Job) -> Printed:
        jobs.append(job)
        return Printed(pdf=A_PDF.pdf + str(len(jobs)).encode(), pages=3)

    monkeypatch.setattr(rendering, "print_pdf", answer)
    return lambda: len(jobs)


def test_an_entry_is_printed_once_until_its_events_grow(quick_printer: Callable[[], int]) -> None:
    entry = entered()

    assert (render_due(), render_due()) == (1, 0)
    signed(entry, LEAD)
    assert (render_due(), render_due()) == (1, 0)

    assert quick_printer() == 2
    assert Rendering.objects.filter(reference=entry.reference).count() == 2


@pytest.mark.usefixtures("quick_printer")
def test_a_rendering_is_an_event_with_the_digest_of_its_file() -> None:
    entry = entered()
    last = Entry.objects.get().last_event

    render_due()

    row, event = Rendering.objects.get(), Event.objects.latest("number")
    digest = hashlib.sha256(bytes(row.file.bytes)).digest()
    assert bytes(row.file_id) == digest
    assert (event.verb, event.reference, event.version, event.role) == ("rendered", entry.reference, 1, "register")
    assert event.particulars["sha256"] == digest.hex()
    assert (event.particulars["covers_event"], event.particulars["pages"]) == (last, 3)
    assert event.particulars["checkpoint"] == last + 1


@pytest.mark.usefixtures("quick_printer")
def test_the_newest_rendering_is_given_out() -> None:
    entry = entered()
    assert latest_rendering(entry.reference, 1) is None

    render_due()
    signed(entry, LEAD, PARTNER)
    render_due()

    found = latest_rendering(entry.reference, 1)
    assert found is not None
    assert found.covers_event_id == Entry.objects.get().last_event


def test_of_two_workers_the_second_keeps_nothing() -> None:
    entered()
    make_checkpoint()
    due = collect(due_entries()[0])

    assert store(due, A_PDF)
    assert not store(due, Printed(pdf=b"%PDF-1.7 another", pages=3))

    assert File.objects.count() == Rendering.objects.count() == 1
    assert Event.objects.filter(verb="rendered").count() == 1


def test_when_the_log_cannot_be_written_nothing_is_kept() -> None:
    entered()
    make_checkpoint()
    due = collect(due_entries()[0])

    with mock.patch.object(rendering, "append", side_effect=RuntimeError), pytest.raises(RuntimeError):
        store(due, A_PDF)

    assert not File.objects.exists()
    assert not Rendering.objects.exists()
    assert due_entries()


def test_one_that_fails_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = entered(), entered()
    printer = mock.Mock(side_effect=[PrintingFailed("The paper is out."), A_PDF])
    monkeypatch.setattr(rendering, "print_pdf", printer)

    with pytest.raises(RenderingsFailed, match=f"{first.reference} version 1: The paper is out."):
        render_due()

    assert latest_rendering(first.reference, 1) is None
    assert latest_rendering(second.reference, 1) is not None


@pytest.mark.usefixtures("quick_printer")
def test_the_command_prints_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    entered()

    call_command("render_due")

    assert capsys.readouterr().out == "1 PDF printed.\n"


def test_the_command_says_what_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    entered()
    monkeypatch.setattr(rendering, "print_pdf", mock.Mock(side_effect=PrintingFailed("The paper is out.")))

    with pytest.raises(CommandError, match="The paper is out"):
        call_command("render_due")


def test_the_pdf_proves_its_text_and_its_events_by_itself() -> None:
    entry = entered(complete_agreement())
    signed(entry, LEAD)
    render_due()
    pdf = newest_pdf(entry.reference)
    evidence, record = evidence_in(pdf), attached(pdf, "record.json").decode()

    salt = bytes.fromhex(evidence["document"]["salt"])
    assert content_digest(salt=salt, text=record) == entry.digest
    stated = Statement.parse(open_note(evidence["checkpoint"], log_signer().verifier))
    assert [event["number"] for event in evidence["events"]] == [0, 1]
    for event in evidence["events"]:
        assert verify_inclusion(
            leaf=leaf_hash(event["leaf"].encode()),
            index=event["number"],
            size=stated.size,
            path=[bytes.fromhex(step) for step in event["path"]],
            root=stated.root,
        )
    assert evidence["events"][1]["particulars"] == {
        "name": "Robin Vale",
        "title": "Chief Executive",
        "organisation": "Northmoor Council",
        "day": Event.objects.get(number=1).effective_on.isoformat(),
        "capacity": "controller",
    }


def test_the_pdf_says_who_signed_and_who_is_yet_to_sign() -> None:
    entry = entered()
    signed(entry, LEAD)
    render_due()

    text = text_of(newest_pdf(entry.reference))

    assert "one of two parties has signed" in text
    assert "Robin Vale, Chief Executive" in text
    assert "Signed in the register, less than a minute after signing in with a password" in text
    assert "Event 1, under checkpoint 2" in text
    assert "Not yet signed." in text


def test_a_protocol_is_printed_in_the_founding_order() -> None:
    entry = entered(a_protocol(), must_sign=[LEAD, PARTNER])
    signed(entry, LEAD)

    render_due()

    text = text_of(newest_pdf("ISP")).replace("\N{NO-BREAK SPACE}", " ")
    order = [
        "The partnership",
        "Information Sharing Protocol",
        "Version 1.0",
        "6 February 2014",
        "Document control",
        "Document amendment record",
        "Document sign-off",
        "Context",
        "The tiers of the framework",
        "We commit to",
        "We agree.",
        "Certificate of signatures",
        "How to verify this document",
    ]
    place = 0
    for words in order:
        assert words in text[place:], words
        place = text.index(words, place) + len(words)
    assert "1.0 on the cover, 5.0 in the text" in text
    assert "one of two organisations has signed" in text


def test_a_second_version_says_what_it_replaces() -> None:
    entry = entered()
    entered(reference=entry.reference, supersedes=1)
    make_checkpoint()

    due = collect(Entry.objects.get(version=2))

    assert "ISA-0001, version\N{NO-BREAK SPACE}1" in due.job.html
