"""The status of a version in sentences: since when, signed by how many, who is missing, next review."""

from datetime import date, timedelta

from register.documents.printing.phrasing import number
from register.entries.status import Status, VersionLife
from register.reading.entry.record import Record
from register.reading.sentences import all_organisations, has, organisations, some
from register.templatetags.register_words import day as written

BINDING = frozenset({Status.IN_FORCE, Status.AWAITED})
LIVE = BINDING | {Status.SUSPENDED}
ONE_DAY = timedelta(days=1)
OVER = frozenset({Status.ENDED, Status.SUPERSEDED, Status.CANCELLED})


def standing(record: Record) -> str:
    """Return what stands beside the status: an auditor can stop here."""
    return " ".join(part for part in (_since(record), _signed(record), _review(record)) if part)


def _since(record: Record) -> str:
    life, status = record.life, record.status
    if status is Status.SUSPENDED:
        return f"In force since {written(life.commenced_on)}, suspended since {written(_stretch_start(record))}."
    if status in BINDING:
        return f"Since {written(life.commenced_on)}."
    if status is Status.AGREED:
        return f"Begins on {written(life.commenced_on)}." if life.commenced_on else ""
    if status in OVER:
        return _past(record)
    if record.entry.depth:
        return "Made elsewhere; it binds nobody here until signatures on its original are confirmed."
    opened = f"Opened for signature on {written(life.entered_on)}."
    return f"{opened} {_declined(record)}" if status is Status.STALLED else opened


def _declined(record: Record) -> str:
    here = record.life.standing_on(record.day)
    codes = [code for code in record.parties if here and code in here.declined]
    return f"{some([record.short(code) for code in codes])} {has(codes)} declined to sign."


def _past(record: Record) -> str:
    """Returns how a version that is over came to be so."""
    life, over_on = record.life, written(_stretch_start(record))
    if record.status is Status.CANCELLED:
        return f"Cancelled on {over_on}, before it began."
    after = _successor(record)
    if life.in_force is None and life.commenced_on and after:
        return f"Began on {written(life.commenced_on)}, the day on which {after} took its place."
    if life.in_force is None:
        return f"Never began: {after} began on {over_on}." if after else f"Ended on {over_on}, before it began."
    if after:
        return f"In force from {written(life.commenced_on)} until {over_on}, when {after} took its place."
    return f"In force from {written(life.commenced_on)} to {written(_stretch_start(record) - ONE_DAY)}."


def _stretch_start(record: Record) -> date:
    day = max(record.day, record.life.entered_on)
    return next(stretch.days.start for stretch in record.life.stretches if stretch.days.contains(day))


def _successor(record: Record) -> str:
    """Returns "version 2", the first later version that began by the day; "" where there is none."""
    if record.status is not Status.SUPERSEDED:
        return ""
    later = [life for life in record.whole.versions.values() if _began_after(record, life)]
    return f"version {min(life.version for life in later)}" if later else "another agreement"


def _began_after(record: Record, life: VersionLife) -> bool:
    return life.version > record.entry.version and life.commenced_on is not None and life.commenced_on <= record.day


def _signed(record: Record) -> str:
    signed, awaited = len(record.life.signed_on(record.day)), record.life.awaited_on(record.day)
    total = signed + len(awaited)
    if not total:
        return ""
    if not awaited:
        return f"Signed by {all_organisations(total)}."
    count = f"Signed by {number(signed) if signed else 'none'} of {organisations(total)}"
    if record.status in OVER:
        return f"{count}."
    missing = [record.short(code) for code in record.parties if code in awaited]
    if record.entry.depth:
        return f"{count}; of {some(missing)} no signature is on record."
    return f"{count}; {some(missing)} {has(missing)} yet to sign."


def _review(record: Record) -> str:
    by = record.review_on
    if by is None or record.status in OVER:
        return ""
    return f"Review overdue since {written(by)}." if by < record.day else f"Next review by {written(by)}."
