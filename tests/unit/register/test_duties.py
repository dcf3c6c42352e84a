"""The worker is asked after the act is committed, and no queue can fail the act."""

from unittest import mock

import pytest
from django.db import connection, transaction
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


@pytest.mark.django_db(transaction=True)
def test_the_duty_of_each_minute_prints_what_is_due() -> None:
    with mock.patch.object(duties, "render_due") as render:
        duties.render_what_is_due(timestamp=0)

    render.assert_called_once_with()


@pytest.mark.django_db(transaction=True)
def test_the_duty_of_each_hour_makes_a_checkpoint() -> None:
    entered()

    duties.make_the_hourly_checkpoint(timestamp=0)

    assert Checkpoint.objects.get().size == 1


def taken() -> int | None:
    """Takes the next job as a worker does, and returns the timestamp that it was asked with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'timestamp' FROM procrastinate_fetch_job_v2(NULL, NULL)")
        row = cursor.fetchone()
    return int(row[0]) if row and row[0] else None


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_killed_stops_nothing() -> None:
    """The job that it had taken stays "doing" for ever; the next one must be there to be taken all the same."""
    # What other tests left: they commit, and the queue is not emptied after them.
    while taken() is not None:
        pass
    duties.render_what_is_due.configure().defer(timestamp=1)
    assert taken() == 1

    duties.render_what_is_due.configure().defer(timestamp=60)

    assert taken() == 60
