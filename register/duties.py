"""What the worker does for the register: it finds what is due from rows, so that a nudge that is lost loses nothing.

No request begins or ends in the worker, so that each duty first drops a connection that the database has closed.
No duty holds a lock of the queue: a worker that was killed would hold it for ever. Rows are locked instead.
"""

import logging

from django.db import close_old_connections, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from register.clock import now
from register.evidence.rendering import render_due
from register.log.checkpoints import make_checkpoint
from register.reading.downloads import forget_downloads

logger = logging.getLogger(__name__)
RENDERING = "register.render_due"
CHECKPOINT = "register.make_checkpoint"
DOWNLOADS = "register.forget_downloads"


@app.periodic(cron="* * * * *")
@app.task(name=RENDERING, queueing_lock=RENDERING)
def render_what_is_due(timestamp: int) -> None:
    """Print each PDF that is behind its events, each minute and when an act nudges; `timestamp` is the epoch's."""
    close_old_connections()
    render_due()


@app.periodic(cron="0 * * * *")
@app.task(name=CHECKPOINT, queueing_lock=CHECKPOINT)
def make_the_hourly_checkpoint(timestamp: int) -> None:
    """Sign how long the log is and what its root is, when it has grown."""
    close_old_connections()
    make_checkpoint()


@app.periodic(cron="30 0 * * *")
@app.task(name=DOWNLOADS, queueing_lock=DOWNLOADS)
def forget_old_downloads(timestamp: int) -> int:
    """Delete, each night, the downloads that have been kept for their time; return how many there were."""
    close_old_connections()
    return forget_downloads()


def nudge() -> None:
    """Ask the worker to look for what is due once this transaction is committed; it never fails the act."""
    transaction.on_commit(_ask, robust=True)


def _ask() -> None:
    try:
        render_what_is_due.configure().defer(timestamp=int(now().timestamp()))
    except AlreadyEnqueued:
        logger.debug("The worker has been asked already.")
