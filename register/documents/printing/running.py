"""How the agreement is run: incidents, beginning, review, change and end, and who may read it."""

from register.documents.agreement import Agreement, ChangeRule, ChangeRules
from register.documents.labels import PARTS, REVIEW_TRIGGERS, VISIBILITIES, in_sentence, label
from register.documents.printing.naming import Names
from register.documents.printing.phrasing import clause, day, listed, months, paragraphs, sentence, when, wording
from register.documents.printing.values import (
    Block,
    Column,
    Numbered,
    PrintedSection,
    Table,
    TableRow,
    gap,
    one_group,
    plain,
)

NOTICE_COLUMNS = (
    Column("What happened", 54),
    Column("Who tells", 38),
    Column("Whom", 40),
    Column("Within", 30),
)
STEP_COLUMNS = (Column("Who meets", 64), Column("Whom", 64), Column("Within", 34))
CHANGE_COLUMNS = (
    Column("Who may", 36),
    Column("On what ground", 44),
    Column("Notice", 34),
    Column("What then happens", 48),
)
SILENCE = {"refusal": "Silence is not consent.", "consent": "Whoever says nothing within the notice consents."}
ENDINGS = {"none": "It does not end by itself.", "date": "It ends {when}.", "event": "It ends when {event}."}


def incidents(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "When something goes wrong", or None where nothing was answered."""
    told = tuple(
        TableRow(plain(sentence(row.event).rstrip(".")), (plain(row.who), plain(row.whom), plain(row.within)))
        for row in document.incidents.notifications.rows
    )
    steps = tuple(
        TableRow(plain(row.who), (plain(row.whom), plain(row.within))) for row in document.incidents.escalation.rows
    )
    told_nobody = document.incidents.notifications.answer == "none"
    no_steps = document.incidents.escalation.answer == "none"
    blocks: tuple[Block, ...] = (
        *clause("No party must tell another when something happens." if told_nobody else ""),
        *((Table("Who tells whom", NOTICE_COLUMNS, one_group(told)),) if told else ()),
        *clause(f"Who leads the enquiry: {sentence(document.incidents.leads)}" if document.incidents.leads else ""),
        *clause(
            f"Who tells the regulator and the people concerned: {sentence(document.incidents.tells)}"
            if document.incidents.tells
            else ""
        ),
        *clause("No steps are laid down for when the parties disagree." if no_steps else ""),
        *((Table("When the parties disagree", STEP_COLUMNS, one_group(steps)),) if steps else ()),
        *wording(document.incidents.wording),
    )
    return PrintedSection("incidents", "When something goes wrong", blocks) if blocks else None


def life(document: Agreement, names: Names) -> PrintedSection:
    """Return "Beginning, review, change and end"."""
    blocks: tuple[Block, ...] = (
        _beginning(document),
        *_review(document),
        *_ending(document),
        *_changes("Leaving", document.leaving, "Nobody may leave before it ends."),
        *_changes("Joining", document.accession, "Nobody may join."),
        *_changes("Being excluded", document.exclusion, "No party may be excluded."),
        *_changes("Changing it", document.variation, "It may not be changed."),
        *wording(document.at_end),
    )
    return PrintedSection("life", "Beginning, review, change and end", blocks)


def _beginning(document: Agreement) -> Numbered:
    on, begins = day(document.commencement.on), when(document.commencement.on)
    sentences = {
        "date": f"This agreement begins {begins}." if on else "",
        "all": f"This agreement begins when all parties have signed{f', and not before {on}' if on else ''}.",
        "each": (
            "This agreement begins when two parties have signed, "
            f"and for each other party when it signs{f'; for nobody before {on}' if on else ''}."
        ),
    }
    words = sentences.get(document.commencement.rule, "")
    return Numbered(plain(words) or (*plain("This agreement begins "), *gap("when: not yet said")))


def _review(document: Agreement) -> tuple[Numbered, ...]:
    review = document.review
    first = when(review.first_on) or (
        f"{months(review.first_after_months)} after it begins" if review.first_after_months else ""
    )
    if not first:
        return (Numbered((*plain("It is first reviewed "), *gap("when: not yet said"))),)
    often = f", and every {months(review.every_months)} from then" if review.every_months else ""
    triggers = [label(REVIEW_TRIGGERS, code) for code in review.triggers]
    sooner = [in_sentence(words) for words in (*triggers, review.triggers_other) if words]
    return (
        *clause(f"It is first reviewed {first}{often.replace('every one month', 'every month')}."),
        *clause(f"It is reviewed sooner if {listed(sooner, 'or')}." if sooner else ""),
    )


def _ending(document: Agreement) -> tuple[Numbered, ...]:
    words = ENDINGS.get(document.ending.rule, "")
    return clause(words.format(when=when(document.ending.on), event=document.ending.event.rstrip(".")))


def _changes(caption: str, change: ChangeRules, none: str) -> tuple[Block, ...]:
    if change.rules.answer == "none":
        return (*wording(change.wording), *clause(none))
    rows = tuple(_change_row(rule) for rule in change.rules.rows)
    table = (Table(caption, CHANGE_COLUMNS, one_group(rows)),) if rows else ()
    return (*wording(change.wording), *table)


def _change_row(rule: ChangeRule) -> TableRow:
    effect = " ".join(part for part in (sentence(rule.effect), SILENCE.get(rule.silence, "")) if part)
    return TableRow(plain(rule.who), (plain(sentence(rule.ground)), plain(rule.notice), plain(effect)))


def publication(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "What the public may see", or None where nothing was answered."""
    shown = document.publication
    withheld = [
        sentence(": ".join(part for part in (part_named(row.part), row.reason) if part)) for row in shown.withheld
    ]
    seen = VISIBILITIES.get(shown.visibility, "")
    answers = {
        "all": "The public may read all of it.",
        "parts": "The public may read all of it but these parts:",
        "summary": "The public may read a summary of it.",
    }
    read = answers.get(shown.answer, "") if shown.visibility in ("", "public") else ""
    blocks: tuple[Block, ...] = (
        *clause(" ".join(part for part in (seen, sentence(shown.reason)) if part)),
        *clause(read, *withheld),
        *wording(document.foi),
    )
    return PrintedSection("publication", "What the public may see", blocks) if blocks else None


def part_named(part: str) -> str:
    """Return what a part that is withheld is called: its heading, or the words in which an agreement names it."""
    return PARTS.get(part, part)


def definitions(document: Agreement, names: Names) -> PrintedSection | None:
    """Return "What words mean here", or None where no word is defined."""
    if document.definitions.answer == "none":
        return PrintedSection("definitions", "What words mean here", clause("Words have their ordinary meaning."))
    found = tuple(
        block
        for row in document.definitions.rows
        for block in paragraphs(f"“{row.word}” means {sentence(row.meaning)[:1].lower()}{sentence(row.meaning)[1:]}")
    )
    return PrintedSection("definitions", "What words mean here", found) if found else None
