"""The command that erases a person: what it finds, what it asks, what goes, what stays, and that all still verifies."""

import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, connection, transaction
from django.test import Client

from agreements.models import Section
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.naming import naming
from register.log.verifying.whole import find_faults
from register.models import Event
from signatories.acts.paper import confirm_paper
from signatories.models import Appointment, Organisation, ProtocolSection
from signatories.roles import Role
from tests.factories.agreements import drafted, partnership
from tests.factories.documents import LEAD, PARTNER, complete_agreement
from tests.factories.protocol import drafted as protocol_drafted
from tests.factories.protocol import on_paper, people, recorded
from tests.factories.register import annulled, declined, entered, signed, titled
from tests.factories.signatories import appointed, organisation, person

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Request of 3 March 2026, granted by the data protection officer"
NAME = "Robin Vale"


def erased(who: str = NAME, *, reason: str = REASON, ask: bool = False) -> str:
    """Runs the command and returns what it said."""
    said = StringIO()
    call_command("erase_particulars", person=who, reason=reason, yes=not ask, stdout=said, stderr=said)
    return said.getvalue()


def faults() -> list[str]:
    with transaction.atomic():
        return [str(fault) for fault in find_faults(verifier=log_signer().verifier)]


def test_a_name_leaves_events_and_pages_and_everything_verifies(client: Client) -> None:
    entry = entered()
    signed(entry, LEAD)
    declined(entry, PARTNER)
    make_checkpoint()
    assert NAME in client.get("/register/ISA-0001/").content.decode()

    said = erased()

    assert "Erased: 2 of 2 events, 0 rows of history." in said
    assert NAME not in client.get("/register/ISA-0001/").content.decode()
    assert [event.particulars["authority"] for event in Event.objects.filter(verb="erased")] == [REASON] * 2
    assert faults() == []


def test_what_it_found_and_what_stays_is_listed_first() -> None:
    entry = entered(titled("Discharge", author=NAME))
    (signature,) = signed(entry, LEAD)
    annulled(declined(entry, PARTNER))

    said = erased()

    assert f"event {signature.number}: signed, ISA-0001 version 1" in said
    assert "The text of ISA-0001 version 1: it was signed as it is." in said
    assert "(annulled)" not in said
    assert "A PDF that others hold keeps the name" in said


def test_what_the_record_needs_stays_and_is_said() -> None:
    annulled(signed(entered(), LEAD)[0])

    with pytest.raises(CommandError, match="Event 2 .annulled.: they say which event was recorded in error"):
        erased("Ada Clerk")


def test_nothing_is_erased_without_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    signed(entered(), LEAD)
    monkeypatch.setattr("builtins.input", lambda prompt: "no")

    with pytest.raises(CommandError, match="Nothing was erased"):
        erased(ask=True)
    assert not Event.objects.filter(verb="erased").exists()

    monkeypatch.setattr("builtins.input", lambda prompt: " YES ")
    assert "Erased: 1 of 1 events" in erased(ask=True)


@pytest.mark.parametrize("who", ["Nobody Here", "obin Val", "Robin Valerian", "nobody@partner.example", "title"])
def test_a_name_that_is_not_there_is_said_in_one_sentence(who: str) -> None:
    signed(entered(), LEAD)

    with pytest.raises(CommandError, match=f"^Nothing that can be erased names {who}.$"):
        erased(who)


@pytest.mark.parametrize(("who", "reason", "sentence"), [("Al", REASON, "3 characters"), (NAME, " ", "what authority")])
def test_what_was_asked_must_make_sense(who: str, reason: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        erased(who, reason=reason)


def test_a_name_that_only_stays_is_told_and_ends_with_an_error() -> None:
    entered(titled("Discharge", author="Kim Onley"))

    with pytest.raises(CommandError, match="It stands where it stays: The text of ISA-0001 version 1"):
        erased("Kim Onley")


def test_an_address_stands_for_the_name_of_its_account() -> None:
    who = person("Jo O’Hara-Smith (she)", email="jo@partner.example")
    appointed(Role.MANAGER, who=who, post="Head of service")

    said = erased("Jo@partner.example")

    assert "Jo@partner.example or Jo O’Hara-Smith (she)" in said
    assert "The account jo@partner.example stays until it is closed." in said
    assert Event.objects.filter(verb="appointed", particulars__isnull=True).count() == 1


def test_histories_lose_the_name_and_keep_their_rows() -> None:
    body = organisation(contact_post=f"{NAME}, partnership manager")
    appointed(Role.CHIEF_OFFICER, at=body, instrument="Letter of robin  vale, 1 March")
    people = partnership()
    drafted(people, titled("Discharge", complete_agreement(), author=NAME))
    rows = {model: model.history.count() for model in (Organisation, Appointment, Section)}

    said = erased()

    assert "history of organisations: 1 rows" in said
    assert "history of appointments: 1 rows" in said
    assert "history of sections: " in said
    assert "says it: change it on its page." in said
    assert Organisation.history.get(code=body.code).contact_post == "[erased], partnership manager"
    assert Appointment.history.exclude(instrument="").get().instrument == "Letter of [erased], 1 March"
    assert not naming(Section.history.all(), NAME, "content").exists()
    assert naming(Section.history.all(), "[erased]", "content").exists()
    assert {model: model.history.count() for model in rows} == rows


def test_the_protocols_history_loses_the_name_and_keeps_its_rows() -> None:
    who = people()
    protocol_drafted(who, about={"author": f"{NAME}, policy officer"})
    before = ProtocolSection.history.count()

    said = erased()

    assert "history of the protocol’s chapters: " in said
    assert "of the protocol says it: change it on its page." in said
    assert not naming(ProtocolSection.history.all(), NAME, "content").exists()
    assert naming(ProtocolSection.history.all(), "[erased], policy officer", "content").exists()
    assert ProtocolSection.history.count() == before


def test_a_signature_on_paper_loses_the_name_once_it_was_dealt_with() -> None:
    who = people()
    paper = on_paper(recorded(who, "north"), "north", who, name=NAME, authority=f"Standing order of {NAME}")
    with pytest.raises(CommandError, match=f"Signature on paper {paper.pk} says it and waits"):
        erased()
    confirm_paper(paper=paper, by=who.member, act=uuid.uuid4())

    said = erased()

    paper.refresh_from_db()
    assert "signatures on paper: 1 rows" in said
    assert f"The scan of signature on paper {paper.pk} may show it" in said
    assert (paper.name, paper.authority) == ("[erased]", "Standing order of [erased]")
    assert faults() == []


@pytest.mark.parametrize(
    "function",
    [
        "signatories_erase_from_history",
        "signatories_erase_from_protocol_history",
        "agreements_erase_from_history",
    ],
)
def test_the_database_takes_no_name_that_stands_everywhere(function: str) -> None:
    with pytest.raises(DataError, match="three characters"), connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}('a ')")


@pytest.mark.parametrize("words", ["R.bin Vale", "Robin.*", "(Robin|Vale)", "[a-z]+ Vale", "\\w+"])
def test_what_looks_like_a_pattern_is_words(words: str) -> None:
    signed(entered(), LEAD)

    assert not naming(Event.objects.all(), words, "particulars_text").exists()
