"""The agreement in words: complete without a gap, readable half-empty, numbered without holes."""

from collections.abc import Iterator
from typing import Any

import pytest

from register.documents.agreement import (
    Agreement,
    Annex,
    AutomatedDecisions,
    Caldicott,
    ChangeRule,
    ChangeRules,
    Commencement,
    Definition,
    EscalationStep,
    Holding,
    Incidents,
    Notice,
    NotificationRule,
    Principle,
    Processor,
    Processors,
    ProcessStep,
    Responsibility,
    Review,
    Right,
    Rights,
    Risk,
    Transfer,
    Use,
)
from register.documents.common import Block, Clause, Contact, ItemChoice, LegalChoice, OptionalText, Rows
from register.documents.printing import PrintedSection, printed, printed_section
from register.documents.printing.values import Numbered, Phrase, Table
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


def phrases(sections: tuple[PrintedSection, ...]) -> Iterator[Phrase]:
    """Yields every phrase of sections, in the order of reading."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in (row for group in block.groups for row in group.rows):
                    yield from (phrase for cell in (row.head, *row.cells) for phrase in cell)
            else:
                yield from block.words
                if isinstance(block, Numbered):
                    yield from (phrase for point in block.points for phrase in point)


def gaps(agreement: Agreement) -> list[str]:
    """Returns what an agreement has not said yet."""
    return [phrase.text for phrase in phrases(printed(agreement)) if phrase.is_gap]


def words(agreement: Agreement, key: str) -> str:
    """Returns the words of one section, with single spaces."""
    section = printed_section(agreement, key)
    assert section is not None
    return " ".join(" ".join(phrase.text for phrase in phrases((section,))).replace("\N{NO-BREAK SPACE}", " ").split())


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


NONE: list[tuple[str, dict[str, Any], str]] = [
    ("suppliers", {"processors": Processors(suppliers=Rows[Processor](answer="none"))}, "No processor is used."),
    ("transfers", {"transfers": Rows[Transfer](answer="none")}, "Nothing leaves the UK."),
    ("responsibility", {}, "The parties are not joint controllers."),
    ("responsibility", {"responsibilities": Rows[Responsibility](answer="none")}, "No party has a duty beyond"),
    ("flows", {"process_steps": Rows[ProcessStep](answer="none")}, "No steps are laid down."),
    ("risks", {"risks": Rows[Risk](answer="none")}, "No risk for people is left."),
    ("risks", {"children": OptionalText(answer="none")}, "No information about children is shared."),
    ("risks", {"automated_decisions": AutomatedDecisions(answer="none")}, "No decision about a person is made"),
    ("purpose", {}, "Nothing close to this is left out on purpose."),
    ("definitions", {"definitions": Rows[Definition](answer="none")}, "Words have their ordinary meaning."),
    ("life", {"leaving": ChangeRules(rules=Rows[ChangeRule](answer="none"))}, "Nobody may leave before it ends."),
]


@pytest.mark.parametrize(("key", "answer", "sentence"), NONE, ids=[sentence for _, _, sentence in NONE])
def test_none_is_an_answer_and_prints_its_sentence(key: str, answer: dict[str, Any], sentence: str) -> None:
    assert sentence in words(complete_agreement(**answer), key)


SAID: list[tuple[str, dict[str, Any], str]] = [
    (
        "rights",
        {"notices": (Notice(party=LEAD, answer="exempt", exemption="it would put a victim in danger"),)},
        "Northmoor Council does not tell people, for this reason in law: it would put a victim in danger.",
    ),
    (
        "rights",
        {
            "rights": Rights(
                rights=(Right(right="access", party=LEAD, days=30),), contact=Contact(mailbox="a@b.example")
            )
        },
        "A copy of one’s information Northmoor Council 30 days The one contact for the public is a@b.example.",
    ),
    (
        "risks",
        {"risks": Rows[Risk](answer="rows", rows=(Risk(risk="a letter goes astray", severity="low"),))},
        "A letter goes astray. Low",
    ),
    (
        "confidentiality",
        {"caldicott": (Caldicott(party=PARTNER, use="both", principles=(Principle(number=1, how="in chapter 2"),)),)},
        "keeps one of the eight Caldicott principles thus: Justify the purpose",
    ),
    (
        "incidents",
        {
            "incidents": Incidents(
                notifications=Rows[NotificationRule](
                    answer="rows", rows=(NotificationRule(event="a loss", who="the finder", within="24 hours"),)
                ),
                escalation=Rows[EscalationStep](answer="rows", rows=(EscalationStep(who="leads", within="a week"),)),
                leads="the party that answered for the copy",
            )
        },
        "A loss the finder 24 hours Who leads the enquiry: The party that answered for the copy. leads a week",
    ),
    (
        "responsibility",
        {
            "holdings": Rows[Holding](
                answer="rows", rows=(Holding(information="the case record", party=LEAD, never_moves=True),)
            )
        },
        "Northmoor Council answers for the case record at all times: it never moves.",
    ),
    (
        "suppliers",
        {
            "processors": Processors(
                suppliers=Rows[Processor](
                    answer="rows", rows=(Processor(name="Cloud Ltd", party=LEAD, task="hosting"),)
                ),
                listed_on="2026-10-05",
                new_ones="told",
            )
        },
        "Cloud Ltd Northmoor Council Hosting The table was right on 5 October 2026. The other parties are told",
    ),
    (
        "transfers",
        {
            "transfers": Rows[Transfer](
                answer="rows",
                rows=(
                    Transfer(
                        country="Norway",
                        party=LEAD,
                        items=ItemChoice(scope="all"),
                        mechanism=LegalChoice(code="adequacy", label="Adequacy"),
                    ),
                ),
            )
        },
        "Norway Northmoor Council All items Adequacy",
    ),
    (
        "life",
        {"commencement": Commencement(rule="each", on="2026-12-01")},
        "for each other party when it signs; for nobody before 1 December 2026.",
    ),
    (
        "life",
        {"commencement": Commencement(rule="date", on="2026-12")},
        "This agreement begins in December 2026.",
    ),
    (
        "life",
        {"review": Review(first_after_months=1, every_months=1, triggers_other="the board asks")},
        "first reviewed one month after it begins, and every month from then. It is reviewed sooner if the board asks.",
    ),
    (
        "definitions",
        {"definitions": Rows[Definition](answer="rows", rows=(Definition(word="Case", meaning="What is discussed"),))},
        "“Case” means what is discussed.",
    ),
    ("annexes", {"annexes": (Annex(title="Consent form", sha256="ab" * 32),)}, f"Consent form {'ab' * 32}"),
]


@pytest.mark.parametrize(("key", "answer", "sentence"), SAID, ids=[f"{key}-{n}" for n, (key, _, _) in enumerate(SAID)])
def test_what_was_answered_is_printed(key: str, answer: dict[str, Any], sentence: str) -> None:
    assert sentence in words(complete_agreement(**answer), key)


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
