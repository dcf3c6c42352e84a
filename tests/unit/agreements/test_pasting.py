"""Reading a pasted list: what becomes a row, what cannot be read, and that nothing is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.pasted_lines import lines_of, mended
from agreements.pasting import HAVE_ALREADY, NO_HEADING, TOO_WIDE, Pasted, read_list, refusal

SHEET = "Item\tAbout whom\tKind\tWhy\tGroup\n"


def labels(text: str) -> list[str]:
    return [row.label for row in read_list(text, known=()).rows]


def reasons(text: str) -> dict[int, str]:
    return {line.line: line.reason for line in read_list(text, known=()).unread}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Full name\nAllergies", ["Full name", "Allergies"]),
        ("Full name\r\n\r\nAllergies\r", ["Full name", "Allergies"]),
        ("- Full name\n– Allergies\n* Diet", ["Full name", "Allergies", "Diet"]),
        ("•\tFull name\no\tAllergies\n\uf0b7 Diet", ["Full name", "Allergies", "Diet"]),
        ("1. Full name\n2) Allergies\n(3) Diet\n1.4. Mobility", ["Full name", "Allergies", "Diet", "Mobility"]),
        ("a) Full name\n(ii) Allergies\n12\tDiet", ["Full name", "Allergies", "Diet"]),
        ("O level results\n112 calls\nD.O.B.", ["O level results", "112 calls", "D.O.B."]),
        ("name, address (home, work), allergies.", ["name", "address (home, work)", "allergies"]),
        ("name; date of birth, in full; allergies", ["name", "date of birth, in full", "allergies"]),
        ("Name, address", ["Name, address"]),
        ("Name, address and age\nAllergies", ["Name, address and age", "Allergies"]),
        ("Full name;\nAllergies,\nDiet.", ["Full name", "Allergies", "Diet"]),
        ("\tFull name\n\t\tAllergies", ["Full name", "Allergies"]),
        ("Data items\nFull name", ["Full name"]),
        ('“Full   name”\n"Allergies"', ["“Full name”", "Allergies"]),
        ("| Full name |\n| Allergies |", ["Full name", "Allergies"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_each_way_of_making_a_list_becomes_rows(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
    assert reasons(text) == {}


def test_columns_that_their_first_row_names_are_read() -> None:
    text = SHEET + "Allergies\tPatients\tHealth\tSo that meals are safe\tThe person\nBail\tsuspects, neighbours\t\t\t"

    first, second = read_list(text, known=()).rows

    assert first.item("Referral") == {
        "label": "Allergies",
        "why": "So that meals are safe",
        "subjects": ["patients"],
        "subjects_other": "",
        "sensitivity": "health",
        "category": "health",
        "group": "Referral",
    }
    assert (first.line, first.group) == (2, "The person")
    assert (second.subjects, second.subjects_other, second.sensitivity) == (("suspects",), "neighbours", "offence")


def test_commas_part_columns_only_under_a_first_row_that_names_them() -> None:
    rows = read_list('Item, Why\n"Name, in full",To know who it is\nAge', known=()).rows

    assert [(row.label, row.why) for row in rows] == [("Name, in full", "To know who it is"), ("Age", "")]


def test_second_column_without_a_heading_says_why() -> None:
    rows = read_list("Name\tTo know who it is\nAge\tTo choose the ward", known=()).rows

    assert [(row.label, row.why) for row in rows] == [("Name", "To know who it is"), ("Age", "To choose the ward")]


def test_line_that_ends_in_a_colon_opens_a_group() -> None:
    pasted = read_list("Victim:\n- Name\nReferral:\n- Reason for referral\nNotes:", known=())

    assert [(row.label, row.group) for row in pasted.rows] == [
        ("Name", "Victim"),
        ("Reason for referral", "Referral"),
        ("Notes", "Referral"),
    ]
    assert pasted.headings == {1: "Victim", 3: "Referral"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Full name\nAllergies\nWalking aid | frame | 1 | ward 22 | see tab 2",
            {3: "This line has five columns and the others have one."},
        ),
        (SHEET + "a\tb\tc\td\te\tf", {2: "This line has six columns and the heading has five."}),
        (SHEET + "\tPatients", {2: "This line does not say what the item is."}),
        ("Full name\n-----", {2: "This line does not say what the item is."}),
        ("a\tb\tc\nd\te\tf", {1: NO_HEADING, 2: NO_HEADING}),
        (
            'Name\n"Care plan',
            {2: "A quotation mark stands alone here, as when a cell has several lines. Put it on one line."},
        ),
        ("Name\n" + "x" * 501, {2: "Shorten it to 500 characters: the rest belongs to why it is needed."}),
        ("Name\n" + "x" * 5001, {2: "This line has 5,001 characters: too many for an item."}),
        ("Name\nBell\x07", {2: "The text holds a character that cannot be printed (U+0007). Remove it."}),
    ],
)
def test_line_that_cannot_be_read_is_kept_with_the_reason(text: str, expected: dict[int, str]) -> None:
    assert reasons(text) == expected
    assert [line.raw for line in read_list(text, known=()).unread] == [text.split("\n")[at - 1] for at in expected]


@pytest.mark.parametrize(
    ("label", "sensitivity"),
    [("Allergies", "health"), ("Ethnicity", "special"), ("Previous convictions", "offence"), ("Full name", "ordinary")],
)
def test_kind_is_guessed_from_the_name(label: str, sensitivity: str) -> None:
    (row,) = read_list(label, known=()).rows

    assert row.sensitivity == sensitivity
    assert row.remark == ""


@pytest.mark.parametrize(
    ("kind", "sensitivity", "category"),
    [
        ("special category", "special", "identifiers"),
        ("Offence", "offence", "identifiers"),
        ("Health (special category)", "health", "identifiers"),
        ("Housing", "ordinary", "housing"),
    ],
)
def test_kind_that_the_list_says_stands_over_the_guess(kind: str, sensitivity: str, category: str) -> None:
    (row,) = read_list(f"Item\tKind\nFull name\t{kind}", known=()).rows

    assert (row.sensitivity, row.category) == (sensitivity, category)


def test_kind_that_is_not_known_is_said_beside_the_guess() -> None:
    (row,) = read_list("Item\tKind\nAllergies\tamber", known=()).rows

    assert (row.sensitivity, row.remark) == ("health", "“amber” is not a kind that we know, so we guessed.")


def test_column_that_is_not_known_is_said_to_be_left_out() -> None:
    (row,) = read_list("Item\tWhy\tSystem\nAllergies\tMeals\tSystmOne", known=()).rows

    assert row.remark == "Left out, for its column is not known: “SystmOne”."


def test_item_that_stands_already_or_twice_is_left_out() -> None:
    pasted = read_list("FULL  name\nAllergies\nallergies.", known=["Full name"])

    assert [row.remark for row in pasted.rows] == [HAVE_ALREADY, "", "Line 2 says this already. It will be left out."]
    assert [row.label for row in pasted.to_add] == ["Allergies"]


def test_item_that_asks_for_anything_is_said_to_be_too_wide() -> None:
    (row,) = read_list("Any relevant information", known=()).rows

    assert (row.remark, row.sensitivity, row.is_left_out) == (TOO_WIDE, "", False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Full name\nAllergies", ""),
        ("a\n" * 500, ""),
        ("a\n" * 501, "Paste 500 lines at most at a time; this list has 501."),
        ("a" * 100_001, "Shorten the list to 100,000 characters; it has 100,001."),
        ("Name\nBell\x07", "Line 2: The text holds a character that cannot be printed (U+0007). Remove it."),
    ],
)
def test_text_is_refused_as_a_whole_in_one_sentence(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_mended_lines_take_the_place_of_the_others() -> None:
    assert mended("Name\nx | y\nAge", {2: "Walking aid\nFrame"}) == "Name\nWalking aid\nFrame\nAge"
    assert mended("Name\nx | y\nAge", {2: ""}) == "Name\n\nAge"
    assert mended("name, x, age", {2: "height"}) == "name\nheight\nage"


SCRAPS = st.sampled_from(["Name", "Why", "Item", "\t", "|", ",", ";", '"', "- ", "1. ", ":", "\n", "\r\n", "any other"])


def is_whole(text: str, pasted: Pasted) -> bool:
    """Say whether each line that is not empty is a row, a heading or an unread line, and only one of them."""
    full = [number for number, line in enumerate(lines_of(text), start=1) if line.strip()]
    found = [row.line for row in pasted.rows] + [line.line for line in pasted.unread] + [*pasted.headings]
    return sorted(found) == full


@given(st.text() | st.lists(SCRAPS | st.text(max_size=5)).map("".join))
def test_no_line_is_ever_lost(text: str) -> None:
    pasted = read_list(text, known=["Name"])

    assert is_whole(text, pasted)
    assert all(row.label.strip() and len(row.label) <= 500 for row in pasted.rows)
    assert refusal(text) == "" or pasted is not None
