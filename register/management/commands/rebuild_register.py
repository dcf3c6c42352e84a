"""Compares the projections with a fresh fold of the log, or writes them anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from register.entries.rebuilding import entered_references, rebuild
from register.log.verifying.projections import differences, projected_references


class Command(BaseCommand):
    help = "Writes entries, bindings and listings anew from the log; with --check only compares and names the rows."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and for which reference."""
        parser.add_argument("--check", action="store_true", help="change nothing; end with status 1 when rows differ")
        parser.add_argument("--reference", metavar="REF", help="only this reference, such as ISA-0042")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare or write, and say how many references there were."""
        references = _chosen(options["reference"])
        self._check(references) if options["check"] else self._rebuild(references)

    def _check(self, references: list[str]) -> None:
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                # All rows as of one moment, while the register goes on.
                cursor.execute("set transaction isolation level repeatable read, read only")
            found = [fault for reference in references for fault in differences(reference)]
        for fault in found:
            self.stderr.write(str(fault))
        if found:
            raise CommandError(f"Not what the log gives: {len(found)} found. Run rebuild_register without --check.")
        self.stdout.write(f"The rows of {_named(references)} are what the log gives.")

    def _rebuild(self, references: list[str]) -> None:
        for reference in references:
            rebuild(reference)
        self.stdout.write(f"The rows of {_named(references)} were written anew.")


def _named(references: list[str]) -> str:
    return references[0] if len(references) == 1 else f"{len(references)} references"


def _chosen(reference: str | None) -> list[str]:
    known = entered_references() | projected_references()
    if reference is None:
        return sorted(known)
    if reference not in known:
        raise CommandError(f"{reference} is not on the register.")
    return [reference]
