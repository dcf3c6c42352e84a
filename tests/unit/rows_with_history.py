"""For each model with a history, a lawful row that nothing refers to: `FRESH[model]()` returns it, unsaved."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import count

from django.apps import apps
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from django.utils.timezone import get_current_timezone

from agreements.models import Draft, DraftParty, Section
from signatories.models import (
    Appointment,
    Organisation,
    OrganisationKind,
    OrganisationName,
    ProtocolDraft,
    ProtocolSection,
    ProtocolState,
)
from signatories.roles import Role
from tests.factories.signatories import organisation, person

DAY = date(2026, 1, 1)
AT = datetime(2026, 1, 1, tzinfo=get_current_timezone())
_numbers = count(1)
WITH_HISTORY = [model for model in apps.get_models() if hasattr(model._meta, "simple_history_manager_attribute")]


def _unnamed() -> Organisation:
    number = next(_numbers)
    return Organisation(
        code=f"fresh-{number}", name=f"Fresh Council {number}", kind=OrganisationKind.DISTRICT, joined_on=DAY
    )


def _named() -> OrganisationName:
    body = _unnamed()
    body.save()
    return OrganisationName(organisation=body, name=f"{body.name} of old", borne=DateRange(DAY, None))


def _appointment() -> Appointment:
    return Appointment(person=person(), organisation=organisation(), role=Role.MANAGER, post="Manager", since=DAY)


def _protocol_draft() -> ProtocolDraft:
    return ProtocolDraft(title="Protocol", state=ProtocolState.ABANDONED, begun_by=person(), begun_at=AT)


def _protocol_section() -> ProtocolSection:
    draft = _protocol_draft()
    draft.save()
    return ProtocolSection(draft=draft, chapter="context", content={"context": "Words"})


def _draft() -> Draft:
    return Draft(title="Discharge", lead=organisation(), begun_by=person(), begun_at=AT)


def _begun() -> Draft:
    draft = _draft()
    draft.save()
    return draft


FRESH: Mapping[type[Model], Callable[[], Model]] = {
    Organisation: _unnamed,
    OrganisationName: _named,
    Appointment: _appointment,
    ProtocolDraft: _protocol_draft,
    ProtocolSection: _protocol_section,
    Draft: _draft,
    DraftParty: lambda: DraftParty(draft=_begun(), organisation=organisation()),
    Section: lambda: Section(draft=_begun(), chapter="purpose", content={"purpose": {"aims": "Words"}}),
}
# A field of each that may say anything, and what it says next.
NEXT: Mapping[type[Model], tuple[str, object]] = {
    Organisation: ("address", "1 High Street"),
    OrganisationName: ("instrument", "Order 7"),
    Appointment: ("post", "Head of service"),
    ProtocolDraft: ("title", "The protocol"),
    ProtocolSection: ("content", {"context": "Other words"}),
    Draft: ("title", "Hospital discharge"),
    DraftParty: ("confirmed_how", "E-mail of 3 March"),
    Section: ("content", {"purpose": {"aims": "Other words"}}),
}
