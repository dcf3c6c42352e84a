"""An erasure takes a name out of the log, and nothing else: the fold, the tree and every page hold."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from register.clock import today
from register.entries.lives import life_of
from register.entries.refusals import Refused
from register.evidence.printing import Printed
from register.evidence.rendering import collect, due_entries, store
from register.evidence.signatures import ERASED
from register.log.append import NewEvent, append
from register.log.checkpoints import log_signer, make_checkpoint
from register.log.erasing import NEEDED, erase
from register.log.verbs import Annulled, Particulars, VisibilitySet
from register.log.verifying.whole import find_faults
from register.models import Entry, Event
from tests.conftest import Role
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import CLERK, declined, entered, signed
from tests.factories.signatories import organisation

AUTHORITY = "Request of 3 March 2026, granted by the data protection officer"
GONE = {"salt", "particulars_text", "particulars"}
SIGNATORY = "Robin Vale"


def erased(event: Event, *, act: uuid.UUID | None = None) -> Event:
    return erase(event=event.number, authority=AUTHORITY, by=CLERK, act=act or uuid.uuid4())


def stored(event: Event) -> dict[str, Any]:
    row = Event.objects.filter(pk=event.pk).values().get()
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def faults() -> list[str]:
    with transaction.atomic():
        return [str(fault) for fault in find_faults(verifier=log_signer().verifier)]


@pytest.mark.django_db
def test_particulars_and_salt_go_and_the_rest_of_the_row_stays() -> None:
    (signature,) = signed(entered(), LEAD)
    before = stored(signature)

    row = erased(signature)

    after = stored(signature)
    assert {name for name in before if before[name] != after[name]} == GONE
    assert {after[name] for name in GONE} == {None}
    assert (row.verb, row.reference, row.version) == ("erased", signature.reference, signature.version)


@pytest.mark.django_db
def test_the_event_says_by_what_authority_and_who_recorded_it() -> None:
    (signature,) = signed(entered(), LEAD)

    row = Event.objects.get(pk=erased(signature).pk)

    said = {"event": signature.number, "authority": AUTHORITY, "name": CLERK.name, "post": CLERK.post}
    assert row.particulars.items() >= said.items()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_signed_before", [True, False])
def test_the_register_still_verifies(is_signed_before: bool) -> None:
    signatures = signed(entered(), LEAD, PARTNER)
    if is_signed_before:
        make_checkpoint()

    for signature in signatures:
        erased(signature)
    make_checkpoint()

    assert faults() == []


@pytest.mark.django_db
def test_the_fold_is_the_same() -> None:
    entry = entered()
    events = [declined(entry, LEAD), *signed(entry, LEAD, PARTNER)]
    before = life_of(entry.reference)

    for event in events:
        erased(event)

    assert life_of(entry.reference) == before


@pytest.mark.django_db(transaction=True)
def test_the_next_pdf_and_its_evidence_say_that_the_name_was_erased() -> None:
    (signature,) = signed(entered(), LEAD)
    make_checkpoint()
    store(collect(Entry.objects.get()), Printed(pdf=b"%PDF-1.7 a small one", pages=1))
    assert due_entries() == []

    erased(signature)
    make_checkpoint()
    (due,) = due_entries()
    job = collect(due).job

    printed = job.html + "".join(attached.text for attached in job.attachments)
    assert ERASED in job.html
    assert SIGNATORY not in printed


@pytest.mark.django_db
def test_the_page_of_the_entry_says_that_the_name_was_erased(client: Client) -> None:
    entry = entered()
    first, _ = signed(entry, LEAD, PARTNER)
    erased(first)

    page = client.get(f"/register/{entry.reference}/").content.decode()

    assert page.count("The name was erased") == 1
    assert "Northmoor Council signed version 1." in page
    # The other party's officer, in the table of signatures and in what happened.
    assert page.count(SIGNATORY) == 2


@pytest.mark.django_db
def test_an_appointment_can_be_erased_though_no_entry_stands_under_its_reference() -> None:
    organisation("blaby")
    made = Event.objects.get(verb="appointed")

    row = erased(made)

    assert row.reference == made.reference
    assert stored(made)["particulars"] is None


@pytest.mark.django_db
def test_the_same_act_again_returns_the_first_answer() -> None:
    (signature,) = signed(entered(), LEAD)
    act = uuid.uuid4()

    first, second = erased(signature, act=act), erased(signature, act=act)

    assert first.number == second.number
    assert Event.objects.filter(verb="erased").count() == 1


@pytest.mark.django_db
def test_what_is_erased_is_not_erased_again() -> None:
    (signature,) = signed(entered(), LEAD)
    erased(signature)

    with pytest.raises(Refused, match=f"^The particulars of event {signature.number} have been erased already"):
        erased(signature)


@pytest.mark.django_db
def test_an_event_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=r"^There is no such event on record\.$"):
        erase(event=99, authority=AUTHORITY, by=CLERK, act=uuid.uuid4())


@pytest.mark.django_db
@pytest.mark.parametrize("authority", ["", "  \n"])
def test_an_erasure_without_authority_is_refused(authority: str) -> None:
    (signature,) = signed(entered(), LEAD)

    with pytest.raises(Refused, match="^Say by what authority it is erased"):
        erase(event=signature.number, authority=authority, by=CLERK, act=uuid.uuid4())

    assert stored(signature)["particulars"] is not None


def recorded(verb: str, particulars: Particulars) -> Event:
    """Records an event of a verb that has no act yet, under a reference of its own."""
    event = NewEvent(verb=verb, reference="ISA-0900", effective_on=today(), particulars=particulars)
    return append([event], act=uuid.uuid4())[0]


def needed_events() -> list[Event]:
    """Records an event of each verb whose particulars must stay and that the log knows."""
    (signature,) = signed(entered(), LEAD)
    make_checkpoint()
    store(collect(Entry.objects.get()), Printed(pdf=b"%PDF-1.7 a small one", pages=1))
    erased(signature)
    recorded("annulled", Annulled(event=signature.number, reason="Recorded twice."))
    recorded("visibility set", VisibilitySet(visibility="partners"))
    return list(Event.objects.filter(verb__in=NEEDED))


@pytest.mark.django_db(transaction=True)
def test_what_the_fold_and_the_verification_need_is_never_erased() -> None:
    events = needed_events()
    before = Event.objects.count()

    for event in events:
        with pytest.raises(Refused, match=f"^The particulars of “{event.verb}” cannot be erased: they say "):
            erased(event)

    # A transfer of bindings is not recorded yet; the log refuses its verb until it is.
    assert {event.verb for event in events} == set(NEEDED) - {"transferred"}
    assert Event.objects.count() == before


DIRECT = "UPDATE register_event SET salt = NULL, particulars_text = NULL WHERE number = 0"


def refusal_of(statement: str) -> str:
    with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return str(refused.value).splitlines()[0]


@pytest.mark.django_db
def test_the_role_that_serves_cannot_clear_particulars_itself() -> None:
    signed(entered(), LEAD)

    assert refusal_of(DIRECT) == "permission denied for table register_event"
    assert refusal_of("SET ROLE isp_eraser") == 'permission denied to set role "isp_eraser"'


def test_the_owner_cannot_clear_particulars_itself(as_owner: Role) -> None:
    signed(entered(), LEAD)

    with as_owner():
        assert refusal_of(DIRECT) == "register_event is append-only"


def test_as_eraser_too_only_salt_and_particulars_together_can_go(as_owner: Role) -> None:
    """The owner is a member of the eraser's role; even so no other change passes."""
    signed(entered(), LEAD)

    with as_owner():
        assert refusal_of(
            "SET LOCAL ROLE isp_eraser; UPDATE register_event SET salt = '\\x00', particulars_text = '{}'"
        ) == ("register_event is append-only")
        assert (
            refusal_of("SET LOCAL ROLE isp_eraser; UPDATE register_event SET verb = 'declined'")
            == "permission denied for table register_event"
        )
        assert (
            refusal_of("SET LOCAL ROLE isp_eraser; DELETE FROM register_event")
            == "permission denied for table register_event"
        )
