"""Two people sign the same several versions in opposite orders: each signature is an act of its own, so nobody waits.

Were a pack one act, each would hold the lock of its first version and want the other's: PostgreSQL ends one of them.
"""

from collections.abc import Callable

import pytest
from django.db import OperationalError, transaction

from register.entries.entering import NewEntry
from register.models import Event
from signatories.acts.signing import Turn, sign_agreement
from signatories.models import Appointment
from tests.factories.agreements import JUST_NOW, Partnership, partnership
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import entered
from tests.factories.signatories import access_of
from tests.races.signing import signature
from tests.races.together import refusals, rounds, together
from tests.races.unguarding import holding_the_first

pytestmark = pytest.mark.django_db(transaction=True)
# Raise them for a drill.
TRIALS = rounds(5)


@pytest.fixture
def people() -> Partnership:
    return partnership()


def one_by_one(pack: list[NewEntry], held: Appointment) -> Callable[[], None]:
    """Returns the signing of a pack, in its order, as the pages do it."""
    acts = [signature(entry, held) for entry in pack]

    def sign_all() -> None:
        for act in acts:
            act()

    return sign_all


def as_one_act(pack: list[NewEntry], held: Appointment) -> Callable[[], None]:
    """Returns the signing of a pack as one transaction, which the acts themselves refuse."""
    by, body = access_of(held), sign_agreement.__wrapped__  # type: ignore[attr-defined]

    def sign_all() -> None:
        with transaction.atomic():
            for entry in pack:
                turn = Turn(entry.reference, entry.version, held.organisation.code)
                name = held.person.name
                body(turn=turn, digest=entry.digest, typed_name=name, authentication=JUST_NOW, by=by, act=act_of(turn))

    return sign_all


def act_of(turn: Turn) -> str:
    return f"{abs(hash(turn)) % 16**32:032x}"


def test_packs_in_opposite_orders_are_all_signed(people: Partnership) -> None:
    for _ in range(TRIALS):
        pack = [entered(), entered()]

        answers = together([one_by_one(pack, people.officers[LEAD]), one_by_one(pack[::-1], people.officers[PARTNER])])

        assert refusals(answers) == []
        assert Event.objects.filter(reference__in=[entry.reference for entry in pack], verb="signed").count() == 4


def test_packs_are_all_signed_even_when_each_holds_its_first(
    people: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = [entered(), entered()]
    holding_the_first(monkeypatch, 2)

    answers = together([one_by_one(pack, people.officers[LEAD]), one_by_one(pack[::-1], people.officers[PARTNER])])

    assert refusals(answers) == []


def test_the_twin_that_signs_a_pack_as_one_act_deadlocks(people: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = [entered(), entered()]
    holding_the_first(monkeypatch, 2)

    answers = together([as_one_act(pack, people.officers[LEAD]), as_one_act(pack[::-1], people.officers[PARTNER])])

    assert [type(refusal) for refusal in refusals(answers)] == [OperationalError]


def test_an_act_refuses_to_be_part_of_another(people: Partnership) -> None:
    act = signature(entered(), people.officers[LEAD])

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        act()
