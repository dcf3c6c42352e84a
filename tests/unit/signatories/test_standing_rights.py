"""The grants beside the appointments: compared, kept in step, and swept at night."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from procrastinate.contrib.django import app

from isp.management.commands import prepare
from register.clock import today
from signatories import duties
from signatories.models import Appointment, OrganisationUserPermission
from signatories.roles import Role
from tests.factories.signatories import appointed
from tests.factories.standing import let_stand

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
    let_stand(Appointment.objects.filter(pk=lapsed.pk), until=today())

    assert duties.settle_grants(timestamp=0) == 2
    assert not OrganisationUserPermission.objects.filter(user=lapsed.person).exists()
    assert OrganisationUserPermission.objects.filter(user=stays.person).count() == 2
    assert said() == "The grants follow the appointments.\n"


def test_a_grant_lasts_to_the_end_of_the_last_day() -> None:
    manager = appointed(Role.MANAGER, until=today() + timedelta(days=1))

    assert duties.settle_grants(timestamp=0) == 0
    assert OrganisationUserPermission.objects.filter(user=manager.person).count() == 2


def test_the_worker_knows_the_duties() -> None:
    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}

    assert crons["signatories.duties.send_letters"] == "* * * * *"
    assert crons["signatories.duties.settle_grants"] == "15 0 * * *"


def test_the_letters_of_the_minute_are_sent() -> None:
    appointed(Role.MANAGER)

    assert duties.send_letters(timestamp=0) == 1


def changed_roles() -> tuple[Appointment, Appointment]:
    """Leave the grants as another version of the roles left them: one right too few, another too many."""
    lacks, has_more = appointed(Role.MANAGER), appointed(Role.IG_LEAD)
    OrganisationUserPermission.objects.filter(user=lacks.person, permission__codename="read_drafts").delete()
    OrganisationUserPermission.objects.create(
        user=has_more.person,
        content_object=has_more.organisation,
        permission=Permission.objects.get(codename="draft_agreements"),
    )
    return lacks, has_more


def test_after_an_upgrade_the_rights_are_settled() -> None:
    changed_roles()
    out = StringIO()

    call_command("settle_rights", stdout=out)

    assert out.getvalue() == "The grants follow the appointments: 1 given, 1 removed.\n"
    assert said() == "The grants follow the appointments.\n"


def test_the_night_gives_what_is_missing() -> None:
    changed_roles()

    assert duties.settle_grants(timestamp=0) == 2
    assert said() == "The grants follow the appointments.\n"


def test_prepare_settles_the_rights_last(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: called.append(name))

    prepare.Command().handle()

    assert called == ["migrate", "createcachetable", "grant", "settle_rights"]
