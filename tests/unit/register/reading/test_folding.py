"""Sections of an entry are folded from the document: moves, duties, items, law, doors and reasons."""

from typing import Any

import pytest

from register.documents.agreement import (
    Agreement,
    Holding,
    Notice,
    OnwardRule,
    Publication,
    Responsibility,
    Right,
    Rights,
    Uses,
    WithheldPart,
)
from register.documents.common import Contact, Link, PartyChoice, Rows
from register.documents.printing.naming import Names
from register.models import Entry
from register.reading.entry.access import why_may_i_see_this
from register.reading.entry.doors import doors
from register.reading.entry.duties import who_does_what
from register.reading.entry.items import what_is_shared
from register.reading.entry.law import your_rights
from register.reading.entry.moves import how_it_moves
from register.viewer import Viewer
from register.web.tables import Cell
from tests.factories.documents import (
    LEAD,
    PARTNER,
    a_flow,
    a_hand_over,
    an_item,
    changed,
    complete_agreement,
    with_joint_control,
)
from tests.factories.story import Story
from tests.unit.register.reading.records import a_record

AGREEMENT = complete_agreement()


def moved(**changes: Any) -> str:
    """Return the text of the one hand-over point of an agreement, with changes to the point."""
    flow = a_flow("f1", LEAD, PARTNER)
    document = changed(AGREEMENT, flows=(flow,), handovers=(a_hand_over(flow, **changes),))
    return how_it_moves(document, Names(document)).points[0].text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "When it arrives in the receiver’s system or mailbox. Northmoor Council keeps its own record"),
        ({"event": "other", "event_text": "The nurse says so"}, "When the nurse says so."),
        ({"event_text": "the safe one"}, "mailbox (the safe one)."),
        ({"event": ""}, "The agreement does not say when."),
        ({"kept": "nothing"}, "Northmoor Council keeps nothing."),
        ({"kept": "other", "kept_text": "A copy for audit"}, "Northmoor Council keeps a copy for audit."),
        ({"giver": PartyChoice(scope="each_party")}, "Each giver keeps its own record"),
        ({"evidence": "other", "evidence_text": "A slip"}, "Shown by a slip."),
        ({"conditions": "not at weekends"}, "Not at weekends."),
    ],
)
def test_a_hand_over_point_in_words(changes: dict[str, Any], words: str) -> None:
    assert words in moved(**changes)


def test_evidence_left_open_is_not_spoken_of() -> None:
    assert "Shown by" not in moved(evidence="")


def test_an_item_may_be_shared_only_where_it_matters() -> None:
    item = an_item("i1", "Injuries", required="if_relevant", required_when="The case turns on them")
    document = changed(AGREEMENT, items=(item,))

    (row,) = what_is_shared(document, Names(document)).groups[0].table.rows

    assert row.cells[-1] == Cell(text="Only if relevant", under="the case turns on them")


def test_an_agreement_without_points_says_so() -> None:
    bare = changed(AGREEMENT, flows=(), handovers=())
    joint = with_joint_control(bare)
    totals = changed(AGREEMENT, handovers=(), items=(an_item("i1", "Totals", identifiability="aggregate"),))

    assert how_it_moves(bare, Names(bare)).sentence.startswith("The agreement names no point")
    assert how_it_moves(joint, Names(joint)).sentence == "The organisations answer for it together."
    assert how_it_moves(totals, Names(totals)).gaps == ()


def test_duties_are_drawn_together_by_organisation() -> None:
    document = changed(
        with_joint_control(AGREEMENT),
        holdings=Rows[Holding](
            answer="rows",
            rows=(
                Holding(id="h1", information="ward lists", party=PARTNER),
                Holding(id="h2", information="notes", party=PARTNER, never_moves=True),
            ),
        ),
        rights=Rights(rights=(Right(right="access", party=PARTNER),)),
        responsibilities=Rows[Responsibility](
            answer="rows", rows=(Responsibility(id="r1", party=LEAD, what="Train staff.", by_when="Each May"),)
        ),
    )

    lead, partner = who_does_what(document, Names(document))

    assert lead.lines[0].startswith("For the shared discharge list: answering requests from people")
    assert lead.lines[1] == "Train staff (each May)."
    assert partner.lines == (
        "Answers for ward lists, before anything moves.",
        "Answers for notes, which never moves.",
        "Answers people who ask for a copy of one’s information.",
    )


def test_rules_for_use_say_who_may_pass_it_on() -> None:
    to = changed(AGREEMENT, uses=Uses(onward=OnwardRule(rule="to", to="the coroner")))
    empty = Agreement()

    assert what_is_shared(to, Names(to)).rules[-1].lines == ("To the coroner.",)
    assert what_is_shared(empty, Names(empty)).sentence == "The agreement lists no data items."


def test_one_contact_for_all_comes_before_those_of_each() -> None:
    rights = Rights(contact=Contact(role="rights", post="Information Rights", mailbox="rights@northmoor.example"))
    notice = Notice(party=LEAD, answer="published", link=Link(url="https://northmoor.example/notice"))
    document = changed(
        AGREEMENT, rights=rights.model_copy(update={"complaints": "write to the ICO"}), notices=(notice,)
    )
    bare = changed(AGREEMENT, parties=tuple(party.model_copy(update={"contacts": ()}) for party in AGREEMENT.parties))

    found = your_rights(document, Names(document))

    assert [rule.lines for rule in found] == [
        ("Information Rights, rights@northmoor.example",),
        ("Write to the ICO.",),
        ("Northmoor Council: https://northmoor.example/notice",),
    ]
    assert your_rights(bare, Names(bare)) == ()


OPEN = Story().entered("2025-01-01", "ab")
DATED = Story().entered("2025-01-01", "ab", rule="date", start="2025-06-01").signed("2025-02-01", "ab")
SUSPENDED = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab").told("suspended", "2025-03-01")
ENDED = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab").told("ended", "2025-03-01")
IN_FORCE = Story().entered("2025-01-01", "ab").signed("2025-02-01", "ab")


@pytest.mark.parametrize(
    ("story", "answer"),
    [
        (OPEN, "Not under this version yet: it binds nobody until it begins."),
        (DATED, "Not yet: it begins on 1\N{NO-BREAK SPACE}June 2025."),
        (SUSPENDED, "No. The agreement is suspended: nothing may be shared under it until it is resumed."),
        (ENDED, "No. The agreement has ended: nothing may be shared under it any more."),
        (IN_FORCE, "Yes, what is listed here, between the two organisations that it binds. Do not pass it on."),
    ],
)
def test_may_i_share_this(story: Story, answer: str) -> None:
    document = Agreement(uses=Uses(onward=OnwardRule(rule="no")))

    assert doors(a_record(story, "2025-04-01", document=document), in_full=True)[0].answer == answer


def test_every_answer_at_a_door_is_short() -> None:
    many = changed(
        AGREEMENT,
        items=tuple(
            an_item(f"i{n}", "Name", subjects=(code,))
            for n, code in enumerate(
                ["patients", "victims", "witnesses", "suspects", "tenants", "referrers", "drivers"]
            )
        ),
        rights=Rights(contact=Contact(role="rights", mailbox="rights@northmoor.example")),
    )

    for door in doors(a_record(IN_FORCE, "2025-04-01", document=many), in_full=True):
        assert len(door.answer.split()) <= 25


@pytest.mark.parametrize(
    ("viewer", "visibility", "sentence"),
    [
        (Viewer.public(), "public", "You are not signed in."),
        (Viewer("a@x.example", frozenset({LEAD})), "parties", "You read it for an organisation that takes part in it."),
        (
            Viewer("a@x.example", frozenset({LEAD, "new"}), predecessors=frozenset({LEAD})),
            "parties",
            "You read it for an organisation that took over from one that takes part in it.",
        ),
        (Viewer.system(), "parties", "You may read everything on the register, because you look after it."),
        (
            Viewer("a@x.example", frozenset({"other"}), is_partner=True),
            "partners",
            "You read it for an organisation of",
        ),
        (Viewer("a@x.example"), "public", "You are signed in, but not for an organisation that takes part in it."),
    ],
)
def test_why_may_i_see_this(viewer: Viewer, visibility: str, sentence: str) -> None:
    entry = Entry(organisations=[LEAD, PARTNER], visibility=visibility)

    assert why_may_i_see_this(viewer, entry, AGREEMENT)[1].startswith(sentence)


def test_who_reads_in_full_is_told_what_others_may_not() -> None:
    publication = Publication(answer="summary", reason="it names safe places", withheld=(WithheldPart(part="all"),))
    document = changed(AGREEMENT, publication=publication)
    entry = Entry(organisations=[LEAD], visibility="public")

    assert why_may_i_see_this(Viewer.system(), entry, document)[-1] == (
        "The public may not read all but its summary. It names safe places. You read it in full."
    )
