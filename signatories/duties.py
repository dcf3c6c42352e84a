"""What the worker does for signatories, found in rows: letters that are due, grants that lapsed."""

from procrastinate.contrib.django import app

from register.clock import today
from signatories.grants import differences, remove
from signatories.outbox import send_due


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="letters")
def send_letters(timestamp: int) -> int:
    """Send the letters that are due, every minute; return how many went."""
    return send_due()


@app.periodic(cron="15 0 * * *")
@app.task(queueing_lock="grants")
def remove_lapsed_grants(timestamp: int) -> int:
    """Delete, each night, the grants that no appointment calls for any longer; return how many there were."""
    return remove(differences(on=today())[1])
