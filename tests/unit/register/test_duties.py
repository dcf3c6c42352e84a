"""The worker is asked after the act is committed, and no queue can fail the act."""

from unittest import mock

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from register import duties
from register.models import Checkpoint
from tests.factories.register import entered


@pytest.mark.django_db(transaction=True)
def test_a_nudge_waits_for_the_commit_and_asks_once() -> None:
    before = ProcrastinateJob.objects.count()
    with transaction.atomic():
        duties.nudge()
        duties.nudge()
        assert ProcrastinateJob.objects.count() == before

    assert ProcrastinateJob.objects.filter(task_name=duties.RENDERING, status="todo").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_refuses_does_not_fail_the_act() -> None:
    refusing = mock.Mock(side_effect=RuntimeError("The queue is away."))

    with mock.patch.object(duties.render_what_is_due, "configure", refusing), transaction.atomic():
        entry = entered()
        duties.nudge()

    assert refusing.called
    assert entry.reference == "ISA-0001"


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_undone_asks_nothing() -> None:
    with mock.patch.object(duties, "_ask") as ask, transaction.atomic():
        duties.nudge()
        transaction.set_rollback(True)

    ask.assert_not_called()


def test_the_duty_of_each_minute_prints_what_is_due() -> None:
    with mock.patch.object(duties, "render_due") as render:
        duties.render_what_is_due(timestamp=0)

    render.assert_called_once_with()


@pytest.mark.django_db(transaction=True)
def test_the_duty_of_each_hour_makes_a_checkpoint() -> None:
    entered()

    duties.make_the_hourly_checkpoint(timestamp=0)

    assert Checkpoint.objects.get().size == 1
