"""A reference's events told in order, for tests of the fold: `Story().entered(…).signed(…)`."""

from datetime import UTC, date, datetime
from typing import Any

from register.entries.status import FoldEvent, Life, fold

RECORDED = "2026-11-01T12:00"


class Story:
    """Events of one reference; days and moments are ISO texts, numbers count from 0 in the order told."""

    def __init__(self, *, recorded: str = RECORDED) -> None:
        self.recorded = recorded
        self.events: list[FoldEvent] = []

    def at(self, recorded: str) -> "Story":
        """Let what is told next be recorded at another moment (UTC)."""
        self.recorded = recorded
        return self

    def told(self, verb: str, on: str, parties: str = "", *, version: int = 1, **particulars: Any) -> "Story":
        """Tell one event for each party (a letter each), or one without a party."""
        moment = datetime.fromisoformat(self.recorded).replace(tzinfo=UTC)
        for party in parties or [""]:
            number, day = len(self.events), date.fromisoformat(on)
            self.events.append(FoldEvent(number, moment, day, verb, version, party, particulars))
        return self

    def entered(self, on: str, must_sign: str, *, version: int = 1, rule: str = "all", **more: Any) -> "Story":
        """Tell that a version was entered; each letter of `must_sign` is a party."""
        return self.told("entered", on, version=version, must_sign=list(must_sign), rule=rule, **more)

    def signed(self, on: str, parties: str, *, version: int = 1) -> "Story":
        """Tell that each party signed on a day."""
        return self.told("signed", on, parties, version=version)

    def folded(self, *, known_at: str | None = None, least: int = 2) -> Life:
        """Return the life, as known at a moment (UTC) or with all that is told."""
        moment = datetime.fromisoformat(known_at).replace(tzinfo=UTC) if known_at else None
        return fold(self.events, known_at=moment, least=least)

    def bound(self, on: str, **how: Any) -> dict[str, int]:
        """Return who is bound to which version on a day."""
        return self.folded(**how).bound_on(date.fromisoformat(on))

    def status(self, on: str, *, version: int = 1, **how: Any) -> str | None:
        """Return the status of a version on a day."""
        return self.folded(**how).versions[version].status_on(date.fromisoformat(on))
