"""The rules about items, flows, hand-over points and joint control, each broken once."""

import pytest

from register.documents.agreement import Duty, Holding, JointControl, Responsibility
from register.documents.common import ItemChoice, OptionalText, PartyChoice, Rows, YesNo
from tests.factories.checking import facts_of
from tests.factories.documents import (
    LEAD,
    PARTNER,
    a_party,
    an_item,
    changed,
    complete_agreement,
    named,
    put,
    with_joint_control,
)
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

GROUPS = ItemChoice(scope="groups", groups=("Victim",))
CHOSEN = ItemChoice(scope="chosen", items=("i9",))


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C6 error items/item-i1", {"items.0.label": ""}),
        ("C6 error items/item-i1", {"items.0.subjects": ()}),
        ("C6 error items/item-i1", {"items.0.sensitivity": ""}),
        ("C6 error items/item-i2", {"items.1.why": " "}),
        ("C6 warning items/item-i2", {"items.1.label": "Any other relevant information"}),
        ("C22 warning items/children", {"items.0.subjects": ("patients", "pupils_and_students")}),
        ("gone error items/item-i1", {"items.0.subjects": ("unicorns",)}),
        ("gone error items/item-i1", {"items.0.category": "alchemy"}),
        ("gone error items/item-i1", {"items.0.key_holder": "vanished"}),
        ("V1 error flows/flow-f1", {"flows.0.giver": PartyChoice()}),
        ("V1 error flows/flow-f1", {"flows.0.receiver": PartyChoice(scope="named")}),
        ("C14 error flows/flow-f1", {"flows.0.method": ""}),
        ("C14 error flows/flow-f1", {"flows.0.method": "by_hand", "flows.0.encryption": YesNo()}),
        ("C14 error flows/flow-f1", {"flows.0.encryption": YesNo(answer="no", text=" ")}),
        ("gone error flows/flow-f1", {"flows.0.method": "pigeon"}),
        ("gone error flows/flow-f1", {"flows.0.frequency": "never"}),
        ("V1 error responsibility/handover-f1", {"handovers.0.event": ""}),
        ("V1 error responsibility/handover-f1", {"handovers.0.event": "other"}),
        ("V2 error responsibility/handover-f1", {"handovers.0.receiver": named(LEAD)}),
        ("gone error responsibility/handover-f1", {"handovers.0.giver": named("vanished")}),
        ("gone error responsibility/handover-f2", {"handovers.1.items": CHOSEN}),
        ("gone error responsibility/handover-f2", {"handovers.1.items": GROUPS}),
        ("C5 error responsibility/joint_control", {"joint_control": Rows[JointControl]()}),
        ("C5 error responsibility/joint_control", {"joint_control": Rows[JointControl](answer="rows")}),
        ("C5 error responsibility/joint_control", {"parties.1.capacity": "joint_controller"}),
        (
            "gone error responsibility/holding-h1",
            {"holdings": Rows[Holding](answer="rows", rows=(Holding(id="h1", party="vanished"),))},
        ),
        (
            "gone error responsibility/holding-h1",
            {"holdings": Rows[Holding](answer="rows", rows=(Holding(id="h1", party=LEAD, items=CHOSEN),))},
        ),
        (
            "gone error responsibility/responsibility-d1",
            {"responsibilities": Rows[Responsibility](rows=(Responsibility(id="d1", party="vanished"),))},
        ),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"items.0.subjects": (), "items.0.subjects_other": "Neighbours"},
        {
            "items.0.subjects": ("looked_after_children",),
            "children": OptionalText(answer="text", text="We asked them."),
        },
        {"items.0.key_holder": LEAD},
        {"handovers.0.event": "other", "handovers.0.event_text": "When the ward telephones."},
        {"handovers.0.giver": PartyChoice(), "handovers.0.receiver": PartyChoice()},
        {"flows.0.giver": PartyChoice(scope="each_party"), "flows.0.receiver": PartyChoice(scope="all_at_meeting")},
        {"flows.0.frequency": ""},
        {"flows.0.encryption": YesNo()},
        {
            "flows.0.method": "other",
            "flows.0.encryption": YesNo(answer="no", text="It is a notice that hangs in public."),
        },
    ],
)
def test_what_is_said_is_not_a_gap(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes)) == ()


def test_the_reason_is_asked_for_by_the_name_of_the_item() -> None:
    (finding,) = found_in(put(complete_agreement(), "items.1.why", ""))

    assert finding.sentence == "Say why “Equipment needed” is needed."


def test_an_item_without_a_name_is_called_by_its_place() -> None:
    (finding,) = found_in(put(complete_agreement(), "items.1.label", ""))

    assert finding.sentence == "Say what information item 2 is."


def test_a_statement_about_children_that_is_empty_does_not_count() -> None:
    changes = {"items.0.subjects": ("pupils_and_students",), "children": OptionalText(answer="text")}

    assert marks(found_in(with_changes(complete_agreement(), changes))) == ["C22 warning items/children"]


def test_items_are_needed() -> None:
    found = marks(found_in(changed(complete_agreement(), items=())))

    assert "C6 error items/items" in found


def test_flows_are_needed() -> None:
    found = marks(found_in(changed(complete_agreement(), flows=(), handovers=())))

    assert found == ["V1 error flows/flows"]


def test_a_flow_without_a_name_is_called_by_its_place() -> None:
    changes = {"flows.1.label": "", "flows.1.giver": PartyChoice()}

    (finding,) = found_in(with_changes(complete_agreement(), changes))

    assert finding.sentence == "Say who gives the information in flow 2."


@pytest.mark.parametrize("items", [ItemChoice(), ItemChoice(scope="chosen")])
def test_a_flow_says_what_travels(items: ItemChoice) -> None:
    found = marks(found_in(put(complete_agreement(), "flows.0.items", items)))

    assert found == ["V1 error flows/flow-f1"]


@pytest.mark.parametrize("items", [CHOSEN, GROUPS])
def test_a_flow_of_a_removed_item_is_found(items: ItemChoice) -> None:
    found = marks(found_in(put(complete_agreement(), "flows.0.items", items)))

    assert "gone error flows/flow-f1" in found


def test_a_flow_of_a_removed_party_is_found() -> None:
    agreement = complete_agreement()

    found = marks(found_in(changed(agreement, parties=agreement.parties[:1])))

    assert "gone error flows/flow-f1" in found
    assert "gone error flows/flow-f2" in found
    assert "gone error basis/basis-eastvale" in found
    assert "gone error keeping/retention-eastvale" in found
    assert "gone error responsibility/handover-f1" in found


def test_a_flow_of_a_group_that_is_there_passes() -> None:
    agreement = put(complete_agreement(), "items.0.group", "Victim")
    agreement = put(put(agreement, "flows.0.items", GROUPS), "handovers.0.items", GROUPS)

    assert found_in(agreement) == ()


def test_a_hand_over_point_of_a_removed_flow_is_found() -> None:
    agreement = complete_agreement()

    found = marks(found_in(changed(agreement, flows=agreement.flows[:1])))

    assert "gone error responsibility/handovers" in found


def test_a_processor_is_no_target_of_a_hand_over() -> None:
    agreement = complete_agreement()
    agreement = changed(agreement, parties=(*agreement.parties, a_party("printer", capacity="processor")))
    receivers = named(PARTNER, "printer")

    found = found_in(put(agreement, "handovers.0.receiver", receivers))

    assert marks(found) == ["V22 error parties/party-printer", "V2 error responsibility/handover-f1"]
    assert found[1].sentence == "Choose another receiver in “Referral”: Printer is a processor."


def test_no_hand_over_to_a_partys_own_processor() -> None:
    agreement = complete_agreement()
    agreement = changed(
        agreement,
        parties=(*agreement.parties, a_party("printer", capacity="processor")),
        handovers=agreement.handovers[1:],
    )

    found = marks(found_in(put(agreement, "flows.0.receiver", named("printer"))))

    assert not [mark for mark in found if "handover" in mark]


def test_no_hand_over_inside_one_legal_entity() -> None:
    agreement = changed(complete_agreement(), handovers=())
    body = {PARTNER: facts_of(PARTNER, legal_entity=LEAD)}

    assert marks(found_in(agreement)) == [
        "V1 error responsibility/handover-f1",
        "V1 error responsibility/handover-f2",
    ]
    assert found_in(agreement, facts=body) == ()


@pytest.mark.parametrize("kind", ["anonymous", "aggregate"])
def test_no_hand_over_of_what_names_nobody(kind: str) -> None:
    totals = an_item("i1", "Number of referrals", identifiability=kind)
    agreement = changed(complete_agreement(), items=(totals,), handovers=(), bases=(), retention=())

    assert found_in(agreement) == ()


def test_no_hand_over_under_joint_control() -> None:
    agreement = changed(with_joint_control(complete_agreement()), handovers=())

    assert found_in(agreement) == ()
    assert found_in(put(agreement, "joint_control.rows.0.flows", ("f1", "f2"))) == ()
    assert found_in(put(agreement, "joint_control.rows.0.items", ItemChoice())) == ()
    assert marks(found_in(put(agreement, "joint_control.rows.0.flows", ("f1",)))) == [
        "V1 error responsibility/handover-f2"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"what": ""},
        {"parties": (LEAD, LEAD)},
        {"duties": tuple(Duty(duty=duty, party=LEAD) for duty in ("rights", "notices", "breach", "dpia", "security"))},
        {"contact_point": ""},
        {"told": " "},
    ],
)
def test_joint_controllers_settle_everything(changes: Changes) -> None:
    agreement = with_joint_control(complete_agreement())
    for field, value in changes.items():
        agreement = put(agreement, f"joint_control.rows.0.{field}", value)

    assert set(marks(found_in(agreement))) == {"C5 error responsibility/joint-j1"}


@pytest.mark.parametrize(
    "changes",
    [
        {"parties": (LEAD, PARTNER, "vanished")},
        {"flows": ("f9",)},
        {"items": CHOSEN},
        {"duties.0.party": "vanished"},
    ],
)
def test_joint_control_of_what_was_removed_is_found(changes: Changes) -> None:
    agreement = with_joint_control(complete_agreement())
    for field, value in changes.items():
        agreement = put(agreement, f"joint_control.rows.0.{field}", value)

    assert marks(found_in(agreement)) == ["gone error responsibility/joint-j1"]


def test_a_joint_controller_that_shares_control_passes() -> None:
    agreement = put(with_joint_control(complete_agreement()), "parties.0.capacity", "joint_controller")

    assert found_in(agreement) == ()


def test_joint_control_may_stand_without_flows() -> None:
    agreement = changed(with_joint_control(complete_agreement()), flows=(), handovers=())

    assert found_in(agreement) == ()
    assert "C8 error basis/basis-northmoor" in marks(found_in(changed(agreement, bases=agreement.bases[1:])))
