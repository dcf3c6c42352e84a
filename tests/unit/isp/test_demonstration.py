"""The demonstration: built once for all tests of this module, then looked at."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from agreements.acts.importing import import_draft
from agreements.assembling import assemble
from agreements.checking import errors_of, findings_of
from agreements.models import Draft, DraftState
from isp.demonstration import SIGN_INS, building
from isp.demonstration.drafting import manager
from isp.demonstration.reading import FOLDER, agreement
from isp.demonstration.signing import sign_for
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.canonical import canonical_text, read_document
from register.documents.protocol import Protocol
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.entries.status import STATUS_WORDS
from register.log.stored_tree import log_size
from register.models import Checkpoint, Entry, Event, File, Rendering
from register.viewer import Viewer
from signatories.matrix import matrix, protocols
from signatories.models import Organisation, PaperSignature
from tests.conftest import empty_as_superuser
from tests.factories.recorded import as_version_1

LONGEST = 90  # seconds
AGREEMENTS = sorted(
    path.stem for path in FOLDER.glob("*.toml") if path.stem not in {"common", "safeguarding-children-2"}
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Builds the demonstration, with one PDF, verifies it, and gives what the commands said."""
    said = StringIO()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("django.conf.settings.DEMONSTRATION", True)
        patch.setattr(building, "PRINTING_SECONDS", 0)
        begun = time.monotonic()
        try:
            call_command("load_demo", stdout=said)
            assert time.monotonic() - begun < LONGEST
            # It wants a transaction of its own, which no test here has.
            call_command("verify_register", stdout=said)
            yield said.getvalue()
        finally:
            empty_as_superuser(TransactionTestCase())


def entry_of(title: str) -> Entry:
    return Entry.objects.select_related("document").filter(title__startswith=title).latest("version")


def status_of(entry: Entry) -> str:
    status = life_of(entry.reference).versions[entry.version].status_on(today())
    return STATUS_WORDS[status] if status else ""


def document_of(entry: Entry) -> Agreement:
    document = read_document(entry.document.text)
    assert isinstance(document, Agreement)
    return document


def test_every_step_is_told_with_its_time(told: str) -> None:
    steps = building.steps()

    assert all(step.name in told for step in steps)
    assert told.count(" s)") == len(steps)


def test_the_list_shows_what_can_become_of_an_agreement(told: str) -> None:
    found = Counter(status_of(entry) for entry in Entry.objects.filter(kind="agreement"))

    assert found == {
        "In force": 2,
        "In force, signatures awaited": 2,
        "Open for signature": 1,
        "Stalled": 1,
        "Superseded": 1,
        "Cancelled": 1,
    }


def test_the_protocol_of_2014_stands_as_it_was_printed(told: str) -> None:
    entry = Entry.objects.get(reference="ISP", version=1)

    document = read_document(entry.document.text)
    assert isinstance(document, Protocol)
    assert (document.cover_label, document.body_label, document.issued_on) == ("1.0", "5.0", "2014-02-06")
    assert [row.issue for row in document.amendment_record] == ["4.9", "4.91", "4.92", "4.93", "4.94"]
    assert [row.approved for row in document.amendment_record] == ["", "", "", "", "•"]
    assert life_of("ISP").versions[1].signed == {"blaby": date(2014, 2, 21)}


def test_an_agreement_of_2018_is_filed_with_its_scan(told: str) -> None:
    entry = Entry.objects.select_related("document").get(depth="filed")

    life, recorded = life_of(entry.reference).versions[entry.version], document_of(entry).recorded
    assert life.signed == {"charnwood": date(2018, 3, 5), "leicestershire": date(2018, 3, 1)}
    assert [row.on for row in recorded.signatures] == ["2018-03-05", "2018-03", "2018-04-20"]
    assert life.commenced_on == date(2018, 4, 1)
    scan = File.objects.get(sha256=bytes.fromhex(recorded.original.sha256))
    assert bytes(scan.bytes).startswith(b"%PDF-")
    assert scan.size == recorded.original.size
    waiting = PaperSignature.objects.waiting().get()
    assert (waiting.reference, waiting.organisation.code) == (entry.reference, "fire")


def test_version_6_is_signed_by_some_declined_by_one_and_awaited_by_others(told: str) -> None:
    table = matrix(protocols(Viewer.system()), on=today())

    tags = Counter(row.cells[0].tag for row in table.rows)
    assert table.columns == ("Organisation", "Version 6.0", "Version 5.0")
    assert (tags["Signed"], tags["Declined"], tags["Awaited"]) == (8, 1, 1)
    assert tags["Invited"] > 10


def test_the_marac_agreement_has_sixty_items_in_five_groups(told: str) -> None:
    document = document_of(entry_of("MARAC"))

    groups = Counter(item.group for item in document.items)
    assert (len(document.items), len(groups)) == (60, 5)
    assert len({item.why for item in document.items}) > 50


def test_law_enforcement_rules_are_for_the_police_alone(told: str) -> None:
    bases = document_of(entry_of("MARAC")).bases

    assert {basis.party for basis in bases if basis.regime == "part_3"} == {"police"}
    assert {basis.regime for basis in bases} == {"part_3", "uk_gdpr"}


def test_version_2_says_what_it_changes(told: str) -> None:
    first, second = Entry.objects.filter(title__startswith="Safeguarding").order_by("version")

    before, after = document_of(first), document_of(second)
    assert status_of(first) == "Superseded"
    assert {item.id for item in before.items} - {item.id for item in after.items} == {"h05"}
    assert len(after.items) == len(before.items) + 1
    assert after.amendment_record[-1].detail.startswith("School")


def test_the_officers_of_the_sign_ins_can_sign_at_once(told: str) -> None:
    entry = entry_of("Community safety")

    sign_for_again = pytest.raises(Refused, match="already signed")
    with sign_for_again:
        sign_for(entry, ["leicester"])
    assert set(life_of(entry.reference).versions[1].must_sign) >= {"blaby", "police"}
    assert not {"blaby", "police"} & set(life_of(entry.reference).versions[1].signed)


def test_one_agreement_is_for_partners_and_one_for_its_parties(told: str) -> None:
    public = Entry.objects.visible_to(Viewer.public()).values_list("title", flat=True)
    partners = Entry.objects.visible_to(Viewer(who="a@x.example", is_partner=True)).values_list("title", flat=True)

    assert entry_of("Community safety").visibility == "partners"
    assert entry_of("Severe weather").visibility == "parties"
    assert set(partners) - set(public) == {entry_of("Community safety").title}
    assert entry_of("Severe weather").title not in set(partners)


def test_every_agreement_drafted_here_says_in_short_what_the_public_may_know(told: str) -> None:
    for entry in Entry.objects.filter(kind="agreement", depth="").select_related("document"):
        document = read_document(entry.document.text)
        assert isinstance(document, Agreement)
        assert len(document.public_summary.split()) >= 40, entry


def test_drafts_stand_at_every_point_of_their_way(told: str) -> None:
    states = Counter(Draft.objects.values_list("state", flat=True))

    assert states == {
        DraftState.APPROVED: Entry.objects.filter(kind="agreement", depth="").count(),
        DraftState.SUBMITTED: 1,
        DraftState.RETURNED: 1,
        DraftState.DRAFTING: 1,
    }


def test_the_draft_in_progress_waits_for_the_police(told: str) -> None:
    draft = Draft.objects.get(state=DraftState.DRAFTING)

    gaps = errors_of(findings_of(draft, assemble(draft)))
    assert any(gap.rule == "confirmed" and gap.party == "police" for gap in gaps)
    assert draft.sections.filter(chapter="basis", party="police").exists()


def test_the_draft_that_came_back_has_two_reasons(told: str) -> None:
    draft = Draft.objects.get(state=DraftState.RETURNED)

    returned = Event.objects.get(reference=draft.log_reference, verb="returned")
    assert len(returned.particulars["reasons"]) == 2


def test_what_was_submitted_has_no_gap(told: str) -> None:
    for draft in Draft.objects.exclude(state=DraftState.DRAFTING).filter(entered_version=None):
        assert not errors_of(findings_of(draft, assemble(draft)))


def test_every_document_exported_and_imported_says_the_same(told: str) -> None:
    exported = [entry.document.text for entry in Entry.objects.filter(kind="agreement").select_related("document")]
    drafts = [canonical_text(assemble(draft)) for draft in Draft.objects.filter(entered_version=None)]

    for text in [*exported, *drafts]:
        lead = json.loads(text)["identity"]["owner"]
        draft = import_draft(content=text.encode(), by=manager(lead))

        assert canonical_text(assemble(draft)) == text
        if '"depth":""' in text:
            older = as_version_1(read_document(text))
            draft = import_draft(content=older.encode(), by=manager(lead))
            assert canonical_text(assemble(draft)) == text
    assert (len(exported), len(drafts)) == (8, 3)


def test_everybody_named_at_the_start_can_sign_in(told: str, settings: pytest.FixtureRequest) -> None:
    for email in SIGN_INS:
        person = authenticate(email=email, password=settings.DEMO_PASSWORD)

        assert person is not None
        assert person.appointments.in_force(today()).exists()


def test_boards_cannot_sign_and_services_have_a_parent(told: str) -> None:
    outside = Organisation.objects.filter(is_legal_entity=False)

    assert outside.filter(kind="board").count() > 10
    assert not outside.exclude(kind__in=["board", "scheme"]).filter(parent=None).exists()


def test_it_ends_with_a_checkpoint_and_a_pdf_and_is_whole(told: str) -> None:
    assert Checkpoint.objects.latest("size").size == log_size()
    assert Rendering.objects.filter(reference=entry_of("MARAC").reference).exists()
    assert "The register is whole" in told
    call_command("verify_rights", stdout=StringIO())


def test_a_second_time_it_does_nothing(told: str, settings: pytest.FixtureRequest) -> None:
    settings.DEMONSTRATION = True
    before = Event.objects.count()

    call_command("load_demo", once=True, stdout=StringIO())

    assert Event.objects.count() == before
    with pytest.raises(CommandError, match="empty register"):
        call_command("load_demo", stdout=StringIO())


def test_it_is_refused_where_its_password_would_do_harm(settings: pytest.FixtureRequest) -> None:
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="DEMONSTRATION"):
        call_command("load_demo", stdout=StringIO())


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_item_that_was_finished_says_why_it_is_needed(name: str) -> None:
    said = agreement(name)

    unexplained = [item["label"] for item in said["items"] if not item["why"]]
    assert not unexplained or "items" in said["unfinished"]
