"""Files an agreement made elsewhere: its scan, and a description of who takes part, who signed when, and its days."""

import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.acts.filing import check_filing, record_agreement
from agreements.filing import LONGEST_DESCRIPTION, Description, read_description
from register.clock import today
from register.documents.faults import NotFit
from register.evidence.scans import LARGEST_SCAN
from signatories.access import Access, NotAllowed
from signatories.models import PaperSignature, User


class Command(BaseCommand):
    help = "Files an agreement made elsewhere, with its scan; where something is wrong, names each fault by its path."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the description, the scan, who files it, and whether only to look."""
        parser.add_argument("description", type=Path, metavar="DESCRIPTION", help="TOML, or JSON in a file *.json")
        parser.add_argument("--scan", type=Path, metavar="FILE", help="the signed original: a PDF, PNG or JPEG")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="a SIMG administrator")
        parser.add_argument("--dry-run", action="store_true", help="say what is wrong, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """File it, or say in a line each what must change first."""
        path, by = options["description"], _access(options["by"])
        data, scan = _content(path, LONGEST_DESCRIPTION), _scan(options["scan"])
        try:
            description = read_description(data, is_json=path.suffix == ".json")
            if options["dry_run"]:
                check_filing(description=description, scan=scan, by=by)
                self.stdout.write(f"{_told(description)} can be filed. Nothing was written.")
                return
            entry = record_agreement(description=description, scan=scan, by=by, act=uuid.uuid4())
        except NotFit as unfit:
            count = "One thing is" if len(unfit.faults) == 1 else f"{len(unfit.faults)} things are"
            raise CommandError(f"Nothing was filed. {count} wrong:\n{unfit}") from unfit
        except NotAllowed as refusal:
            raise CommandError(f"Nothing was filed. {refusal}") from refusal
        waiting = PaperSignature.objects.waiting().filter(reference=entry.reference, version=entry.version).count()
        self.stdout.write(f"{_told(description)} is on the register as {entry.reference}. {_waits(waiting)}")


def _access(email: str) -> Access:
    person = User.objects.filter(email=email.lower()).first()
    if person is None:
        raise CommandError(f"Nobody on this register has the address {email}.")
    return Access.of(person, on=today())


def _content(path: Path, most: int) -> bytes:
    """Return the bytes of a file, and no more of a huge one than shows that it is."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _scan(path: Path | None) -> bytes:
    if path is None:
        return b""
    content = _content(path, LARGEST_SCAN)
    if not content:
        raise CommandError(f"Nothing was filed. {path} is empty: give the scan of the original.")
    return content


def _told(description: Description) -> str:
    return f"“{description.title}” ({len(description.parties)} parties)"


def _waits(waiting: int) -> str:
    if not waiting:
        return "No signature was read off its original."
    signatures = "One signature waits" if waiting == 1 else f"{waiting} signatures wait"
    return f"{signatures} for a second person to confirm."
