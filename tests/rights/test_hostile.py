"""Whatever is typed into any form of the site, the answer is no fault, and what was typed beside it is kept."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rights.addresses import address
from tests.rights.asking import Answer
from tests.rights.bodies import before, body, shown
from tests.rights.expecting import pages
from tests.rights.matrix import Cell, Matrix

URLENCODED = "application/x-www-form-urlencoded"
# NUL, halves of a surrogate pair, letters that turn the text around, a control character, an endless number.
NASTY = ["\x00", "a\x00b", "\ud800", "\udfff tail", "\u202eevil\u2066", "\x07", "9" * 5_000, "-1", "\u2028", "é" * 999]
HUGE = "word " * 2_000_000  # 10 MB
# What is not typed: tokens, digests, and what was on the page when it was opened.
NOT_TYPED = {"act", "digest", "expected", "revision", "was", "pasted"}
KEPT = "Words that I typed beside it"


def forms() -> Iterator[str]:
    """Yields the addresses with a form that somebody may send."""
    yield from (name for name, page in pages().items() if any(line_does(line) for line in page.lines.values()))


def line_does(line: str) -> bool:
    return ": does" in line


def sender(matrix: Matrix, name: str) -> Cell:
    """Returns the first cell in which the form of an address is carried out."""
    return next(cell for cell, _, expected in matrix.cells(name) if (cell.method, expected) == ("post", "does"))


def filled(matrix: Matrix, cell: Cell) -> dict[str, Any]:
    """Returns what is sent to be carried out, files aside."""
    page = shown(matrix.world, cell.name, matrix.thing_of(cell))
    sent = body(cell.name, page, matrix.world.visitors[cell.visitor])
    return {name: value for name, value in sent.items() if name != "scan"}


def send(matrix: Matrix, cell: Cell, sent: dict[str, Any]) -> Answer:
    """Sends a form as bytes, so that halves of surrogate pairs arrive too."""
    thing, values, visitor = matrix.thing_of(cell), pages()[cell.name].values, matrix.world.visitors[cell.visitor]
    data = urlencode(sent, doseq=True, encoding="utf-8", errors="surrogatepass")
    path = address(cell.name, {**thing.at, **values})
    first = before(cell.name, thing, values, visitor)
    return matrix.asker.ask("post", visitor.browser, path, data, first, content_type=URLENCODED)


@pytest.mark.parametrize("name", list(forms()))
def test_no_form_fails_whatever_is_typed(matrix: Matrix, name: str) -> None:
    cell = sender(matrix, name)
    whole = filled(matrix, cell)
    typed = sorted(set(whole) - NOT_TYPED) or ["nothing"]

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from([*typed, *NOT_TYPED]), st.sampled_from(NASTY), min_size=1, max_size=4))
    def tried(nasty: dict[str, str]) -> None:
        answer = send(matrix, cell, whole | nasty)

        assert answer.response.status_code in {200, 302, 400, 403, 404, 409, 422}
        assert not answer.word.startswith("does, and")

    tried()


@pytest.mark.parametrize("name", ["chapter", "decline", "cancel", "protocol_chapter"])
def test_ten_megabytes_are_refused_with_a_sentence(matrix: Matrix, name: str) -> None:
    cell = sender(matrix, name)
    whole = filled(matrix, cell)
    place = max(set(whole) - NOT_TYPED, key=lambda field: len(str(whole[field])))

    answer = send(matrix, cell, whole | {place: HUGE})

    assert answer.word in {"told", "wrong"}


@pytest.mark.parametrize("name", ["chapter", "row_add", "new_draft"])
def test_more_fields_than_any_form_has_are_refused(matrix: Matrix, name: str) -> None:
    cell = sender(matrix, name)

    answer = send(matrix, cell, filled(matrix, cell) | {f"field-{at}": "x" for at in range(5_000)})

    assert answer.word == "wrong"


@pytest.mark.parametrize(
    ("name", "kept", "wrong"),
    [("appoint", "post", "name"), ("withdraw", "reason", "notice"), ("new_organisation", "address", "name")],
)
def test_what_was_typed_beside_it_is_kept(matrix: Matrix, name: str, kept: str, wrong: str) -> None:
    cell = sender(matrix, name)

    answer = send(matrix, cell, filled(matrix, cell) | {kept: KEPT, wrong: "a\x07b"})

    assert answer.word == "told"
    assert KEPT in answer.text
