"""Who may see a version: as its text says, until it is set otherwise; today's decision governs whoever reads today."""

import uuid
from collections.abc import Collection
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command

from register.clock import today
from register.documents.agreement import Publication
from register.entries.entering import NewEntry
from register.entries.refusals import Refused
from register.entries.showing import set_visibility
from register.log.verbs import Visibility
from register.models import Entry, Event, Listing
from register.reading.counting import counted
from register.reading.entry.record import NotOnRecord, record_of
from register.reading.search import Search, found
from register.viewer import Viewer
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.protocol_text import a_protocol
from tests.factories.register import CLERK, entered, signed, titled

pytestmark = pytest.mark.django_db
PUBLIC, OTHER = Viewer.public(), Viewer("a@x.example", frozenset({"other"}), is_partner=True)
PARTY = Viewer("b@x.example", frozenset({PARTNER}), is_partner=True)
MARCH, MAY = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 5, 4, 9, tzinfo=UTC)


def shown(
    entry: NewEntry, visibility: Visibility, *, versions: Collection[int] = (), act: uuid.UUID | None = None
) -> list[Event]:
    return set_visibility(
        reference=entry.reference,
        versions=versions or [entry.version],
        visibility=visibility,
        reason="It names safe places.",
        by=CLERK,
        act=act or uuid.uuid4(),
    )


def kept_to(visibility: Visibility, title: str = "Witnesses") -> NewEntry:
    return entered(titled(title, complete_agreement(publication=Publication(visibility=visibility))))


def seen_by(viewer: Viewer) -> list[tuple[int, str]]:
    rows = Entry.objects.visible_to(viewer).order_by("version")
    return list(rows.values_list("version", "visibility"))


@pytest.mark.parametrize("visibility", ["public", "partners", "parties"])
def test_the_answer_of_the_text_is_what_entering_takes(visibility: Visibility) -> None:
    kept_to(visibility)

    assert Entry.objects.get().visibility == Listing.objects.get().visibility == visibility
    assert bool(seen_by(PUBLIC)) == (visibility == "public")
    assert bool(seen_by(OTHER)) == (visibility != "parties")
    assert seen_by(PARTY)


def test_it_is_set_for_entry_and_listing_with_an_event_that_says_why() -> None:
    entry = entered()

    (event,) = shown(entry, "parties")

    assert Entry.objects.get().visibility == Listing.objects.get().visibility == "parties"
    assert event.particulars["reason"] == "It names safe places."
    assert seen_by(PUBLIC) == seen_by(OTHER) == []
    assert seen_by(PARTY) == [(1, "parties")]


def test_a_new_version_does_not_open_the_one_before() -> None:
    first = kept_to("parties")
    signed(first, LEAD, PARTNER)

    entered(reference=first.reference, supersedes=1)

    assert seen_by(PUBLIC) == [(2, "public")]


def test_a_new_version_does_not_hide_the_one_before() -> None:
    first = entered()
    signed(first, LEAD, PARTNER)

    entered(complete_agreement(publication=Publication(visibility="parties")), reference=first.reference, supersedes=1)

    assert seen_by(PUBLIC) == [(1, "public")]
    assert record_of(PUBLIC, first.reference, day=today()).entry.version == 1


def test_all_versions_are_set_at_once() -> None:
    first = entered()
    entered(reference=first.reference, supersedes=1)

    events = shown(first, "partners", versions=[1, 2])

    assert [event.version for event in events] == [1, 2]
    assert len({event.act for event in events}) == 1
    assert seen_by(PUBLIC) == []


def test_where_the_version_in_force_is_hidden_the_newest_that_is_open_is_shown() -> None:
    first = entered()
    signed(first, LEAD, PARTNER)
    second = entered(reference=first.reference, supersedes=1)
    signed(second, LEAD, PARTNER)

    shown(second, "parties")

    assert record_of(PUBLIC, first.reference, day=today()).entry.version == 1
    assert record_of(PARTY, first.reference, day=today()).entry.version == 2


def test_what_was_open_is_not_open_by_asking_for_that_day() -> None:
    with time_machine.travel(MARCH, tick=False):
        entry = entered()
    with time_machine.travel(MAY, tick=False):
        shown(entry, "parties")

    for known_at in (None, datetime(2026, 4, 1, tzinfo=UTC)):
        with pytest.raises(NotOnRecord):
            record_of(PUBLIC, entry.reference, day=datetime(2026, 4, 1, tzinfo=UTC).date(), known_at=known_at)
        search = Search(day=datetime(2026, 4, 1, tzinfo=UTC).date(), known_at=known_at)
        assert counted(PUBLIC, search).total == 0
        assert counted(PARTY, search).total == 1


def test_the_list_as_known_does_not_show_the_version_that_is_hidden_now() -> None:
    with time_machine.travel(MARCH, tick=False):
        first = kept_to("parties", title="Secret places")
        signed(first, LEAD, PARTNER)
    with time_machine.travel(MAY, tick=False):
        signed(entered(reference=first.reference, supersedes=1), LEAD, PARTNER)
        search = Search(day=today(), known_at=datetime(2026, 4, 1, tzinfo=UTC))

        assert list(found(PUBLIC, Search(day=today())).values_list("version", flat=True)) == [2]
        assert counted(PUBLIC, search).total == 0
        assert counted(PARTY, search).total == 1


def test_opened_again_it_is_open() -> None:
    entry = kept_to("parties")

    shown(entry, "public")

    assert seen_by(PUBLIC) == [(1, "public")]


def test_the_same_act_again_gives_the_first_answer() -> None:
    entry, act = entered(), uuid.uuid4()

    first = shown(entry, "parties", act=act)

    assert shown(entry, "parties", act=act) == first
    assert Event.objects.filter(verb="visibility set").count() == 1


@pytest.mark.parametrize(
    ("visibility", "versions", "sentence"),
    [
        ("public", [1], "It is shown to them already, and to nobody else. Choose another answer."),
        ("parties", [1, 7], "ISA-0001 version 7 is not on the register."),
    ],
)
def test_what_cannot_be_set_is_refused(visibility: Visibility, versions: list[int], sentence: str) -> None:
    entry = entered()

    with pytest.raises(Refused, match=sentence):
        shown(entry, visibility, versions=versions)


def test_the_protocol_is_always_public() -> None:
    entry = entered(a_protocol(), must_sign=[LEAD])

    with pytest.raises(Refused, match="The protocol is public"):
        shown(entry, "parties")


def test_a_rebuilt_register_shows_the_same() -> None:
    entry = entered()
    shown(entry, "partners")

    call_command("rebuild_register")

    assert seen_by(OTHER) == [(1, "partners")]
