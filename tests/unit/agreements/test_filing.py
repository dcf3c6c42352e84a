"""Filing an agreement made elsewhere: on the register at once, binding nobody until a second person has looked."""

import uuid
from datetime import date
from typing import Any

import pytest

from agreements.acts.cancelling import cancel_version
from agreements.acts.drafting import begin_version
from agreements.acts.filing import record_agreement
from agreements.acts.importing import import_draft
from agreements.assembling import assemble
from agreements.checking import errors_of, findings_of
from register.clock import today
from register.documents.agreement import Agreement, Recorded
from register.documents.canonical import canonical_text, read_document
from register.documents.faults import NotFit
from register.entries.lives import life_of
from register.entries.recording import decline
from register.entries.refusals import Refused
from register.entries.status import Status
from register.evidence.scans import LARGEST_SCAN
from register.models import Entry, Event, File
from signatories.access import NotAllowed, actor
from signatories.acts.naming import Naming, rename_organisation
from signatories.acts.paper import confirm_paper
from signatories.acts.signing import Turn, sign_agreement
from signatories.models import Letter, PaperSignature
from tests.factories.agreements import JUST_NOW, Partnership, partnership
from tests.factories.documents import LEAD, PARTNER, POLICE
from tests.factories.filing import confirmed, described, filed, with_party
from tests.factories.recorded import SCAN
from tests.factories.signatories import access_of, administrator, board

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Partnership:
    return partnership()


def document_of(entry: Entry) -> Agreement:
    document = read_document(entry.document.text)
    assert isinstance(document, Agreement)
    return document


def faults(scan: bytes = SCAN, **changes: Any) -> list[str]:
    """Returns what is wrong with a description, and sees that nothing was written for it."""
    before = (Entry.objects.count(), Event.objects.count(), File.objects.count(), PaperSignature.objects.count())
    with pytest.raises(NotFit) as unfit:
        filed_by_keeper(scan, **changes)
    after = (Entry.objects.count(), Event.objects.count(), File.objects.count(), PaperSignature.objects.count())
    assert after == before
    return [str(fault) for fault in unfit.value.faults]


def filed_by_keeper(scan: bytes = SCAN, **changes: Any) -> object:
    return record_agreement(
        description=described(**changes), scan=scan, by=access_of(administrator()), act=uuid.uuid4()
    )


def test_the_document_says_what_was_described_and_no_more(people: Partnership) -> None:
    document = document_of(filed(people))

    assert (document.identity.title, document.identity.owner) == ("Sharing about empty homes", LEAD)
    assert [party.name for party in document.parties] == ["Northmoor Council", "Eastvale NHS Trust", "Northmoor Police"]
    assert (document.commencement.rule, document.commencement.on) == ("date", "2018-04-01")
    assert (document.review.first_on, document.ending.rule) == ("2020-04", "")
    assert [(row.party, row.answer, row.on) for row in document.recorded.signatures] == [
        (LEAD, "signed", "2018-03-05"),
        (PARTNER, "signed", "2018-03"),
        (POLICE, "not_known", ""),
    ]
    assert [(row.about, row.answer) for row in document.recorded.statements] == [("end", "not_stated")]


def test_organisations_are_named_as_they_were_then(people: Partnership) -> None:
    naming = Naming("Northmoor Unitary Council", date(2021, 4, 1), "SI 2021/1")
    body, keeper = people.organisations[LEAD], administrator()
    rename_organisation(organisation=body, naming=naming, by=keeper, act=uuid.uuid4())

    document = document_of(filed(people))

    assert document.parties[0].name == document.identity.owner_name == "Northmoor Council"


def test_no_persons_name_stands_in_the_document(people: Partnership) -> None:
    assert "Marsh" not in filed(people).document.text


def test_its_scan_is_kept_by_its_bytes(people: Partnership) -> None:
    original = document_of(filed(people)).recorded.original

    file = File.objects.get(sha256=bytes.fromhex(original.sha256))
    assert (bytes(file.bytes), file.media_type, file.size) == (SCAN, original.media_type, original.size)


def test_until_a_second_person_has_looked_nobody_is_bound(people: Partnership) -> None:
    entry = filed(people)

    life = life_of(entry.reference).versions[1]
    assert (life.status_on(today()), life.signed, life.must_sign) == (Status.OPEN, {}, {LEAD, PARTNER, POLICE})
    waiting = {paper.organisation.code: paper for paper in PaperSignature.objects.waiting()}
    assert set(waiting) == {LEAD, PARTNER}
    assert (waiting[LEAD].name, waiting[LEAD].title) == ("Ida Marsh", "Director of Housing")
    assert all(bytes(paper.scan.bytes) == SCAN for paper in waiting.values())


def test_confirmed_its_history_begins_at_its_real_days(people: Partnership) -> None:
    entry = confirmed(filed(people), people)

    life = life_of(entry.reference).versions[1]
    assert life.entered_on == date(2018, 3, 1)
    assert life.signed == {LEAD: date(2018, 3, 5), PARTNER: date(2018, 3, 1)}
    assert life.bound_on(date(2018, 3, 31)) == set()
    assert life.bound_on(date(2018, 4, 1)) == {LEAD, PARTNER}
    assert life.status_on(today()) == Status.AWAITED


def test_whoever_filed_it_may_not_confirm_it(people: Partnership) -> None:
    filed(people)

    for paper in PaperSignature.objects.waiting():
        with pytest.raises(NotAllowed, match="somebody else must look"):
            confirm_paper(paper=paper, by=access_of(administrator()), act=uuid.uuid4())


def test_the_day_that_is_assumed_is_put_on_record(people: Partnership) -> None:
    entry = filed(people, start="2018-04")

    said = Event.objects.get(reference=entry.reference, verb="entered").particulars["report"]
    assert said == [
        "For the signature of Eastvale NHS Trust, 1 March 2018 is assumed; the original says March 2018.",
        "For the beginning, 1 April 2018 is assumed; the original says April 2018.",
    ]


def test_a_signature_without_a_day_counts_from_the_beginning(people: Partnership) -> None:
    entry = confirmed(filed(people, parties=with_party(2, name="Uma Stone")), people)

    assert life_of(entry.reference).versions[1].signed[POLICE] == date(2018, 4, 1)
    assert "original says no day" in Event.objects.get(verb="entered").particulars["report"][1]


def test_where_the_original_does_not_say_when_it_begins_each_is_bound_by_its_own_signature(people: Partnership) -> None:
    entry = confirmed(filed(people, start="not stated"), people)

    life = life_of(entry.reference).versions[1]
    assert life.commenced_on == date(2018, 3, 5)
    assert POLICE not in life.bound_on(today())


def test_with_no_day_known_its_history_begins_today(people: Partnership) -> None:
    parties = [{"code": code, "signed": "not known"} for code in (LEAD, PARTNER)]

    entry = filed(people, start="not stated", parties=parties)

    assert entry.entered_on == today()
    assert not PaperSignature.objects.exists()


def test_no_scan_may_be_held_for_a_reason(people: Partnership) -> None:
    entry = confirmed(filed(people, scan=b"", no_scan_because="Lost in the move of 2021."), people)

    assert document_of(entry).recorded.original.no_scan_because == "Lost in the move of 2021."
    assert Event.objects.filter(verb="signed").count() == 2


def test_nobody_is_asked_to_sign_it_here(people: Partnership) -> None:
    entry = filed(people)
    officer, turn = people.officer(POLICE), Turn(entry.reference, 1, POLICE)
    name = people.officers[POLICE].person.name

    with pytest.raises(Refused, match="signed on its original"):
        sign_agreement(
            turn=turn,
            digest=bytes(entry.document_id),
            typed_name=name,
            authentication=JUST_NOW,
            by=officer,
            act=uuid.uuid4(),
        )
    by = actor(people.officers[POLICE])
    with pytest.raises(Refused, match="signed on its original"):
        decline(reference=entry.reference, version=1, reason="No.", by=by, act=uuid.uuid4())
    assert not Letter.objects.filter(path__contains=entry.reference).exists()


def test_the_same_form_files_it_once(people: Partnership) -> None:
    by, act = access_of(administrator()), uuid.uuid4()

    first, again = (record_agreement(description=described(), scan=SCAN, by=by, act=act) for _ in range(2))

    assert first == again
    assert PaperSignature.objects.count() == 2


@pytest.mark.parametrize("who", ["lead", "simg"])
def test_only_an_administrator_files(people: Partnership, who: str) -> None:
    with pytest.raises(NotAllowed, match="SIMG administrator"):
        record_agreement(description=described(), scan=SCAN, by=getattr(people, who), act=uuid.uuid4())

    assert not File.objects.exists()
    assert not Entry.objects.exists()


def test_the_same_scan_is_filed_once(people: Partnership) -> None:
    first = filed(people)

    assert faults(title="Another title") == [
        f"scan: {first.reference}, “Sharing about empty homes”, was filed with this very scan already."
    ]


def test_once_cancelled_it_may_be_filed_anew(people: Partnership) -> None:
    first = filed(people)
    cancel_version(entry=first, reason="The wrong parties.", by=people.simg, act=uuid.uuid4())

    assert filed(people).reference != first.reference


def test_the_next_version_is_drafted_and_signed_here(people: Partnership) -> None:
    entry = confirmed(filed(people), people)

    draft = begin_version(reference=entry.reference, version=1, by=people.lead)

    assert assemble(draft).recorded == Recorded()
    assert assemble(draft).identity.title == document_of(entry).identity.title


def test_its_export_makes_a_draft_that_says_the_same(people: Partnership) -> None:
    entry = filed(people)

    draft = import_draft(content=entry.document.text.encode(), by=people.lead)

    assert canonical_text(assemble(draft)) == entry.document.text


def test_such_a_draft_cannot_be_approved(people: Partnership) -> None:
    draft = import_draft(content=filed(people).document.text.encode(), by=people.lead)

    rules = {gap.rule for gap in errors_of(findings_of(draft, assemble(draft)))}
    assert "elsewhere" in rules


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"title": "\u2800 "}, "title: give the title that the original bears."),
    ({"theme": "houses"}, "theme: choose one of “safeguarding_children”"),
    ({"visibility": ""}, "visibility: say who may see it: “public”, “partners” or “parties”."),
    ({"lead": ""}, "lead: name the organisation that looks after it, by its code on this register."),
    ({"lead": "atlantis"}, "lead: no organisation of this register has that code."),
    ({"start": ""}, "start: say when it starts: a day, a month, a year, or “not stated”."),
    ({"end": "2018-03"}, "end: it starts in or on 1 April 2018: give an end after that."),
    ({"review": "2017"}, "review: it starts in or on 1 April 2018: give a review after that."),
    ({"parties": []}, "parties: name at least two organisations that take part."),
    ({"parties": with_party(1, code="")}, "parties[1].code: name the organisation by its code on this register."),
    ({"parties": with_party(1, code="atlantis")}, "parties[1].code: no organisation of this register has that code."),
    ({"parties": with_party(1, code=LEAD)}, "parties[1].code: this organisation takes part already. Name it once."),
    ({"parties": with_party(0, signed="")}, "parties[0].signed: say when it signed: a day, a month, a year, or"),
    ({"parties": with_party(0, signed="2999-01")}, "parties[0].signed: January 2999 is still to come: give when"),
    ({"end": "2019", "parties": with_party(0, signed="2020")}, "parties[0].signed: it ended in or on 2019, so nobody"),
    (
        {"start": "not stated", "parties": with_party(0, signed="not known")},
        "parties[0].signed: it was signed, but when is not said, nor the start of the agreement: give either.",
    ),
    ({"no_scan_because": "Lost."}, "scan: give either the scan or the reason why none is held"),
]


@pytest.mark.parametrize(("changes", "sentence"), FAULTS, ids=[sentence[:40] for _, sentence in FAULTS])
def test_each_fault_is_named_by_its_path(people: Partnership, changes: dict[str, Any], sentence: str) -> None:
    (told,) = faults(**changes)

    assert told.startswith(sentence)


def test_a_board_cannot_be_bound(people: Partnership) -> None:
    board("safer-board", name="Safer Board")

    assert faults(parties=with_party(1, code="safer-board")) == [
        "parties[1].code: a service, unit or board cannot be bound itself: name the body behind it."
    ]


SCANS = [
    (b"", "scan: give the scan, or the reason why none is held (no_scan_because)."),
    (b"MZ an executable called agreement.pdf", "scan: the file must be a PDF, a PNG or a JPEG."),
    (b"%PDF-" + b"0" * LARGEST_SCAN, "scan: the file is larger than 20 MB. Scan it again at a lower resolution."),
]


@pytest.mark.parametrize(("scan", "sentence"), SCANS, ids=["none", "disguised", "huge"])
def test_a_scan_is_judged_by_its_bytes(people: Partnership, scan: bytes, sentence: str) -> None:
    assert faults(scan=scan) == [sentence]


def test_all_faults_are_told_at_once(people: Partnership) -> None:
    told = faults(scan=b"", title="", lead="atlantis", parties=[])

    assert [sentence.partition(":")[0] for sentence in told] == ["title", "lead", "parties", "scan"]
