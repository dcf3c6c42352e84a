"""Writes the stored text of a version: the very bytes that its digest is over."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from register.documents.canonical import read_document
from register.entries.annexes import annexes_of
from register.evidence.uploads import ENDINGS
from register.models import Entry, File
from register.viewer import Viewer


class Command(BaseCommand):
    help = "Writes the canonical JSON of a version, as it is stored; without VERSION, that of the latest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which version of which reference."""
        parser.add_argument("reference", metavar="REFERENCE", help="such as ISA-0042")
        parser.add_argument("version", type=int, nargs="?", metavar="VERSION", help="such as 2")
        parser.add_argument("--annexes", type=Path, metavar="FOLDER", help="write the files of its annexes there too")

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
        if options["annexes"]:
            _write_annexes(entry, options["annexes"])
        self.stdout.write(entry.document.text, ending="")


def _write_annexes(entry: Entry, folder: Path) -> None:
    """Write each annex under its SHA-256; what stands there already is left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for annex in annexes_of(read_document(entry.document.text)):
            file = File.objects.get(pk=bytes.fromhex(annex.sha256))
            path = folder / f"{annex.sha256}{ENDINGS[file.media_type]}"
            if not path.exists():
                path.write_bytes(bytes(file.bytes))
    except OSError as error:
        raise CommandError(f"{folder} cannot be written to: {error.strerror}.") from error
