"""`manage.py record_agreement`: a description in TOML or JSON beside a scan; each fault in a line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from register.evidence.scans import LARGEST_SCAN
from register.models import Entry, Event, File
from signatories.models import Appointment, PaperSignature
from signatories.roles import Role
from tests.factories.agreements import partnership
from tests.factories.filing import DESCRIBED
from tests.factories.recorded import SCAN
from tests.factories.signatories import administrator

pytestmark = pytest.mark.django_db
TOML = """
title = "Sharing about empty homes"
theme = "housing_and_homelessness"
lead = "northmoor"
visibility = "public"
start = 2018-04-01
review = "2020-04"
end = "not stated"

[[parties]]
code = "northmoor"
signed = 2018-03-05
name = "Ida Marsh"

[[parties]]
code = "eastvale"
signed = "2018-03"
"""


@pytest.fixture(autouse=True)
def keeper() -> str:
    partnership()
    return administrator().person.email


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "original.pdf"
    path.write_bytes(SCAN)
    return path


def written(folder: Path, text: str, name: str = "agreement.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(*args: object, by: str, **options: object) -> str:
    said = StringIO()
    call_command("record_agreement", *args, by=by, stdout=said, **options)
    return said.getvalue()


def refused(*args: object, by: str, **options: object) -> str:
    with pytest.raises(CommandError) as error:
        told(*args, by=by, **options)
    assert not Entry.objects.exists()
    assert not File.objects.exists()
    assert not PaperSignature.objects.exists()
    assert not Event.objects.filter(verb="entered").exists()
    return str(error.value)


def test_it_says_where_it_stands_and_what_waits(tmp_path: Path, scan: Path, keeper: str) -> None:
    said = told(written(tmp_path, TOML), by=keeper, scan=scan)

    assert said == (
        "“Sharing about empty homes” (2 parties) is on the register as ISA-0001. "
        "2 signatures wait for a second person to confirm.\n"
    )
    assert Entry.objects.get().depth == "filed"


def test_json_says_the_same(tmp_path: Path, scan: Path, keeper: str) -> None:
    told(written(tmp_path, json.dumps(DESCRIBED), "agreement.json"), by=keeper.upper(), scan=scan)

    assert Entry.objects.get().title == "Sharing about empty homes"


def test_a_dry_run_writes_nothing(tmp_path: Path, scan: Path, keeper: str) -> None:
    said = told(written(tmp_path, TOML), by=keeper, scan=scan, dry_run=True)

    assert said == "“Sharing about empty homes” (2 parties) can be filed. Nothing was written.\n"
    assert not Entry.objects.exists()


WRONG = [
    ("title = ", "The description is not TOML: invalid value"),
    (TOML + 'colour = "red"\n', "parties[1].colour: no agreement has such a key. Remove it, or correct its spelling."),
    (TOML.replace("2018-03-05", "2018-03-05T10:00:00"), "parties[0].signed: give a text, in quotation marks."),
    (TOML.replace('"2018-03"', '"2018-02-30"'), "parties[1].signed: there is no such day as 2018-02-30."),
    (TOML.replace('"2018-03"', '"2018-13"'), "parties[1].signed: there is no such month as 2018-13."),
    (TOML.replace('"2018-03"', '"5/3/18"'), "parties[1].signed: give a day, a month or a year, such as 2024-07-01"),
    (TOML.replace('"2018-03"', "2018"), "parties[1].signed: give a text, in quotation marks."),
    (TOML.replace("2018-04-01", "2018-04-31"), "The description is not TOML: invalid date"),
    (TOML.replace("eastvale", "atlantis"), "parties[1].code: no organisation of this register has that code."),
    (
        TOML.replace("Sharing about", "Sharing \\u0007 about"),
        "title: the text holds a character that cannot be printed",
    ),
    (TOML.replace("Ida Marsh", "Ida" * 40_000), "parties[0].name: shorten it to 100,000 characters at most."),
    ("#" * 1_000_001, "The description is larger than 1 MB, which no description is."),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG, ids=[sentence[:50] for _, sentence in WRONG])
def test_a_wrong_description_is_told_by_its_path(
    tmp_path: Path, scan: Path, keeper: str, text: str, sentence: str
) -> None:
    said = refused(written(tmp_path, text), by=keeper, scan=scan)

    assert said.startswith("Nothing was filed. One thing is wrong:\n")
    assert sentence in said


WRONG_JSON = [
    ("{", "The description is not JSON: expecting property name"),
    ("[]", "The description holds no agreement: give its title, parties and days."),
    ('{"title": "a", "title": "b"}', "The key “title” stands twice in one place. Keep one of them."),
    ("[" * 100_000, "The description is not JSON: maximum recursion depth exceeded"),
    ('{"parties": [{"signed": null}]}', "parties[0].signed: give a text, in quotation marks."),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG_JSON, ids=[text[:30] for text, _ in WRONG_JSON])
def test_wrong_json_is_told(tmp_path: Path, scan: Path, keeper: str, text: str, sentence: str) -> None:
    assert sentence in refused(written(tmp_path, text, "agreement.json"), by=keeper, scan=scan)


def test_bytes_that_are_no_text_are_told(tmp_path: Path, scan: Path, keeper: str) -> None:
    path = tmp_path / "agreement.toml"
    path.write_bytes(b'title = "\xff"')

    assert "not text in UTF-8 (byte 10)" in refused(path, by=keeper, scan=scan)


SCANS = [
    (b"", "is empty: give the scan of the original."),
    (b"PK\x03\x04 a spreadsheet", "scan: the file must be a PDF, a PNG or a JPEG."),
    (b"%PDF-" + b"0" * LARGEST_SCAN, "scan: the file is larger than 20 MB. Scan it again at a lower resolution."),
]


@pytest.mark.parametrize(("content", "sentence"), SCANS, ids=["empty", "disguised", "huge"])
def test_a_scan_that_is_none_is_told(tmp_path: Path, scan: Path, keeper: str, content: bytes, sentence: str) -> None:
    scan.write_bytes(content)

    assert sentence in refused(written(tmp_path, TOML), by=keeper, scan=scan)


def test_without_a_scan_the_reason_is_asked(tmp_path: Path, keeper: str) -> None:
    said = refused(written(tmp_path, TOML), by=keeper)

    assert said.endswith("scan: give the scan, or the reason why none is held (no_scan_because).")


def test_files_that_are_not_there_are_told(tmp_path: Path, scan: Path, keeper: str) -> None:
    gone = tmp_path / "gone.toml"

    assert refused(gone, by=keeper, scan=scan) == f"{gone} cannot be read: No such file or directory."
    assert "gone.pdf cannot be read" in refused(written(tmp_path, TOML), by=keeper, scan=tmp_path / "gone.pdf")


def test_who_may_not_is_told(tmp_path: Path, scan: Path, keeper: str) -> None:
    path = written(tmp_path, TOML)

    assert refused(path, by="nobody@simg.example", scan=scan) == (
        "Nobody on this register has the address nobody@simg.example."
    )
    member = refused(path, by=Appointment.objects.filter(role=Role.SIMG_MEMBER).latest("pk").person.email, scan=scan)
    assert member.startswith("Nothing was filed. Only a SIMG administrator may")
