"""The printer as its own process runs it: a job in, the number of pages and the PDF out, within its limits."""

import io
import json
import resource
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest

from register.evidence import printer
from tests.unit.register.papers import attached, reader_of

# WeasyPrint 70 leaves its own colour profile open for the collector to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")
TABLE = (
    "<table><caption>A table</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr></thead>"
    "<tbody><tr><th scope='row'>1</th><td>2</td></tr></tbody></table>"
)


def a_job(**changes: Any) -> bytes:
    """Returns a job as it stands on the printer's input."""
    html = f'<html lang="en-GB"><head><title>A page</title></head><body>{TABLE}</body></html>'
    row = {"name": "record.json", "description": "The text", "text": "{}", "relationship": "Source"}
    return json.dumps({"html": html, "css": "p { margin: 0 }", "files": {}, "attachments": [row]} | changes).encode()


def printed(job: bytes) -> tuple[bytes, bytes]:
    """Returns the two parts of the printer's output."""
    target = io.BytesIO()
    printer.main(io.BytesIO(job), target)
    pages, _, pdf = target.getvalue().partition(b"\n")
    return pages, pdf


def elements(parent: Any) -> Iterator[Any]:
    """Yields every element of a PDF's structure, in the order of reading."""
    kids = parent.get_object().get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if not isinstance(kid, int) and "/S" in kid.get_object():
            yield kid.get_object()
            yield from elements(kid)


def test_pages_are_counted_on_the_first_line_and_the_pdf_follows() -> None:
    pages, pdf = printed(a_job())

    assert pages == b"1"
    assert len(reader_of(pdf).pages) == 1
    assert attached(pdf, "record.json") == b"{}"


def test_each_attachment_is_listed_once() -> None:
    _, pdf = printed(a_job())

    assert len(reader_of(pdf).root_object["/AF"]) == 1  # type: ignore[arg-type]


def test_a_page_without_attachments_is_printed_too() -> None:
    _, pdf = printed(a_job(attachments=[]))

    assert "/AF" not in reader_of(pdf).root_object


def test_it_says_that_it_keeps_both_standards() -> None:
    _, pdf = printed(a_job())

    metadata = reader_of(pdf).root_object["/Metadata"].get_object().get_data()  # type: ignore[attr-defined]
    assert b'part="3"' in metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert metadata.count(b"<rdf:RDF") == 1


def test_heads_of_columns_and_of_rows_are_told_apart() -> None:
    _, pdf = printed(a_job())

    heads = [element for element in elements(reader_of(pdf).root_object["/StructTreeRoot"]) if element["/S"] == "/TH"]
    scopes = [head["/A"]["/Scope"] for head in heads]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_what_did_not_come_with_the_job_stops_the_printing() -> None:
    with pytest.raises(printer.Refused, match="did not come with it"):
        printed(a_job(css="body { background: url(https://register.example/a.png) }"))


def test_the_limits_are_memory_time_and_no_core() -> None:
    with mock.patch("resource.setrlimit") as limit:
        printer.limit()

    given = {call.args[0]: call.args[1][0] for call in limit.call_args_list}
    assert given == {
        resource.RLIMIT_AS: 1536 * 1024 * 1024,
        resource.RLIMIT_CPU: 60,
        resource.RLIMIT_CORE: 0,
    }


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (printer.Refused("The page asks for a file."), "The page asks for a file."),
        (MemoryError(), "it wanted more memory than it may have."),
    ],
)
def test_what_stops_it_is_its_last_word(error: BaseException, sentence: str) -> None:
    with (
        mock.patch.object(printer, "limit"),
        mock.patch.object(printer, "main", side_effect=error),
        pytest.raises(SystemExit, match=sentence),
    ):
        printer.run()


def test_it_works_within_its_limits_from_input_to_output() -> None:
    with mock.patch.object(printer, "limit") as limit, mock.patch.object(printer, "main") as main:
        printer.run()

    limit.assert_called_once_with()
    main.assert_called_once()
