"""Files are judged by their bytes: what they are called, and what their sender says of them, counts for nothing."""

import pytest

from register.entries.refusals import Refused
from register.evidence.annexes import ANNEX_KINDS, keep_annex, named_by
from register.evidence.scans import keep_scan
from register.evidence.uploads import DOCX, LARGEST, XLSX, media_type_of
from register.models import File
from tests.factories.papers import DISGUISED, EXCEL, JPEG, PDF, PNG, WORD


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg"), (WORD, DOCX), (EXCEL, XLSX)],
)
def test_each_kind_is_known_by_its_bytes(content: bytes, media_type: str) -> None:
    assert media_type_of(content, kinds=ANNEX_KINDS, smaller="") == media_type


@pytest.mark.parametrize("content", DISGUISED.values(), ids=DISGUISED)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(
        Refused, match=r"must be a PDF, a PNG, a JPEG, a Word file \(\.docx\) or a spreadsheet \(\.xlsx\)\."
    ):
        media_type_of(content, kinds=ANNEX_KINDS, smaller="")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-" + bytes(LARGEST), "The file is larger than 20 MB. Save it smaller, or split it."),
    ],
)
@pytest.mark.django_db
def test_an_empty_and_a_huge_file_are_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        keep_annex(content)

    assert str(refused.value) == sentence
    assert not File.objects.exists()


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once() -> None:
    first, second = keep_annex(PDF), keep_scan(PDF)

    assert first.pk == second.pk
    assert File.objects.count() == 1
    assert named_by(first)["size"] == len(PDF)


@pytest.mark.django_db
def test_a_scan_is_no_word_file() -> None:
    with pytest.raises(Refused, match=r"The file must be a PDF, a PNG or a JPEG\."):
        keep_scan(WORD)
