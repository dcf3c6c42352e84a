"""Papers that a document names by the SHA-256 of their bytes: whether those are held here."""

from collections.abc import Collection, Iterable

from register.documents.agreement import Annex
from register.documents.canonical import Document
from register.entries.refusals import Refused
from register.models import File


def annexes_of(document: Document) -> Collection[Annex]:
    """Return the papers that a document names; a protocol names none."""
    return document.annexes if document.kind == "agreement" else ()


def held(names: Iterable[str]) -> dict[str, File]:
    """Return the files that are held, without their bytes, by their SHA-256 (hexadecimal)."""
    keys = [bytes.fromhex(name) for name in names if name]
    return {bytes(file.sha256).hex(): file for file in File.objects.filter(pk__in=keys).defer("bytes")}


def check_annexes(document: Document) -> None:
    """Raise Refused unless the bytes of every paper that a document names are held here."""
    annexes = annexes_of(document)
    known = held(annex.sha256 for annex in annexes) if annexes else {}
    for annex in annexes:
        if annex.sha256 not in known:
            raise Refused(f"The file of “{annex.title}” is not held here. Remove that paper, and add it again.")
