"""Search finds agreements by words, reference, organisation, theme and status, on a day, for a viewer."""

from datetime import date, timedelta

import pytest

from register.clock import today
from register.reading.counting import counted
from register.reading.ordering import in_order
from register.reading.search import Search, found, reference_in
from register.viewer import Viewer
from tests.factories.documents import LEAD, PARTNER, POLICE, an_item, changed, complete_agreement, with_police
from tests.factories.register import entered, signed, titled

pytestmark = pytest.mark.django_db
PUBLIC = Viewer.public()


def references(viewer: Viewer = PUBLIC, **asked: object) -> list[str]:
    """Return what a question finds, newest change first."""
    search = Search(**({"day": today()} | asked))  # type: ignore[arg-type]
    return [listing.reference for listing in in_order(found(viewer, search), search)]


@pytest.mark.parametrize(
    ("words", "reference"),
    [("ISA-0042", "ISA-0042"), ("isa 42", "ISA-0042"), ("ISA42", "ISA-0042"), ("isa-12345", "ISA-12345"), ("42", "")],
)
def test_a_reference_is_known_however_it_is_typed(words: str, reference: str) -> None:
    assert reference_in(words) == reference


def test_words_are_found_in_title_items_and_names() -> None:
    item = an_item("i1", "Wheelchair size")
    entered(titled("Missing from home", changed(complete_agreement(), items=(item,))))
    entered(titled("Safe and well visits"))

    assert references(words="missing") == ["ISA-0001"]
    assert references(words="wheelchairs") == ["ISA-0001"]
    assert references(words="eastvale nhs") == ["ISA-0002", "ISA-0001"]
    assert references(words='"well visits"') == ["ISA-0002"]
    assert references(words="visits -safe") == []
    assert references(words="isa 1") == ["ISA-0001"]


def test_all_organisations_chosen_take_part_in_what_is_found() -> None:
    entered(titled("With police", with_police(complete_agreement())))
    entered(titled("Without"))

    assert references(organisations=(LEAD,)) == ["ISA-0002", "ISA-0001"]
    assert references(organisations=(LEAD, POLICE)) == ["ISA-0001"]


def test_any_theme_or_status_chosen_is_enough() -> None:
    signed(entered(titled("One", theme="fire_safety")), LEAD, PARTNER)
    entered(titled("Two", theme="emergencies"))

    assert references(themes=("fire_safety",)) == ["ISA-0001"]
    assert references(themes=("fire_safety", "emergencies")) == ["ISA-0002", "ISA-0001"]
    assert references(statuses=("open",)) == ["ISA-0002"]
    assert references(statuses=("open", "in_force")) == ["ISA-0002", "ISA-0001"]


def test_the_day_asked_chooses_what_stood() -> None:
    entered()

    assert references(day=today() - timedelta(days=1)) == []
    assert references(day=date(2400, 1, 1)) == ["ISA-0001"]


def test_what_a_viewer_may_not_see_is_not_found_nor_counted() -> None:
    hidden = complete_agreement()
    hidden = changed(hidden, publication=hidden.publication.model_copy(update={"visibility": "parties"}))
    entered(hidden)

    assert references() == []
    assert counted(PUBLIC, Search(day=today())).total == 0
    assert references(Viewer(organisations=frozenset({LEAD}))) == ["ISA-0001"]
    assert references(Viewer.system()) == ["ISA-0001"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("newest", "ISA-0002 ISA-0001"), ("title", "ISA-0001 ISA-0002"), ("review", "ISA-0001 ISA-0002")],
)
def test_orders(order: str, expected: str) -> None:
    signed(entered(titled("Alpha")), LEAD, PARTNER)
    entered(titled("beta"))

    assert " ".join(references(order=order)) == expected


def test_the_best_match_has_the_word_in_its_title() -> None:
    entered(titled("Equipment at home"))
    entered(titled("Another"))

    assert references(words="equipment", order="best") == ["ISA-0001", "ISA-0002"]


def test_counts_of_every_facet_come_in_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    signed(entered(titled("One", theme="fire_safety")), LEAD, PARTNER)
    entered(titled("Two", with_police(complete_agreement()), theme="emergencies"))
    entered(titled("Three", theme="emergencies"))

    with django_assert_num_queries(1):  # type: ignore[operator]
        counts = counted(PUBLIC, Search(day=today(), statuses=("open",)))

    assert counts.total == 2
    assert counts.statuses == {"open": 2, "in_force": 1}
    assert counts.themes == {"emergencies": 2}
    assert counts.organisations == {LEAD: 2, PARTNER: 2, POLICE: 1}
