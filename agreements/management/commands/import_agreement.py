"""Makes a draft from an agreement in JSON, such as another register or this one exports."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.acts.importing import check_import, import_draft
from agreements.papers import files_in
from register.clock import today
from register.documents.agreement import Agreement
from register.documents.faults import NotFit
from register.documents.incoming import LARGEST, too_large
from signatories.access import Access, NotAllowed
from signatories.models import User


class Command(BaseCommand):
    help = "Makes a draft from an agreement in JSON; where the file has faults, names each by its path."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, for whom it is imported, its annexes, and whether only to look."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the agreement, as the entry's .json gives it")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="a manager of the organisation that leads it")
        parser.add_argument("--annexes", type=Path, metavar="FOLDER", help="where the files of its annexes are")
        parser.add_argument("--dry-run", action="store_true", help="say what is wrong with the file, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or say in a line each what must change first."""
        by, content = _access(options["by"]), _content(options["file"])
        files = _files(options["annexes"]) if options["annexes"] else {}
        try:
            if options["dry_run"]:
                document, _ = check_import(content=content, by=by, files=files)
                self.stdout.write(f"{_told(document)} can be imported. Nothing was written.")
                return
            draft = import_draft(content=content, by=by, files=files)
        except NotFit as unfit:
            raise CommandError(f"Nothing was imported. {_counted(unfit)}\n{unfit}") from unfit
        except NotAllowed as refusal:
            raise CommandError(f"Nothing was imported. {refusal}") from refusal
        self.stdout.write(f"Draft {draft.pk} was made: “{draft}”, led by {draft.lead}.")


def _access(email: str) -> Access:
    person = User.objects.filter(email=email.lower()).first()
    if person is None:
        raise CommandError(f"Nobody on this register has the address {email}.")
    return Access.of(person, on=today())


def _content(path: Path) -> bytes:
    """Return the bytes of a file, and no more of a huge one than shows that it is."""
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(f"Nothing was imported. {too_large()}")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _files(folder: Path) -> Mapping[str, bytes]:
    try:
        return files_in(folder)
    except OSError as error:
        raise CommandError(f"{folder} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CommandError(f"Nothing was imported. {error}") from error


def _counted(unfit: NotFit) -> str:
    return "The file has one fault:" if len(unfit.faults) == 1 else f"The file has {len(unfit.faults)} faults:"


def _told(document: Agreement) -> str:
    counts = f"{len(document.parties)} parties, {len(document.items)} items, {len(document.flows)} flows"
    return f"“{document.identity.title or 'Untitled agreement'}” ({counts})"
