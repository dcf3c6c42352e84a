"""The differences of two versions, as sentences: who answers for what first, wording last."""

import pytest

from register.documents.agreement import Agreement, NotificationRule, Use, Uses
from register.documents.common import AmendmentRow, Clause, ItemChoice, LegalChoice, Rows
from register.documents.common import Block as ClauseBlock
from register.documents.printing import printed
from register.documents.protocol import Commitment, Protocol
from register.reading.comparing import NotAlike, compare, what_is_the_same
from register.reading.comparing.sections import AGREEMENT_SECTIONS
from register.reading.comparing.side_by_side import side_by_side
from tests.factories.documents import (
    PARTNER,
    POLICE,
    a_flow,
    a_party,
    an_item,
    changed,
    complete_agreement,
    put,
    with_joint_control,
    with_offence_items,
    with_police,
)

OLD = complete_agreement()


def sentences(new: Agreement, old: Agreement = OLD) -> list[str]:
    """Return what the comparison says, in its order."""
    return [change.sentence for change in compare(old, new)]


def test_documents_that_are_the_same_have_no_change() -> None:
    assert compare(OLD, complete_agreement()) == ()
    assert what_is_the_same(OLD, OLD) == "Nothing is different."


def test_the_moment_of_a_hand_over_is_told_as_who_answers_from_when() -> None:
    old = put(put(OLD, "flows.0.label", "Discharge notice"), "handovers.0.event", "opened")

    assert sentences(put(old, "handovers.0.event", "arrives"), old) == [
        "Eastvale NHS Trust answers for its copy of the discharge notice when it arrives, no longer when it is opened."
    ]


def test_several_who_receive_answer_for_their_copies() -> None:
    old = put(put(OLD, "handovers.0.receiver.codes", (PARTNER, POLICE)), "parties", (*OLD.parties, a_party(POLICE)))

    (said,) = sentences(put(old, "handovers.0.event", "end_of_meeting"), old)

    assert said.startswith("Eastvale NHS Trust and Northmoor Police answer for their copies of the referral when the")


def test_what_is_handed_over_at_a_meeting() -> None:
    old = put(put(OLD, "handovers.0.receiver.scope", "all_at_meeting"), "flows.0.label", "At the meeting")
    new = put(put(old, "handovers.0.event", "other"), "handovers.0.event_text", "the chair closes it")

    assert sentences(new, old) == [
        "Each organisation at the meeting answers for its copy of “At the meeting” from this moment: "
        "the chair closes it, no longer when it arrives."
    ]


def test_a_retention_period_stands_beside_the_one_before() -> None:
    assert sentences(put(OLD, "retention.1.period", "2 years")) == [
        "Retention for Eastvale NHS Trust: 2 years, no longer 6 years."
    ]


def test_items_added_and_removed_are_one_sentence_each_with_a_count() -> None:
    new = changed(
        OLD, items=(an_item("i1", "Name and address"), an_item("i3", "Diagnosis"), an_item("i4", "NHS number"))
    )

    assert sentences(new) == ["2 items added: diagnosis; NHS number.", "1 item removed: equipment needed."]


def test_very_many_rows_are_counted_and_the_first_are_named() -> None:
    new = changed(OLD, items=(*OLD.items, *(an_item(f"n{number}", f"Item {number}") for number in range(1, 21))))

    (change,) = compare(OLD, new)

    assert change.sentence.startswith("20 items added: item 1; item 2;")
    assert change.sentence.endswith("item 12; and 8 more.")
    assert "Item 20" in change.new


def test_one_answer_changed_in_many_rows_is_one_sentence() -> None:
    old = changed(OLD, items=tuple(an_item(f"n{number}", f"Item {number}") for number in range(1, 6)))
    new = changed(old, items=tuple(item.model_copy(update={"sensitivity": "health"}) for item in old.items))

    (change,) = compare(old, new)

    assert change.sentence == (
        "5 items changed, how sensitive it is (health, no longer ordinary): item 1; item 2; item 3; item 4; item 5."
    )
    assert change.new.splitlines()[0] == "item 1: health"


def test_a_row_that_moved_is_told_and_no_other() -> None:
    old = changed(OLD, items=tuple(an_item(f"n{number}", f"Item {number}") for number in range(5)))
    new = changed(old, items=(old.items[4], *old.items[:4]))

    (change,) = compare(old, new)

    assert change.sentence == "1 item moved to another place: item 4."
    assert change.kind == "moved"


def test_a_row_that_was_renamed_is_known_by_its_id() -> None:
    assert sentences(put(OLD, "items.1.label", "Bed or hoist")) == [
        "Item “Bed or hoist”: called “Equipment needed” before."
    ]


def test_parties_are_known_by_their_code() -> None:
    joined = changed(OLD, parties=(*OLD.parties, a_party(POLICE)))
    left = changed(OLD, parties=OLD.parties[:1])
    again = changed(OLD, parties=tuple(party.model_copy(update={"id": f"x-{party.code}"}) for party in OLD.parties))

    assert sentences(joined) == ["1 organisation added: Northmoor Police."]
    assert sentences(left) == ["1 organisation removed: Eastvale NHS Trust."]
    assert all("kept under another mark" in said for said in sentences(again))


def test_chosen_items_are_named_not_numbered() -> None:
    new = put(OLD, "flows.0.items", ItemChoice(scope="chosen", items=("i2", "gone")))

    assert sentences(new) == [
        "Flow “Referral”, what is given: “equipment needed” and a row that is gone, no longer all items."
    ]


def test_the_law_stands_with_its_words() -> None:
    new = put(
        OLD, "bases.0.art6", LegalChoice(code="art6-1-c", label="Legal obligation", law="UK GDPR Article 6(1)(c)")
    )

    (said,) = sentences(new)

    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "The law for Northmoor Council, the lawful basis: Legal obligation, UK GDPR Article 6(1)(c), "
        "no longer Public task, UK GDPR Article 6(1)(e)."
    )


def test_a_long_text_is_told_in_words_counted() -> None:
    new = put(OLD, "purpose.aims", OLD.purpose.aims.replace("safely", "safely and soon"))

    (change,) = compare(OLD, new)

    assert change.sentence == "The aims: reworded, 2 words added."
    assert change.has_more


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The aims: no longer said."),
        ("Something else entirely.\nIn two lines.", "The aims: written anew."),
        (OLD.purpose.aims.replace(" ", "\n"), "The aims: set out differently, in the same words."),
    ],
)
def test_a_long_text_that_went_or_was_written_anew(text: str, said: str) -> None:
    assert sentences(put(OLD, "purpose.aims", text)) == [said]


def test_a_text_said_for_the_first_time() -> None:
    assert sentences(OLD, put(OLD, "purpose.aims", "")) == ["The aims: now said, where nothing was said before."]
    assert sentences(put(OLD, "items.0.standard", "ISO 8601")) == [
        "Item “Name and address”, the standard it follows: “ISO 8601”, where nothing was said before."
    ]


def test_none_is_an_answer() -> None:
    old = changed(OLD, uses=Uses(prohibited=Rows[Use](answer="none")))
    rows = Rows[Use](answer="rows", rows=(Use(text="Marketing"),))

    assert sentences(changed(old, uses=Uses(prohibited=rows)), old) == ["1 forbidden use added: Marketing."]
    assert sentences(old, changed(old, uses=Uses(prohibited=rows))) == [
        "1 forbidden use removed: Marketing.",
        "The uses that are forbidden: none, no longer listed.",
    ]


def test_rows_without_an_id_are_known_by_what_they_are_about() -> None:
    rule = NotificationRule(event="A notice is lost", who="The finder", whom="The sender", within="72 hours")
    rows = Rows[NotificationRule](answer="rows", rows=(rule,))
    old = put(OLD, "incidents.notifications", rows)

    assert sentences(put(old, "incidents.notifications.rows.0.within", "24 hours"), old) == [
        "When this happens: “A notice is lost”, within how long: 24 hours, no longer 72 hours."
    ]


def test_what_matters_most_comes_first_and_papers_last() -> None:
    new = put(OLD, "amendment_record", (AmendmentRow(issue="2", detail="Period"),))
    new = put(new, "purpose.aims", OLD.purpose.aims.replace("safely", "soon"))
    new = put(put(new, "retention.0.period", "2 years"), "items.0.sensitivity", "health")
    new = put(put(new, "bases.0.function", "Housing."), "handovers.0.event", "opened")
    new = put(new, "review.every_months", 24)

    sections = [change.section for change in compare(OLD, new)]

    assert sections == ["responsibility", "lawfulness", "items", "retention", "life", "purpose", "papers"]


def test_what_is_the_same_is_said() -> None:
    new = put(put(OLD, "items.0.why", "To know."), "bases.0.function", "Housing.")

    assert what_is_the_same(OLD, new) == (
        "Nothing else is different. The parties, the purpose, the flows, the hand-over points and the rules for "
        "keeping and deleting are the same."
    )


def test_clauses_are_compared_word_by_word() -> None:
    clause = Clause(
        id="c1", number="9.1", heading="Audit", blocks=(ClauseBlock(text="Each party audits itself yearly."),)
    )
    old = changed(OLD, clauses=(clause,))
    new = put(old, "clauses.0.blocks.0.text", "Each party audits itself monthly.")

    assert sentences(new, old) == [
        "Clause 9.1 “Audit”, what it says: “Each party audits itself monthly”, "
        "no longer “Each party audits itself yearly”."
    ]


def test_protocols_are_compared_by_commitment() -> None:
    old = Protocol(title="Protocol", commitments=(Commitment(id="a", number="(a)", body="To share lawfully."),))
    new = old.model_copy(update={"commitments": (*old.commitments, Commitment(id="b", number="(b)", body="To train."))})

    assert [change.sentence for change in compare(old, new)] == ["1 commitment added: (b)."]
    assert (
        what_is_the_same(old, new)
        == "Nothing else is different. The tiers, the clauses and the declaration are the same."
    )


def test_an_agreement_and_a_protocol_are_not_compared() -> None:
    with pytest.raises(NotAlike, match="cannot be compared"):
        compare(OLD, Protocol())


def test_side_by_side_shows_the_lines_that_differ_in_the_order_of_the_agreement() -> None:
    new = put(put(OLD, "retention.0.period", "2 years"), "purpose.aims", OLD.purpose.aims.replace("safely", "soon"))

    purpose, retention = side_by_side(OLD, new, compare(OLD, new))

    assert (purpose.heading, retention.heading) == ("Purpose", "Keeping and deleting")
    assert [run.text for run in purpose.pairs[0].before if run.is_changed] == ["safely,"]


def test_side_by_side_shows_what_is_told_and_not_printed() -> None:
    old = put(OLD, "public_summary", "The ward tells the council who goes home. " * 4)
    new = put(
        put(old, "public_summary", "The ward tells the council who goes home. " * 3), "identity.marking", "Official"
    )

    (section,) = side_by_side(old, new, compare(old, new))

    assert section.heading == "What the public may see"


def test_protocols_stand_side_by_side_by_section() -> None:
    body = "Each signatory trains its staff before it shares, and once a year from then, and keeps a note of it. " * 2
    old = Protocol(commitments=(Commitment(id="a", number="(a)", body=body),))
    new = put(old, "commitments.0.body", body.replace("once a year", "twice a year"))

    (section,) = side_by_side(old, new, compare(old, new))

    assert section.heading == "Commitments"
    assert [run.text for run in section.pairs[0].after if run.is_changed] == ["twice", "twice"]


def test_sections_have_the_headings_that_are_printed() -> None:
    shown = with_joint_control(with_police(with_offence_items(OLD)))
    printed_headings = {section.key: section.heading for section in printed(shown)}

    assert {key: AGREEMENT_SECTIONS[key] for key in printed_headings} == printed_headings


def test_a_flow_without_a_label_is_known_by_its_ends() -> None:
    old = put(OLD, "flows.0.label", "")

    assert sentences(put(old, "flows.0.system", "Mail"), old)[0].startswith(
        "Flow Northmoor Council to Eastvale NHS Trust,"
    )
    assert sentences(changed(OLD, flows=(*OLD.flows, a_flow("f9", "northmoor", "vanished", label="Copy")))) == [
        "1 flow added: “Copy” (Northmoor Council to vanished)."
    ]
