"""Each guard taken out in turn: a question of the matrix is answered otherwise, or its answer tells more.

The guards are found in the code: a new one wants its line in guarded.toml.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.urls import URLPattern

from register.web.rules import PUBLIC
from signatories.access import NotAllowed
from signatories.permissions import SIGNED_IN, rule
from tests.rights.addresses import by_name
from tests.rights.asking import Answer
from tests.rights.deeds import DEEDS
from tests.rights.expecting import pages
from tests.rights.guards import Guards, found
from tests.rights.matrix import ANYBODY, Cell, Matrix
from tests.rights.witnesses import Witness, asked_again, leaving_nothing_out, witnesses
from tests.rights.world import World, undone

CLOSED = {"sign-in", "refused", "hidden"}
RULES: Mapping[str, str] = {
    name: vars(pattern.callback)["rule"]
    for name, pattern in by_name().items()
    if vars(pattern.callback).get("rule", PUBLIC) != PUBLIC
}
FOUND = found()
RIGHTS = sorted(name for name, needed in RULES.items() if needed != SIGNED_IN)
# Who asks where a rule is gone: those with few rights first.
SIGNED_OUT_ASIDE = ("public", "lead officer", "other officer", "lead manager", "auditor", "member")


@contextmanager
def without(guards: Guards, names: Collection[str]) -> Iterator[None]:
    """Let some guards pass whom they would refuse; what was drawn with them is drawn anew without, and after."""
    guards.removed = set(names)
    caches["drawn"].clear()
    try:
        yield
    finally:
        guards.removed = set()
        caches["drawn"].clear()


def asked(matrix: Matrix, cell: Cell) -> Answer:
    """Ask one question; a page that fails over what a guard let in answers 500."""
    browser = matrix.world.visitors[cell.visitor].browser
    browser.raise_request_exception = False
    try:
        return matrix.ask(cell, matrix.thing_of(cell))
    finally:
        browser.raise_request_exception = True


def is_otherwise(matrix: Matrix, question: Witness, than: str) -> bool:
    """Return whether a question is answered otherwise than it was, or tells what its reader may not read."""
    answer = asked(matrix, question.cell)
    told = matrix.told(question.cell, answer) or (question.reads and question.reads in answer.text)
    return answer.word != than or bool(told)


def test_every_guard_has_a_question() -> None:
    """Or a deed, where no question comes to it."""
    deeds = {guard for guards in DEEDS for guard in guards.split(" and ")}
    questions = {witness.guard for witness in witnesses()}

    assert not deeds & questions
    assert deeds | questions | leaving_nothing_out() == FOUND


@pytest.mark.parametrize("witness", witnesses(), ids=lambda witness: witness.guard)
def test_an_answer_changes_without_the_guard(matrix: Matrix, guards: Guards, witness: Witness) -> None:
    beside = {witness.beside} - {""}
    with without(guards, beside):
        before = asked(matrix, witness.cell).word if beside else witness.expected
        assert not is_otherwise(matrix, witness, before)

    with without(guards, {*beside, witness.guard}):
        assert is_otherwise(matrix, witness, before)


@pytest.mark.parametrize("names", sorted(DEEDS))
def test_a_deed_is_not_refused_without_the_guard(world: World, guards: Guards, names: str) -> None:
    removed = names.split(" and ")
    for guard in removed if len(removed) > 1 else [""]:
        with without(guards, {guard}), undone(), pytest.raises(NotAllowed):
            DEEDS[names](world)

    with without(guards, removed), undone():
        try:
            DEEDS[names](world)
        except NotAllowed as refusal:
            pytest.fail(f"Something else refuses it too: {refusal}")
        except Exception:  # noqa: BLE001 (what comes of a deed that should never be done is no matter)
            pass


@pytest.mark.parametrize("name", sorted(RULES))
def test_an_answer_changes_where_a_view_has_no_rule(matrix: Matrix, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loosen(monkeypatch, by_name()[name], to=PUBLIC)

    assert any(is_otherwise(matrix, question, question.expected) for question in closed_to(matrix, name, (ANYBODY,)))


@pytest.mark.parametrize("name", RIGHTS)
def test_an_answer_changes_where_a_view_asks_for_no_right(
    matrix: Matrix, guards: Guards, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loosen(monkeypatch, by_name()[name], to=SIGNED_IN)

    with without(guards, asked_again().get(name, ())):
        assert any(
            is_otherwise(matrix, question, question.expected) for question in closed_to(matrix, name, SIGNED_OUT_ASIDE)
        )


def closed_to(matrix: Matrix, name: str, visitors: tuple[str, ...]) -> Iterator[Witness]:
    """Yield the questions of some visitors at an address that are answered with a refusal."""
    page = pages()[name]
    for thing in matrix.things(name):
        for method in ("get", "post"):
            for who, answer in page.expected(method, thing.state, visitors).items():
                if answer in CLOSED:
                    yield Witness("", Cell(name, method, thing.state, who))


def loosen(patch: pytest.MonkeyPatch, pattern: URLPattern, *, to: str) -> None:
    """Let a view be opened by everybody, or by everybody who has signed in."""
    view = vars(pattern.callback)["__wrapped__"]
    patch.setattr(pattern, "callback", rule(to)(view))  # type: ignore[arg-type]
