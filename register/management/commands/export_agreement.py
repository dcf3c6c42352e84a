"""Writes the stored text of a version: the very bytes that its digest is over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from register.models import Entry
from register.viewer import Viewer


class Command(BaseCommand):
    help = "Writes the canonical JSON of a version, as it is stored; without VERSION, that of the latest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which version of which reference."""
        parser.add_argument("reference", metavar="REFERENCE", help="such as ISA-0042")
        parser.add_argument("version", type=int, nargs="?", metavar="VERSION", help="such as 2")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the text to the standard output, with nothing before or after it."""
        reference, version = options["reference"], options["version"]
        rows = Entry.objects.visible_to(Viewer.system()).filter(reference=reference)
        if version is not None:
            rows = rows.filter(version=version)
        entry = rows.select_related("document").order_by("-version").first()
        if entry is None:
            named = reference if version is None else f"{reference} version {version}"
            raise CommandError(f"{named} is not on the register.")
        self.stdout.write(entry.document.text, ending="")
