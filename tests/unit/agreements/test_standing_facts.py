"""A party's page shows what its organisation's page says, with every lapse."""

from datetime import date

from agreements.standing_facts import standing_facts
from signatories.models import Organisation

TODAY = date(2026, 11, 23)


def test_each_lapse_is_said() -> None:
    organisation = Organisation(
        address="City Hall",
        ico_number="Z1234567",
        ico_expires_on=date(2026, 11, 22),
        dspt_status="Standards met",
        dspt_year=2024,
        cyber_essentials_expires_on=date(2026, 11, 23),
    )

    facts = {fact.key: (fact.value, fact.gap) for fact in standing_facts(organisation, on=TODAY)}

    assert facts == {
        "Address": ("City Hall", ""),
        "ICO registration": ("Z1234567", "It lapsed on 22 November 2026."),
        "Data security toolkit (DSPT)": ("Standards met 2024", "It is of 2024: it is renewed each year."),
        "Cyber Essentials": ("Until 23 November 2026", ""),
    }


def test_nothing_known_shows_nothing() -> None:
    assert list(standing_facts(Organisation(), on=TODAY)) == []
