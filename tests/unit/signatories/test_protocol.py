"""The protocol is drafted by one person, agreed by another, and then open to every legal entity that has joined."""

import uuid
from datetime import date

import pytest

from register.clock import today
from register.documents.canonical import read_document
from register.documents.protocol import Protocol
from register.entries.lives import PROTOCOL_REFERENCE, life_of
from register.entries.refusals import Refused
from register.entries.status import Status
from register.models import Entry, Event, Listing
from signatories.access import NotAllowed
from signatories.acts.agreeing import agree_protocol, can_agree
from signatories.acts.protocol_drafting import abandon_protocol, begin_protocol, save_protocol_chapter
from signatories.acts.signing import Turn, decline_protocol
from signatories.drafting.saving import Stale
from signatories.models import Letter, LetterKind, ProtocolState
from signatories.roles import Role
from tests.factories.protocol import DECLARATION, agreed, drafted, people, read, recorded, signed_by
from tests.factories.signatories import access_of, appointed, board, organisation

pytestmark = pytest.mark.django_db


def text_of(entry: Entry) -> Protocol:
    document = read_document(entry.document.text)
    assert isinstance(document, Protocol)
    return document


def test_only_the_administrator_begins_a_draft() -> None:
    who = people()

    with pytest.raises(NotAllowed, match="Only a SIMG administrator"):
        begin_protocol(partnership="", by=who.member)


def test_one_draft_is_open_at_a_time() -> None:
    who = people()
    drafted(who)

    with pytest.raises(Refused, match="being drafted already"):
        begin_protocol(partnership="", by=who.keeper)


def test_who_drafted_it_may_not_agree_it() -> None:
    who = people()
    both = access_of(appointed(Role.SIMG_MEMBER, who=who.keeper.user))
    draft = drafted(who)

    assert not can_agree(both, draft)
    with pytest.raises(NotAllowed, match="somebody else must agree it"):
        agree_protocol(draft=draft, expected=read(draft), by=both, act=uuid.uuid4())


def test_a_manager_may_not_agree_it() -> None:
    who = people()
    draft = drafted(who)

    with pytest.raises(NotAllowed, match="Only a SIMG member"):
        agree_protocol(draft=draft, expected=read(draft), by=who.north, act=uuid.uuid4())


def test_another_text_than_the_one_read_is_not_agreed() -> None:
    who = people()
    draft = drafted(who)
    expected = read(draft)
    section = draft.sections.get(chapter="context")
    content = {"context": "Something else."}
    save_protocol_chapter(draft=draft, chapter="context", content=content, revision=section.revision, by=who.keeper)

    with pytest.raises(Refused, match="has changed since you read it"):
        agree_protocol(draft=draft, expected=expected, by=who.member, act=uuid.uuid4())


def test_other_terms_than_those_read_are_not_agreed() -> None:
    who = people()
    draft = drafted(who)
    expected = read(draft)
    save_protocol_chapter(draft=draft, chapter="signing", content={"all_again": False}, revision=0, by=who.keeper)

    with pytest.raises(Refused, match="has changed since you read it"):
        agree_protocol(draft=draft, expected=expected, by=who.member, act=uuid.uuid4())


def test_an_error_stands_in_the_way() -> None:
    who = people()
    draft = drafted(who, declaration={"declaration": ""})

    with pytest.raises(Refused, match="Give the words of the declaration"):
        agree_protocol(draft=draft, expected=read(draft), by=who.member, act=uuid.uuid4())


def test_agreed_it_stands_on_the_register_and_invites_every_legal_entity() -> None:
    who = people()
    board("talks", name="A board")

    entry = agreed(who)

    assert (entry.reference, entry.version, entry.kind, entry.rule) == ("ISP", 1, "protocol", "each")
    assert entry.must_sign == ["north", "south"]
    assert [row.name for row in text_of(entry).invited] == ["North Council", "South Council"]
    invited = Letter.objects.filter(kind=LetterKind.INVITED_TO_SIGN)
    assert {letter.to.name for letter in invited} == {who.north.user.name, who.south.user.name}
    assert {letter.path for letter in invited} == {"/register/ISP/1/sign/"}


def test_agreeing_is_on_the_log_under_the_drafts_own_reference() -> None:
    who = people()
    draft = drafted(who)

    agree_protocol(draft=draft, expected=read(draft), by=who.member, act=uuid.uuid4())

    event = Event.objects.get(reference=f"DRAFT-ISP-{draft.pk}")
    assert (event.verb, event.particulars["reference"], event.particulars["version"]) == ("approved", "ISP", 1)
    draft.refresh_from_db()
    assert (draft.state, draft.agreed_by_id) == (ProtocolState.AGREED, who.member.user.pk)


def test_agreed_twice_by_the_same_form_it_is_entered_once() -> None:
    who = people()
    draft = drafted(who)
    act, expected = uuid.uuid4(), read(draft)

    for _ in range(2):
        agree_protocol(draft=draft, expected=expected, by=who.member, act=act)

    assert Entry.objects.filter(reference=PROTOCOL_REFERENCE).count() == 1


def test_it_commits_each_from_its_own_signature_even_the_first() -> None:
    who = people()
    entry = agreed(who)

    signed = signed_by(entry, who.north)

    life = life_of("ISP").versions[1]
    assert life.bound_on(today()) == {"north"}
    assert life.status_on(today()) == Status.AWAITED
    assert signed.particulars["declaration"] == DECLARATION


def test_who_may_sign_agreements_alone_does_not_sign_the_protocol() -> None:
    who = people()
    west = appointed(Role.CHIEF_OFFICER, at=organisation("west"), may_sign_protocol=False)
    entry = agreed(who)

    with pytest.raises(NotAllowed, match="sign the protocol"):
        signed_by(entry, access_of(west))


def test_an_organisation_may_decline_and_sign_later() -> None:
    who = people()
    entry = agreed(who)

    decline_protocol(turn=Turn("ISP", 1, "north"), reason="Not yet.", by=who.north, act=uuid.uuid4())
    signed_by(entry, who.north)

    assert "north" in life_of("ISP").versions[1].signed


def test_the_next_version_takes_each_party_when_it_signs() -> None:
    who = people()
    first = agreed(who)
    signed_by(first, who.north), signed_by(first, who.south)

    second = agreed(who, about={"cover_label": "7.0", "body_label": "7.0"})
    signed_by(second, who.north)

    assert (second.version, second.supersedes) == (2, 1)
    assert life_of("ISP").bound_on(today()) == {"north": 2, "south": 1}


def test_who_is_bound_is_carried_over_where_not_all_sign_again() -> None:
    who = people()
    signed_by(agreed(who), who.north)

    second = agreed(who, signing={"all_again": False})

    assert (second.carried, second.must_sign) == (["north"], ["south"])
    assert life_of("ISP").bound_on(today()) == {"north": 2}


def test_a_recorded_version_counts_from_its_day_of_issue() -> None:
    who = people()

    entry = recorded(who, "north")

    assert (entry.entered_on, entry.must_sign) == (date(2014, 2, 6), ["north"])
    assert not Letter.objects.filter(kind=LetterKind.INVITED_TO_SIGN).exists()


def test_a_recorded_version_cannot_come_from_tomorrow() -> None:
    who = people()

    with pytest.raises(Refused, match="was issued today or before"):
        recorded(who, "north", issued_on="2126-01-01")


def test_a_later_version_cannot_count_from_before_the_last() -> None:
    who = people()
    agreed(who)

    with pytest.raises(Refused, match="cannot count from a day before"):
        recorded(who, "north")


def test_the_next_draft_is_a_copy_of_the_last_version() -> None:
    who = people()
    agreed(who)

    draft = begin_protocol(partnership="", by=who.keeper)

    assert draft.supersedes == 1
    assert draft.sections.get(chapter="commitments").content["commitments"][0]["id"] == "one"
    assert "cover_label" not in draft.sections.get(chapter="about").content


def test_a_stale_save_is_refused_and_nothing_is_lost() -> None:
    who = people()
    draft = drafted(who)

    with pytest.raises(Stale):
        save_protocol_chapter(draft=draft, chapter="context", content={"context": "Mine"}, revision=0, by=who.keeper)

    assert draft.sections.get(chapter="context").content["context"].startswith("It says how")


def test_what_no_document_may_hold_is_refused() -> None:
    who = people()
    draft = drafted(who)

    content = {"clauses": [{"heading": "\x01"}]}
    with pytest.raises(Refused, match="cannot be printed"):
        save_protocol_chapter(draft=draft, chapter="clauses", content=content, revision=0, by=who.keeper)
    with pytest.raises(Refused, match="no such chapter"):
        save_protocol_chapter(draft=draft, chapter="none", content={}, revision=0, by=who.keeper)


def test_given_up_it_cannot_be_changed_or_agreed() -> None:
    who = people()
    draft, act = drafted(who), uuid.uuid4()

    for _ in range(2):
        abandon_protocol(draft=draft, reason="Begun too early.", by=who.keeper, act=act)

    assert Event.objects.filter(verb="abandoned").count() == 1
    with pytest.raises(Refused, match="come to its end"):
        save_protocol_chapter(draft=draft, chapter="context", content={}, revision=1, by=who.keeper)
    with pytest.raises(Refused, match="being drafted"):
        agree_protocol(draft=draft, expected=read(draft), by=who.member, act=uuid.uuid4())


def test_the_protocol_is_not_in_the_list_of_agreements() -> None:
    agreed(people())

    assert Listing.objects.count() == 1
    assert not Listing.objects.agreements().exists()
