"""Every visitor at every address of the URLconf, in every state of what it is about: expected.toml says the answer."""

import pytest

from tests.rights.addresses import by_name, is_ours
from tests.rights.expecting import groups
from tests.rights.links import Links
from tests.rights.matrix import Matrix
from tests.rights.world import World

# What is asked at one address is asked by one worker, of whose answers several tests read.
NAMES = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in sorted(by_name())]
HARMLESS = {"no method", "refused", "hidden", "sign-in", "moves"}
# allauth answers PUT as it answers POST.
OURS = [name for name in NAMES if is_ours(str(name.values[0]))]


def test_every_visitor_who_is_named_asks(world: World) -> None:
    named = {name for members in groups().values() for name in members}

    assert named <= set(world.visitors)


@pytest.mark.parametrize("name", NAMES)
def test_each_visitor_is_answered_as_expected(matrix: Matrix, name: str) -> None:
    found = matrix.answers(name)

    assert {cell: word for cell, (word, expected) in found.items() if word != expected} == {
        cell: expected for cell, (word, expected) in found.items() if word != expected
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_tells_of_what_its_reader_may_not_open(matrix: Matrix, name: str) -> None:
    matrix.answers(name)

    assert not matrix.leaks[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_link_leads_where_its_reader_may_not_go(matrix: Matrix, links: Links, name: str) -> None:
    matrix.answers(name)

    assert not {link: cell for link, cell in matrix.links[name].items() if links.leads_nowhere(*link)}


@pytest.mark.parametrize("name", OURS)
def test_methods_that_no_page_has_are_refused_and_change_nothing(matrix: Matrix, name: str) -> None:
    assert set(matrix.otherwise(name, "put", "delete").values()) <= HARMLESS


@pytest.mark.parametrize("name", NAMES)
def test_head_is_answered_as_get_is(matrix: Matrix, name: str) -> None:
    """RFC 9110 §9.3.2: the same answer, without a body."""
    got, heads = matrix.answers(name), matrix.otherwise(name, "head")

    assert heads == {("head", cell): got[cell][0] for _, cell in heads}
