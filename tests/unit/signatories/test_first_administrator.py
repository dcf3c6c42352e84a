"""The beginning: SIMG and its first administrator, once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from register.clock import today
from register.models import Event
from signatories.models import Appointment, Letter, Organisation, User
from signatories.roles import Right, Role
from tests.factories.signatories import access_of, appointed

pytestmark = pytest.mark.django_db


def begun(email: str = "ada@simg.example") -> str:
    out = StringIO()
    call_command("first_administrator", email=email, name="Ada Keeper", stdout=out)
    return out.getvalue()


def test_the_first_administrator_keeps_a_register_of_its_own_simg() -> None:
    told = begun()

    made = Appointment.objects.get()
    simg = Organisation.objects.get(code="simg")
    assert told == "Ada Keeper keeps the register; a letter to ada@simg.example opens the account.\n"
    assert (made.organisation, made.role, made.since) == (simg, Role.SIMG_ADMINISTRATOR, today())
    assert (simg.kind, simg.is_legal_entity) == ("board", False)
    assert access_of(made).may(Right.KEEP_REGISTER)
    assert Letter.objects.get().to == made.person


def test_the_log_says_that_the_machine_room_did_it() -> None:
    begun()

    event = Event.objects.get()

    assert (event.reference, event.verb, event.role, event.organisation) == ("ORG-simg", "appointed", "register", "")
    assert event.particulars["person"] == "Ada Keeper"


def test_it_is_refused_once_there_is_one() -> None:
    begun()

    with pytest.raises(CommandError, match="There is a SIMG administrator already"):
        begun("other@simg.example")

    assert not User.objects.filter(email="other@simg.example").exists()


def test_it_helps_again_when_nobody_is_left() -> None:
    only = appointed(Role.SIMG_MEMBER)
    User.objects.exclude(pk=only.person_id).update(is_active=False)

    begun()

    assert Organisation.objects.filter(code="simg").count() == 1
