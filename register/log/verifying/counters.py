"""Verifies the counter that references are given from: a number once entered must never be given again."""

from collections.abc import Iterable, Iterator

from register.log.verifying.fault import Fault
from register.log.verifying.rows import rows

SERIES = "ISA"
SQL = "select series, last from register_referencecounter"


def counter_faults(entered: Iterable[str]) -> Iterator[Fault]:
    """Yield the counter when it has not reached the highest number under which something was entered."""
    numbers = [reference.removeprefix(f"{SERIES}-") for reference in entered if reference.startswith(f"{SERIES}-")]
    highest = max((int(number) for number in numbers if number.isdecimal()), default=0)
    last = next((row["last"] for row in rows(SQL) if row["series"] == SERIES), 0)
    if last < highest:
        yield Fault("reference_counter", SERIES, f"stands at {last}, but {SERIES}-{highest:04d} has been entered")
