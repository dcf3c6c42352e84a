"""Adding and changing organisations: what is refused, and what history keeps."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from register.clock import today
from signatories.access import NotAllowed
from signatories.acts.organisations import OrganisationRefused, add_organisation, change_organisation
from signatories.models import Organisation
from signatories.roles import Role
from tests.factories.signatories import LONG_AGO, administrator, appointed, board, organisation

pytestmark = pytest.mark.django_db

REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("name", {"name": " "}, "Enter the organisation’s name"),
    ("kind", {"kind": "empire"}, "Choose what sort of body"),
    ("is_legal_entity", {"kind": "board"}, "is not a legal entity"),
    ("parent", {"is_legal_entity": False}, "names the organisation it belongs to"),
    ("is_public_authority", {"kind": "parish"}, "A parish council is not a public authority"),
    ("ico_exempt_because", {"ico_number": "Z1", "ico_exempt_because": "None is due"}, "not both"),
    ("left_on", {"left_on": LONG_AGO}, "must be after the day it joined"),
]


@pytest.mark.parametrize(("field", "details", "sentence"), REFUSALS, ids=[case[0] for case in REFUSALS])
def test_what_cannot_be_is_refused_at_its_field(field: str, details: dict[str, Any], sentence: str) -> None:
    with pytest.raises(OrganisationRefused, match=sentence) as refusal:
        organisation(**details)

    assert refusal.value.field == field


@pytest.mark.parametrize("code", ["Blaby", "blaby council", "-blaby", "blaby_council", ""])
def test_a_code_is_small_letters_figures_and_hyphens(code: str) -> None:
    with pytest.raises(OrganisationRefused, match="small letters, figures and hyphens"):
        add_organisation(code=code, name="Blaby", kind="district", by=administrator(), act=uuid.uuid4())


def test_a_code_is_never_used_again_nor_one_that_is_an_address() -> None:
    organisation("blaby", name="Blaby", left_on=date(2024, 1, 1))

    with pytest.raises(OrganisationRefused, match="a code is never used again"):
        organisation("blaby", name="Blaby anew")
    with pytest.raises(OrganisationRefused, match="The code new is taken"):
        organisation("new")


def test_a_name_may_be_used_again_once_its_bearer_has_left() -> None:
    organisation("one", name="Rutland Council")

    with pytest.raises(OrganisationRefused, match="There is an organisation named"):
        organisation("two", name="rutland council")
    change_organisation(
        organisation=Organisation.objects.get(code="one"), left_on=today(), by=administrator(), act=uuid.uuid4()
    )

    assert organisation("two", name="Rutland Council", joined_on=today()).name == "Rutland Council"


def test_nothing_belongs_to_itself() -> None:
    above = board("above")
    below = organisation("below", kind="youth_justice", is_legal_entity=False, parent=above)

    with pytest.raises(OrganisationRefused, match="cannot belong to itself"):
        change_organisation(organisation=above, parent=below, by=administrator(), act=uuid.uuid4())


def test_who_has_signatories_stays_a_legal_entity() -> None:
    body = appointed(Role.CHIEF_OFFICER).organisation

    with pytest.raises(OrganisationRefused, match="has signatories; end their appointments first"):
        change_organisation(
            organisation=body, kind="board", is_legal_entity=False, by=administrator(), act=uuid.uuid4()
        )


def test_only_who_keeps_the_register_adds_and_changes() -> None:
    manager = appointed(Role.ORGANISATION_ADMINISTRATOR)

    with pytest.raises(NotAllowed):
        add_organisation(code="blaby", name="Blaby", kind="district", by=manager, act=uuid.uuid4())
    with pytest.raises(NotAllowed):
        change_organisation(organisation=manager.organisation, kind="parish", by=manager, act=uuid.uuid4())


def test_a_change_keeps_what_stood_before_and_who_changed_it() -> None:
    body = organisation("blaby", address="Narborough")

    changed = change_organisation(organisation=body, address="Desford", by=administrator(), act=uuid.uuid4())

    rows = changed.history.order_by("history_id").values_list("address", "history_user__email")
    assert list(rows) == [("Narborough", "first@simg.example"), ("Desford", "first@simg.example")]


def test_the_same_form_twice_adds_and_changes_once() -> None:
    adding, changing, by = uuid.uuid4(), uuid.uuid4(), administrator()

    first = add_organisation(code="blaby", name="Blaby", kind="district", by=by, act=adding)
    again = add_organisation(code="blaby", name="Blaby", kind="district", by=by, act=adding)
    change_organisation(organisation=first, address="Desford", by=by, act=changing)
    change_organisation(organisation=first, address="Desford", by=by, act=changing)

    assert first == again
    assert first.joined_on == today()
    assert first.history.count() == 2


def test_a_change_whose_history_cannot_be_written_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    body, by = organisation("blaby", address="Narborough"), administrator()

    def refuse(*args: object, **kwargs: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(Organisation.history.model, "save", refuse)
    with pytest.raises(IntegrityError):
        change_organisation(organisation=body, address="Desford", by=by, act=uuid.uuid4())
    with pytest.raises(IntegrityError):
        add_organisation(code="melton", name="Melton", kind="district", by=by, act=uuid.uuid4())

    assert Organisation.objects.get(code="blaby").address == "Narborough"
    assert not Organisation.objects.filter(code="melton").exists()


def test_the_database_itself_wants_a_code_once() -> None:
    organisation("blaby", name="Blaby")

    with pytest.raises(IntegrityError, match="code"):
        Organisation.objects.create(code="blaby", name="Another", kind="district", joined_on=LONG_AGO)
