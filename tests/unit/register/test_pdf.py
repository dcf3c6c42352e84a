"""The PDF reads in the order of the agreement, carries its text, and is printed by a process that can do little."""

import subprocess
from unittest import mock

import pytest

from register.documents.canonical import canonical_text
from register.documents.printing import printed
from register.evidence.printer import OwnFilesOnly, Refused
from register.evidence.printing import Job, PrintingFailed, print_pdf
from register.evidence.rendering import render_due
from register.evidence.typefaces import TypefaceMissing, typeface_files, typeface_rules
from tests.factories.marac import marac
from tests.factories.register import entered
from tests.unit.register.papers import attached, newest_pdf, reader_of, text_of

PAGE = '<html lang="en-GB"><head><title>A page</title></head><body>{}</body></html>'


def a_job(body: str = "<p>Words</p>", css: str = "") -> Job:
    """Returns a job that prints one page."""
    return Job(html=PAGE.format(body), css=css, files={})


def places(text: str, words: list[str]) -> list[int]:
    """Returns where each stands, sought after the one before it; fails where one does not follow."""
    found = [0]
    for word in words:
        assert word in text[found[-1] :], f"“{word}” does not follow in the text."
        found.append(text.index(word, found[-1]))
    return found[1:]


@pytest.mark.django_db
def test_it_reads_in_the_order_of_the_agreement() -> None:
    agreement = marac()
    entry = entered(agreement)
    render_due()
    pdf = newest_pdf(entry.reference)
    sections = [f"{section.number} {section.heading}".strip() for section in printed(agreement)]
    front = ["between", "Document control", "Document amendment record", "Document sign-off", "In short", "Contents"]

    text = text_of(pdf)

    places(text, [*front, *sections, *sections, "Certificate of signatures", "How to verify this document"])
    places(text, ["1.1 This agreement is made", "2.1 People who leave", "Table 2. Data items", "60 Ethnic background"])
    assert attached(pdf, "record.json").decode() == canonical_text(agreement)


@pytest.mark.django_db
def test_it_says_what_it_is_and_in_which_language() -> None:
    entry = entered()
    render_due()

    reader = reader_of(newest_pdf(entry.reference))

    root = reader.root_object
    assert str(root["/Lang"]) == "en-GB"
    assert len(reader.attachments) == 2
    assert reader.metadata is not None
    assert reader.metadata.title == "Hospital discharge: Northmoor Council. ISA-0001, version\N{NO-BREAK SPACE}1"


def test_a_page_may_not_read_the_disk() -> None:
    with pytest.raises(PrintingFailed, match="file:///etc/hostname, which did not come with it"):
        print_pdf(a_job('<img src="file:///etc/hostname" alt="a file">'))


def test_a_page_may_not_ask_the_network() -> None:
    with pytest.raises(PrintingFailed, match="did not come with it"):
        print_pdf(a_job(css='@import url("http://192.0.2.1/style.css");'))


def test_the_fetcher_gives_out_what_came_with_the_job() -> None:
    fetcher = OwnFilesOnly({"a.txt": "d29yZHM="})

    assert fetcher.fetch("job:a.txt").read() == b"words"
    for address in ("job:b.txt", "job:../a.txt", "data:text/plain,a", "https://register.example/a.txt"):
        with pytest.raises(Refused):
            fetcher.fetch(address)


def test_a_printer_that_is_too_slow_is_ended() -> None:
    with pytest.raises(PrintingFailed, match="not printed within 0 seconds"):
        print_pdf(a_job(), seconds=0.01)


@pytest.mark.parametrize(
    ("code", "errors", "sentence"),
    [
        (1, b"Traceback\nValueError: no such colour", "ValueError: no such colour"),
        (3, b"", "the printer ended with 3"),
        (-9, b"", "it wanted more time or memory than it may have"),
    ],
)
def test_a_printer_that_fails_says_why(code: int, errors: bytes, sentence: str) -> None:
    ended = subprocess.CompletedProcess([], code, b"", errors)

    with (
        mock.patch("subprocess.run", return_value=ended),
        pytest.raises(PrintingFailed, match=sentence),
    ):
        print_pdf(a_job())


def test_the_printer_is_told_no_secret() -> None:
    with mock.patch.dict("os.environ", {"SECRET_KEY": "secret", "LOG_SIGNING_KEY": "secret"}):
        ended = subprocess.CompletedProcess([], 0, b"1\n%PDF", b"")
        with mock.patch("subprocess.run", return_value=ended) as run:
            print_pdf(a_job())

    assert "secret" not in run.call_args.kwargs["env"].values()


def test_the_typefaces_come_from_our_own_front_end() -> None:
    files = typeface_files()

    assert len(files) == 12
    assert all(name in typeface_rules() for name in files)
    assert all(data.startswith(b"wOF2") for data in files.values())


def test_a_missing_typeface_is_named() -> None:
    with (
        mock.patch("django.contrib.staticfiles.finders.find", return_value=None),
        pytest.raises(TypefaceMissing, match="npm run build"),
    ):
        typeface_files()
