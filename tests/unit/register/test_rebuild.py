"""Projections can be thrown away: the command names each row that is not what the log gives, and writes them anew."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from register.clock import today
from register.models import Binding, Document, Entry, Listing, NamedParty
from tests.factories.documents import LEAD, PARTNER
from tests.factories.register import entered, signed, titled

pytestmark = pytest.mark.django_db(transaction=True)


def check(*arguments: str) -> tuple[bool, list[str]]:
    """Returns whether the check passed, and the rows that it named."""
    named = StringIO()
    try:
        call_command("rebuild_register", "--check", *arguments, stdout=StringIO(), stderr=named)
    except CommandError:
        return False, named.getvalue().splitlines()
    return True, named.getvalue().splitlines()


def rebuild(*arguments: str) -> str:
    said = StringIO()
    call_command("rebuild_register", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture(autouse=True)
def two_on_record() -> None:
    first = entered(titled("Sharing for safety"))
    signed(first, LEAD, PARTNER)
    entered(titled("Sharing for housing"))


def projections() -> dict[str, list[tuple[object, ...]]]:
    """Returns every row of the projections but its key, words as text."""
    names = {
        model: [field.name for field in model._meta.fields if field.name not in {"id", "words"}] for model in MODELS
    }
    found = {model.__name__: list(model.objects.order_by("pk").values_list(*names[model])) for model in MODELS}
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM register_listing ORDER BY reference, during")
        return found | {"words": cursor.fetchall()}


MODELS = (Entry, Binding, Listing, NamedParty)


def wrong_title() -> None:
    Entry.objects.filter(reference="ISA-0001").update(title="Sharing for all")


def wrong_day_in_force() -> None:
    Entry.objects.filter(reference="ISA-0001").update(in_force=DateRange(date(2020, 1, 1), None))


def one_more_entry() -> None:
    row = Entry.objects.get(reference="ISA-0002")
    row.pk, row.version = None, 2
    row.save()


def no_entry() -> None:
    Entry.objects.filter(reference="ISA-0002").delete()


def wrong_binding() -> None:
    Binding.objects.filter(organisation=LEAD).update(bound=DateRange(date(2020, 1, 1), None))


def one_more_binding() -> None:
    Binding.objects.create(
        reference="ISA-0002", version=1, organisation=LEAD, bound=DateRange(date(2020, 1, 1), date(2021, 1, 1))
    )


def no_binding() -> None:
    Binding.objects.filter(organisation=PARTNER).delete()


def wrong_name() -> None:
    NamedParty.objects.filter(reference="ISA-0002", organisation=LEAD).update(name="Oadby")


def wrong_status() -> None:
    Listing.objects.filter(reference="ISA-0002").update(status="in_force")


def wrong_words() -> None:
    Listing.objects.filter(reference="ISA-0002").update(words="'forged':1A")


def one_more_listing() -> None:
    row = Listing.objects.get(reference="ISA-0002")
    row.pk, row.during = None, DateRange(date(2020, 1, 1), date(2020, 1, 2))
    row.save()


def of_no_reference_in_the_log() -> None:
    Entry.objects.bulk_create(
        [
            Entry(
                reference="ISA-0099", version=1, document=Document.objects.latest("digest"), kind="agreement",
                title="Forged", visibility="public", organisations=[], must_sign=[], rule="all",
                entered_on=today(), last_event=0,
            )
        ]
    )  # fmt: skip


TODAY = today()
PLANTED: dict[str, tuple[Callable[[], None], list[str]]] = {
    "title": (wrong_title, ["entry ISA-0001 1: not what the log gives: title"]),
    "days in force": (wrong_day_in_force, ["entry ISA-0001 1: not what the log gives: in_force"]),
    "entry too many": (one_more_entry, ["entry ISA-0002 2: the log does not give this row"]),
    "entry gone": (no_entry, ["entry ISA-0002 1: the log gives this row, and it is not there"]),
    "days bound": (
        wrong_binding,
        [
            f"binding ISA-0001 1 {LEAD} from 2020-01-01: the log does not give this row",
            f"binding ISA-0001 1 {LEAD} from {TODAY}: the log gives this row, and it is not there",
        ],
    ),
    "binding too many": (
        one_more_binding,
        [f"binding ISA-0002 1 {LEAD} from 2020-01-01 to 2021-01-01: the log does not give this row"],
    ),
    "binding gone": (
        no_binding,
        [f"binding ISA-0001 1 {PARTNER} from {TODAY}: the log gives this row, and it is not there"],
    ),
    "name": (wrong_name, [f"namedparty ISA-0002 1 {LEAD}: not what the log gives: name"]),
    "status": (wrong_status, [f"listing ISA-0002 from {TODAY}: not what the log gives: status"]),
    "search words": (wrong_words, [f"listing ISA-0002 from {TODAY}: not what the log gives: words"]),
    "listing too many": (
        one_more_listing,
        ["listing ISA-0002 from 2020-01-01 to 2020-01-02: the log does not give this row"],
    ),
    "reference unknown": (of_no_reference_in_the_log, ["entry ISA-0099 1: the log does not give this row"]),
}


def test_what_the_acts_wrote_is_what_the_log_gives() -> None:
    assert check() == (True, [])


@pytest.mark.parametrize(("plant", "named"), PLANTED.values(), ids=PLANTED)
def test_a_planted_difference_is_named_and_written_anew(plant: Callable[[], None], named: list[str]) -> None:
    before = projections()
    plant()

    assert check() == (False, named)
    rebuild()

    assert check() == (True, [])
    assert projections() == before


def test_the_check_changes_nothing() -> None:
    wrong_title()
    before = projections()

    check()

    assert projections() == before


def test_one_reference_alone_is_compared_and_written() -> None:
    wrong_title()
    wrong_status()

    assert check("--reference", "ISA-0002") == (False, PLANTED["status"][1])
    assert rebuild("--reference", "ISA-0002") == "The rows of ISA-0002 were written anew.\n"
    assert check() == (False, PLANTED["title"][1])


def test_a_reference_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError, match=r"^ISA-0098 is not on the register\.$"):
        rebuild("--reference", "ISA-0098")
