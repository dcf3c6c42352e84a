"""What the worker does for signatories, found in rows: letters that are due, grants that differ, traces too old."""

from procrastinate.contrib.django import app

from register.clock import today
from signatories.grants import settle_all
from signatories.outbox import send_due
from signatories.tracing import remove_old_traces


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="letters")
def send_letters(timestamp: int) -> int:
    """Send the letters that are due, every minute; return how many went."""
    return send_due()


@app.periodic(cron="15 0 * * *")
@app.task(queueing_lock="grants")
def settle_grants(timestamp: int) -> int:
    """Give, each night, the grants that appointments call for, and remove the others; return how many there were."""
    return sum(settle_all(on=today()))


@app.periodic(cron="45 0 * * *")
@app.task(queueing_lock="traces")
def remove_traces(timestamp: int) -> int:
    """Remove, each night, where signings came from once two years are over; return how many there were."""
    return remove_old_traces()
