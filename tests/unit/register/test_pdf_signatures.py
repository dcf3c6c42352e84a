"""What the PDF says of each party's signature, in the situations that occur."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from register.documents.canonical import canonical_text
from register.documents.printing.phrasing import legal
from register.evidence.joiners import own_part
from register.evidence.paper import printed_events
from register.evidence.signatures import ERASED, SignatureRow, Standing, signature_rows
from register.models import Entry, Event
from tests.factories.documents import CARE_ACT, LEAD, PARTNER, PUBLIC_TASK, complete_agreement
from tests.factories.register import a_section

SAID = {
    "name": "Robin Vale",
    "title": "Chief Executive",
    "organisation_name": "Northmoor Council",
    "authority": "Scheme of delegation",
    "method": "here",
    "authentication": {"method": "password", "seconds_ago": 130},
}


def an_event(number: int, verb: str, organisation: str = LEAD, **changes: Any) -> Event:
    """Returns an event of 20 November 2026 at 15:48, not saved."""
    values: dict[str, Any] = {
        "number": number,
        "verb": verb,
        "organisation": organisation,
        "at": datetime(2026, 11, 20, 15, 48, tzinfo=UTC),
        "effective_on": date(2026, 11, 20),
        "particulars": SAID,
    }
    return Event(**values | changes)


def rows(*events: Event, signed: tuple[str, ...] = (LEAD,), **entry: Any) -> dict[str, SignatureRow]:
    """Returns the rows of an agreement between two parties by organisation."""
    life: Any = SimpleNamespace(signed_on=lambda day: frozenset(signed))
    standing = Standing(
        entry=Entry(
            **{"must_sign": [LEAD, PARTNER], "carried": [], "entered_on": date(2026, 11, 5), "version": 1} | entry
        ),
        document=complete_agreement(),
        life=life,
        events=printed_events(events),
        checkpoint=12,
        as_at=datetime(2026, 11, 20, 16, 5, tzinfo=UTC),
    )
    return {row.organisation: row for row in signature_rows(standing)}


def facts(row: SignatureRow) -> dict[str, str]:
    """Returns what the certificate says of a party, with plain spaces."""
    return {fact.word: fact.said.replace("\N{NO-BREAK SPACE}", " ") for fact in row.facts}


def test_a_signature_is_printed_with_authority_day_and_place_on_the_log() -> None:
    row = rows(an_event(7, "signed"))["Northmoor Council"]

    assert (row.name, row.title) == ("Robin Vale", "Chief Executive")
    assert facts(row) == {
        "Party": "Northmoor Council",
        "Signed by": "Robin Vale, Chief Executive",
        "Authority": "Scheme of delegation",
        "Day": "20 November 2026, recorded at 15:48",
        "How": "Signed in the register, 2 minutes after signing in with a password",
        "On the log": "Event 7, under checkpoint 12",
    }


def test_who_is_yet_to_sign_has_a_blank_row() -> None:
    row = rows(an_event(7, "signed"))["Eastvale NHS Trust"]

    assert (row.name, row.title, row.signed_on, row.remark) == ("", "", "", "")
    assert facts(row)["Signed by"] == "Not yet signed. Asked on 5 November 2026."


@pytest.mark.parametrize(
    ("verb", "sentence", "remark"),
    [
        ("declined", "Declined on 20 November 2026. It may still sign. Asked on 5 November 2026.", ""),
        ("excused", "Excused from signing on 20 November 2026. Asked on 5 November 2026.", "Excused from signing"),
        ("withdrew", "Withdrew its signature on 20 November 2026. Asked on 5 November 2026.", ""),
    ],
)
def test_who_does_not_sign_is_said_so(verb: str, sentence: str, remark: str) -> None:
    row = rows(an_event(7, verb), signed=())["Northmoor Council"]

    assert facts(row)["Signed by"] == sentence
    assert (row.name, row.remark) == ("", remark)


def test_who_leaves_later_keeps_its_signature_and_the_day_it_left() -> None:
    left = an_event(9, "withdrew", effective_on=date(2027, 2, 20))

    row = rows(an_event(7, "signed"), left)["Northmoor Council"]

    assert row.name == "Robin Vale"
    assert facts(row)["Left"] == "From 20 February 2027 (event 9)"


def test_an_annulled_signature_is_not_printed() -> None:
    annulling = an_event(9, "annulled", organisation="simg", particulars={"event": 7, "reason": "in error"})

    row = rows(an_event(7, "signed"), annulling, signed=())["Northmoor Council"]

    assert row.name == ""
    assert facts(row)["Signed by"].startswith("Not yet signed.")


def test_an_erased_name_is_said_to_be_erased() -> None:
    row = rows(an_event(7, "signed", particulars=None))["Northmoor Council"]

    assert (row.name, facts(row)["Signed by"]) == (ERASED, f"{ERASED}.")
    assert "Authority" not in facts(row)


def test_a_party_carried_over_is_not_asked() -> None:
    row = rows(carried=[PARTNER], must_sign=[LEAD], signed=())["Eastvale NHS Trust"]

    assert row.remark == "Carried over from the version before"
    assert facts(row)["Signed by"].startswith("Not asked: carried over")


def test_a_paper_signature_names_who_recorded_it_and_when() -> None:
    said = SAID | {"method": "paper", "post": "Secretary", "authentication": {"method": "paper", "seconds_ago": 0}}

    row = rows(an_event(7, "signed", particulars=said, effective_on=date(2014, 2, 21)))["Northmoor Council"]

    assert facts(row)["How"] == "On paper; recorded by Secretary"
    assert facts(row)["Day"] == "21 February 2014, recorded on 20 November 2026 at 15:48"


def test_who_joins_later_stands_last_under_the_name_it_signed_with() -> None:
    said = SAID | {"organisation_name": "Southfen District Council"}

    found = rows(an_event(7, "acceded", "southfen", particulars=said), signed=("southfen",))

    assert list(found) == ["Northmoor Council", "Eastvale NHS Trust", "Southfen District Council"]
    assert found["Southfen District Council"].name == "Robin Vale"


@pytest.mark.parametrize(("seconds", "sentence"), [(10, "less than a minute"), (70, "one minute"), (290, "5 minutes")])
def test_the_sign_in_is_so_old(seconds: int, sentence: str) -> None:
    said = SAID | {"authentication": {"method": "passkey", "seconds_ago": seconds}}

    row = rows(an_event(7, "signed", particulars=said))["Northmoor Council"]

    assert facts(row)["How"] == f"Signed in the register, {sentence} after signing in with a passkey"


def test_the_own_part_of_a_joiner_stands_under_its_signature() -> None:
    said = list(own_part(canonical_text(a_section("southfen"))))

    assert said == [
        ("Ask", "Partnership Manager, partnership@southfen.example; Data Protection Officer, dpo@southfen.example"),
        ("May share", f"Arranging care and support, {legal(CARE_ACT)}, {legal(PUBLIC_TASK)}"),
        ("Keeps it", "6 years from the last contact, securely erased"),
    ]
    assert list(own_part("")) == []
