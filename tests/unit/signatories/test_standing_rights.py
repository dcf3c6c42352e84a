"""The grants beside the appointments: compared, kept in step, and swept at night."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from procrastinate.contrib.django import app

from register.clock import today
from signatories import duties
from signatories.models import Appointment, OrganisationUserPermission
from signatories.roles import Role
from tests.factories.signatories import appointed

pytestmark = pytest.mark.django_db


def said() -> str:
    out = StringIO()
    call_command("verify_rights", stdout=out)
    return out.getvalue()


def test_what_the_acts_wrote_agrees() -> None:
    for role in Role:
        appointed(role)

    assert said() == "The grants follow the appointments.\n"


def test_a_grant_that_was_planted_is_named() -> None:
    manager = appointed(Role.MANAGER)
    OrganisationUserPermission.objects.create(
        user=manager.person,
        content_object=manager.organisation,
        permission=Permission.objects.get(codename="sign_agreements"),
    )

    with pytest.raises(CommandError) as fault:
        said()

    where = f"sign_agreements on {manager.organisation.code} for {manager.person.email}"
    assert str(fault.value).endswith(f"without an appointment: {where}")


def test_a_grant_that_is_missing_is_named() -> None:
    manager = appointed(Role.MANAGER)
    OrganisationUserPermission.objects.filter(user=manager.person, permission__codename="read_drafts").delete()

    with pytest.raises(CommandError, match=f"missing: read_drafts on {manager.organisation.code}"):
        said()


def test_the_night_sweeps_what_has_lapsed() -> None:
    stays, lapsed = appointed(Role.MANAGER), appointed(Role.MANAGER)
    Appointment.objects.filter(pk=lapsed.pk).update(until=today())

    assert duties.remove_lapsed_grants(timestamp=0) == 2
    assert not OrganisationUserPermission.objects.filter(user=lapsed.person).exists()
    assert OrganisationUserPermission.objects.filter(user=stays.person).count() == 2
    assert said() == "The grants follow the appointments.\n"


def test_a_grant_lasts_to_the_end_of_the_last_day() -> None:
    manager = appointed(Role.MANAGER, until=today() + timedelta(days=1))

    assert duties.remove_lapsed_grants(timestamp=0) == 0
    assert OrganisationUserPermission.objects.filter(user=manager.person).count() == 2


def test_the_worker_knows_the_duties() -> None:
    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}

    assert crons["signatories.duties.send_letters"] == "* * * * *"
    assert crons["signatories.duties.remove_lapsed_grants"] == "15 0 * * *"


def test_the_letters_of_the_minute_are_sent() -> None:
    appointed(Role.MANAGER)

    assert duties.send_letters(timestamp=0) == 1
