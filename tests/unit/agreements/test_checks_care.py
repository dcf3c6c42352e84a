"""The rules about keeping the information safe and right, and about what goes wrong, each broken once."""

import pytest

from register.documents.agreement import Incidents, NotificationRule, Security
from register.documents.common import Rows, Wording
from tests.factories.documents import complete_agreement
from tests.unit.agreements.broken import Changes, found_in, marks, with_changes

STANDARD = Wording(source="standard", source_name="Standard terms", source_version="3", text="Only those who need it.")
ROW = "incidents.notifications.rows.0"


@pytest.mark.parametrize(
    ("mark", "changes"),
    [
        ("C14 error security/access", {"security.access": " "}),
        ("C14 error security/storage", {"security.storage": ""}),
        (
            "C14 error security/storage",
            {"security.storage": "", "security.wording": Wording(source="own", text="S")},
        ),
        ("C12 error keeping/quality", {"quality": Wording()}),
        ("C12 error keeping/quality", {"quality.text": "\n"}),
        ("C14 error incidents/notifications", {"incidents.notifications": Rows[NotificationRule]()}),
        ("C14 error incidents/notifications", {"incidents.notifications": Rows[NotificationRule](answer="none")}),
        ("C14 error incidents/notifications", {f"{ROW}.event": ""}),
        ("C14 error incidents/notifications", {f"{ROW}.who": ""}),
        ("C14 error incidents/notifications", {f"{ROW}.whom": " "}),
        ("C14 error incidents/notifications", {f"{ROW}.within": ""}),
        ("C14 error incidents/leads", {"incidents.leads": ""}),
        ("C14 error incidents/tells", {"incidents.tells": ""}),
    ],
)
def test_a_gap_is_found(mark: str, changes: Changes) -> None:
    assert marks(found_in(with_changes(complete_agreement(), changes))) == [mark]


@pytest.mark.parametrize(
    "changes",
    [
        {"security": Security(wording=STANDARD)},
        {"incidents": Incidents(wording=STANDARD)},
        {"quality": STANDARD},
        {"incidents.escalation.answer": ""},
    ],
)
def test_what_is_said_is_not_a_gap(changes: Changes) -> None:
    assert found_in(with_changes(complete_agreement(), changes)) == ()


def test_a_rule_is_named_by_what_happened_or_by_its_place() -> None:
    named, unnamed = (
        found_in(with_changes(complete_agreement(), {f"{ROW}.{field}": ""}))[0].sentence
        for field in ("within", "event")
    )

    assert named == "Say what happened, who tells whom, and how soon, in “Information is lost”."
    assert unnamed == "Say what happened, who tells whom, and how soon, in rule 1."
