"""The agreement in words: complete without a gap, readable half-empty, numbered without holes."""

import pytest

from register.documents.agreement import (
    Agreement,
    Use,
)
from register.documents.common import Block, Clause, ItemChoice, Rows
from register.documents.labels import label
from register.documents.printing import printed, printed_section
from register.documents.printing.naming import party_name
from register.documents.printing.values import Numbered, Phrase, Table
from register.templatetags.printed_words import marked_up
from tests.factories.documents import (
    LEAD,
    PARTNER,
    a_basis,
    a_party,
    an_item,
    changed,
    complete_agreement,
    with_health_items,
    with_joint_control,
    with_offence_items,
    with_police,
)
from tests.factories.marac import marac
from tests.unit.register.printed_words import phrases, words


def gaps(agreement: Agreement) -> list[str]:
    """Returns what an agreement has not said yet."""
    return [phrase.text for phrase in phrases(printed(agreement)) if phrase.is_gap]


@pytest.mark.parametrize(
    "agreement",
    [
        complete_agreement(),
        with_health_items(complete_agreement()),
        with_offence_items(complete_agreement()),
        with_police(complete_agreement()),
        with_joint_control(complete_agreement()),
        marac(),
    ],
    ids=["smallest", "health", "offences", "police", "joint", "sixty items"],
)
def test_a_complete_agreement_has_no_gap(agreement: Agreement) -> None:
    assert gaps(agreement) == []


def test_an_empty_draft_prints_its_gaps() -> None:
    missing = gaps(Agreement())

    assert "what the parties are trying to achieve: not yet said" in missing
    assert "why each party may share: not yet said" in missing
    assert printed_section(Agreement(), "rights") is None
    assert printed_section(Agreement(), "tests") is None


def test_sections_clauses_and_tables_are_numbered_without_holes() -> None:
    sections = printed(marac())

    tables = [block.number for section in sections for block in section.blocks if isinstance(block, Table)]
    assert [section.number for section in sections if section.number] == [str(n) for n in range(1, len(sections))]
    assert tables == [*range(1, len(tables)), 0]
    for section in sections[:-1]:
        clauses = [block.number for block in section.blocks if isinstance(block, Numbered)]
        assert clauses == [f"{section.number}.{place}" for place in range(1, len(clauses) + 1)]


def test_items_stand_in_their_groups_and_are_named_by_number() -> None:
    first, second, third = (an_item(f"i{place}", f"Thing {place}") for place in (1, 2, 3))
    grouped = (
        first.model_copy(update={"group": "B"}),
        second.model_copy(update={"group": "A"}),
        third.model_copy(update={"group": "B"}),
    )
    base = complete_agreement(items=grouped)
    flow = base.flows[0].model_copy(update={"items": ItemChoice(scope="chosen", items=("i1", "i3", "gone"))})

    agreement = changed(base, flows=(flow,))

    assert "Items 1 and 2" in words(agreement, "flows")
    assert words(agreement, "items").index("Thing 3") < words(agreement, "items").index("Thing 2")


def test_a_flow_of_rows_that_are_gone_is_a_gap() -> None:
    base = complete_agreement()
    flow = base.flows[0].model_copy(update={"items": ItemChoice(scope="chosen", items=("gone",))})

    assert "what: not yet said" in gaps(changed(base, flows=(flow,)))


def test_an_agreement_about_totals_wants_no_lawful_basis() -> None:
    totals = an_item("i1", "People waiting", identifiability="aggregate")

    agreement = complete_agreement(items=(totals,), bases=(), handovers=())

    assert printed_section(agreement, "lawfulness") is None
    assert gaps(agreement) == []


def test_a_party_without_a_basis_is_a_gap() -> None:
    assert gaps(complete_agreement(bases=(a_basis(LEAD),))) == ["why Eastvale NHS Trust may share: not yet said"]


def test_parties_that_say_the_same_share_a_row() -> None:
    table = printed_section(complete_agreement(), "retention")

    assert table is not None
    assert isinstance(table.blocks[0], Table)
    (row,) = table.blocks[0].groups[0].rows
    assert "".join(phrase.text for phrase in row.head) == "Northmoor Council,\nEastvale NHS Trust"


def test_a_clause_keeps_its_own_number_and_parts() -> None:
    clause = Clause(
        number="9A",
        heading="Liability",
        blocks=(
            Block(text="Each party answers for itself.", label="9A.1"),
            Block(kind="list", text="Namely:", lines=("loss", "delay")),
            Block(kind="quotation", text="Nemo dat", level=1, label="(a)"),
            Block(kind="table", text="Sums", table=(("Party", "Sum"), ("Northmoor",))),
        ),
    )

    section = printed(complete_agreement(clauses=(clause,)))[-2]

    assert (section.number, section.heading) == ("9A", "Liability")
    first, listed, quoted, table = section.blocks
    assert isinstance(first, Numbered)
    assert isinstance(listed, Numbered)
    assert isinstance(quoted, Numbered)
    assert isinstance(table, Table)
    assert (first.number, listed.number, quoted.number, quoted.level) == ("9A.1", "", "(a)", 1)
    assert quoted.words[0].text == "“Nemo dat”"
    assert [column.heading for column in table.columns] == ["Party", "Sum"]


def test_members_of_a_scheme_and_open_classes_are_named() -> None:
    scheme = a_party("scheme", members=Rows[Use](answer="rows", rows=(Use(text="Ashby practice"),)))
    base = complete_agreement(parties=(a_party(LEAD), scheme))

    agreement = changed(base, open_class=base.open_class.model_copy(update={"answer": "yes", "description": "GPs"}))

    assert "Others may join by signing, without being named here: GPs." in words(agreement, "parties")
    assert "The members of Scheme are: Ashby practice" in words(agreement, "parties")


def test_a_party_is_called_what_the_agreement_calls_it() -> None:
    agreement = complete_agreement(parties=(a_party(LEAD, short_name="the council"), a_party(PARTNER)))

    assert [party_name(agreement, code) for code in (LEAD, PARTNER, "gone")] == [
        "the council",
        "Eastvale NHS Trust",
        "gone",
    ]


def test_a_code_of_an_older_list_reads_as_its_own_words() -> None:
    assert label({"new": "New"}, "long_gone") == "Long gone"


def test_blanks_are_tinted_and_remarks_stand_beneath() -> None:
    words = (Phrase("a <b>"), Phrase("c\nd", "quiet"), Phrase("not yet said", "gap"))

    assert marked_up(words) == ('a &lt;b&gt;<br><i>c<br>d</i><em class="app-paper__blank">not yet said</em>')
