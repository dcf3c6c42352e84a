"""Verifies everything on record; ends non-zero and names each row that is not what it was."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from register.log.checkpoints import log_signer
from register.log.verifying.rows import rows
from register.log.verifying.whole import find_faults

COUNTED = {
    "event": "events",
    "checkpoint": "checkpoints",
    "document": "documents",
    "file": "files",
    "rendering": "renderings",
    "entry": "versions",
}
# Events under no checkpoint yet: removed from the end, nothing inside the register would tell.
WAITING = """
    select count(*) from register_event
    where number >= (select coalesce(max(size), 0) from register_checkpoint)
"""


class Command(BaseCommand):
    help = "Verifies every event, checkpoint, document, file and projection of the register by its rows."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a checkpoint that somebody kept."""
        parser.add_argument("--since", type=Path, metavar="FILE", help="a signed checkpoint that the log must continue")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault and end with status 1, or say how much was found whole."""
        since = _text(options["since"]) if options["since"] else None
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                # All tables as of one moment, while the register goes on.
                cursor.execute("set transaction isolation level repeatable read, read only")
            faults = 0
            for fault in find_faults(verifier=log_signer().verifier, since=since):
                faults += 1
                self.stderr.write(str(fault))
            counted, waiting = _counted(), next(rows(WAITING))["count"]
        if faults:
            raise CommandError(f"The register is not what it was: {faults} found in {counted}.")
        self.stdout.write(f"The register is whole: {counted}.{_waiting(waiting)}")


def _counted() -> str:
    counts = {name: next(rows(f"select count(*) from register_{table}"))["count"] for table, name in COUNTED.items()}
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _waiting(count: int) -> str:
    """Say how many events no checkpoint covers; "" for none."""
    many = "1 event waits" if count == 1 else f"{count} events wait"
    return f" {many} for the next checkpoint." if count else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The checkpoint in {path} cannot be read: {error}") from error
