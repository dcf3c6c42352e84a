"""A signature on paper counts when a second person has confirmed it: from its own day, and not before."""

import uuid
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from register.clock import today
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.entries.status import Status
from register.evidence.scans import LARGEST_SCAN
from register.models import Event, File
from signatories.access import NotAllowed
from signatories.acts.paper import can_second, confirm_paper, record_paper, set_paper_aside
from signatories.models import PaperSignature
from signatories.roles import Role
from tests.factories.protocol import SCAN, a_paper, agreed, on_paper, people, recorded
from tests.factories.signatories import access_of, appointed

pytestmark = pytest.mark.django_db
PNG, JPEG = b"\x89PNG\r\n\x1a\n picture", b"\xff\xd8\xff\xe0 picture"


def test_recorded_it_does_not_count_yet() -> None:
    who = people()

    on_paper(recorded(who, "north"), "north", who)

    assert not Event.objects.filter(verb="signed").exists()
    assert life_of("ISP").versions[1].signed == {}


def test_confirmed_it_counts_from_its_day() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)

    event = confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())

    life = life_of("ISP").versions[1]
    assert event.effective_on == date(2014, 2, 21)
    assert life.status_on(date(2014, 2, 20)) == Status.OPEN
    assert life.status_on(date(2014, 2, 21)) == Status.IN_FORCE
    assert life.bound_on(today()) == {"north"}


@pytest.mark.django_db(transaction=True)
def test_the_register_is_whole_with_it() -> None:
    who = people()
    confirm_paper(paper=on_paper(recorded(who, "north"), "north", who), by=who.member, act=uuid.uuid4())

    told = StringIO()
    call_command("verify_register", stdout=told)

    assert told.getvalue().startswith("The register is whole")


def test_the_event_says_how_it_came_on_record() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)

    said = confirm_paper(paper=paper, by=who.member, act=uuid.uuid4()).particulars

    assert (said["method"], said["authentication"]["method"]) == ("paper", "paper")
    assert (said["name"], said["organisation_name"]) == ("Sandra Whiles", "North Council")
    assert said["recorded"]["recorded_by"] == who.keeper.user.name
    assert said["recorded"]["confirmed_by"] == who.member.user.name
    assert File.objects.get(sha256=bytes.fromhex(said["recorded"]["scan"])).bytes == SCAN


def test_confirmed_twice_by_the_same_form_it_is_signed_once() -> None:
    who = people()
    paper, act = on_paper(recorded(who, "north"), "north", who), uuid.uuid4()

    first = confirm_paper(paper=paper, by=who.member, act=act)

    assert confirm_paper(paper=paper, by=who.member, act=act) == first


def test_recorded_twice_by_the_same_form_it_stands_once() -> None:
    who = people()
    paper, act = a_paper(recorded(who, "north"), "north"), uuid.uuid4()

    rows = [record_paper(paper=paper, by=who.keeper, act=act) for _ in range(2)]

    assert rows[0] == rows[1]


def test_who_recorded_it_does_not_confirm_it() -> None:
    who = people()
    both = access_of(appointed(Role.SIMG_MEMBER, who=who.keeper.user))
    paper = on_paper(recorded(who, "north"), "north", who)

    assert not can_second(both, paper)
    assert can_second(who.member, paper)
    with pytest.raises(NotAllowed, match="somebody else must look"):
        confirm_paper(paper=paper, by=both, act=uuid.uuid4())


def test_another_administrator_may_confirm() -> None:
    who = people()
    another = access_of(appointed(Role.SIMG_ADMINISTRATOR))
    paper = on_paper(recorded(who, "north"), "north", who)

    assert confirm_paper(paper=paper, by=another, act=uuid.uuid4()).role == Role.SIMG_ADMINISTRATOR


def test_neither_a_member_nor_an_officer_records() -> None:
    who = people()
    entry = recorded(who, "north")

    for nobody in (who.member, who.north):
        with pytest.raises(NotAllowed, match="Only a SIMG administrator"):
            record_paper(paper=a_paper(entry, "north"), by=nobody, act=uuid.uuid4())


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": " "}, "name", "name that stands on the paper"),
        ({"scan": b""}, "scan", "say why none is held"),
        ({"no_scan_because": "Lost."}, "scan", "not both"),
        ({"scan": b"MZ a program called scan.pdf"}, "scan", "PDF, a PNG or a JPEG"),
        ({"scan": b"%PDF-" + bytes(LARGEST_SCAN)}, "scan", "larger than 20 MB"),
        ({"signed_on": date(2014, 2, 5)}, "signed_on", "issued on 6 February 2014"),
        ({"signed_on": today() + timedelta(days=1)}, "signed_on", "after today"),
        ({"organisation": "south"}, "organisation", "not asked to sign"),
    ],
)
def test_what_cannot_be_is_refused_at_its_answer(changes: dict[str, Any], field: str, sentence: str) -> None:
    who = people()
    entry = recorded(who, "north")

    with pytest.raises(Refused, match=sentence) as refusal:
        on_paper(entry, "north", who, **changes)

    assert getattr(refusal.value, "field", "") == field
    assert not PaperSignature.objects.exists()


@pytest.mark.parametrize(("scan", "kind"), [(SCAN, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_scan_is_judged_by_its_bytes(scan: bytes, kind: str) -> None:
    who = people()

    paper = on_paper(recorded(who, "north"), "north", who, scan=scan)

    assert paper.scan is not None
    assert paper.scan.media_type == kind


def test_that_no_scan_is_held_is_an_answer() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who, scan=b"", no_scan_because="Lost in a flood.")

    said = confirm_paper(paper=paper, by=who.member, act=uuid.uuid4()).particulars

    assert (said["recorded"]["scan"], said["recorded"]["no_scan_because"]) == ("", "Lost in a flood.")


def test_a_paper_waits_once() -> None:
    who = people()
    entry = recorded(who, "north")
    on_paper(entry, "north", who)

    with pytest.raises(Refused, match="recorded already"):
        on_paper(entry, "north", who)


def test_set_aside_it_never_counts_and_may_be_recorded_anew() -> None:
    who = people()
    entry = recorded(who, "north")
    wrong = on_paper(entry, "north", who, name="Somebody Else")

    set_paper_aside(paper=wrong, reason="Another name stands there.", by=who.member)

    with pytest.raises(Refused, match="dealt with already"):
        confirm_paper(paper=wrong, by=who.member, act=uuid.uuid4())
    assert on_paper(entry, "north", who).pk != wrong.pk


def test_setting_aside_wants_a_reason() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who)

    with pytest.raises(Refused, match="Say what is wrong"):
        set_paper_aside(paper=paper, reason=" ", by=who.member)


def test_who_has_signed_is_not_recorded_again() -> None:
    who = people()
    entry = recorded(who, "north")
    confirm_paper(paper=on_paper(entry, "north", who), by=who.member, act=uuid.uuid4())

    with pytest.raises(Refused, match="already signed"):
        on_paper(entry, "north", who)


def test_a_paper_of_today_is_recorded_beside_signatures_here() -> None:
    who = people()
    paper = on_paper(agreed(who), "south", who, signed_on=today())

    confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())

    assert life_of("ISP").bound_on(today()) == {"south": 1}
