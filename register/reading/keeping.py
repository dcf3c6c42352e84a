"""What was drawn from the register, kept in memory for as long as it would be drawn alike.

The list and the front page follow from the log, from the day, and from how much their reader may see, and from nothing
else: no row that they show changes without an event. So what was drawn is kept under the last event's hash, and is out
of date the moment another event stands on the log.
"""

from collections.abc import Callable
from hashlib import sha256

from django.core.cache import caches
from django.db import connection
from django.utils.safestring import SafeString

from register.clock import today
from register.viewer import Viewer

DRAWN = caches["drawn"]


def kept(viewer: Viewer, question: str, draw: Callable[[], str]) -> SafeString:
    """Return the HTML that `draw` answers to a question, drawn anew only where the answer may have changed.

    `question`: whatever of the request the answer depends on. One query, and those of `draw` where it is called.
    """
    key = _key(viewer, question)
    drawn: str | None = DRAWN.get(key)
    if drawn is None:
        drawn = draw()
        DRAWN.set(key, drawn)
    return SafeString(drawn)


def _key(viewer: Viewer, question: str) -> str:
    # Read before anything is drawn: what another event changes meanwhile is then kept under a hash nobody asks for.
    with connection.cursor() as cursor:
        cursor.execute("SELECT leaf_hash FROM register_event ORDER BY number DESC LIMIT 1")
        last = cursor.fetchone() or (b"",)
    sees = (viewer.may_read_all, viewer.is_partner, sorted(viewer.organisations))
    return sha256(repr((bytes(last[0]), today(), sees, question)).encode()).hexdigest()
