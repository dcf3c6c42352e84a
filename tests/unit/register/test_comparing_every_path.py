"""Whatever answer of a document is changed, the comparison has a sentence for it in plain English."""

import re
from collections import defaultdict

import pytest

from register.documents.agreement import Agreement
from register.documents.canonical import Document
from register.documents.protocol import Protocol
from register.reading.comparing import Change, compare
from register.reading.comparing.saying import SAME_WORDS
from register.reading.comparing.sections import SECTIONS
from tests.unit.register.comparing_leaves import built, changes_of

CODE = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+\b|\br[0-9]+\b")
# Different choices (all, groups, chosen …) hide different answers, so that several documents are tried.
SEEDS = (0, 1, 2)


def bare(path: str) -> str:
    """Returns the path of an answer without the value that it was given."""
    return path.partition("=")[0]


@pytest.fixture(scope="module", params=[Agreement, Protocol], ids=["agreement", "protocol"])
def tried(request: pytest.FixtureRequest) -> dict[str, list[tuple[Change, ...]]]:
    """What the comparison says of every single change, by the path of the answer that was changed."""
    found: dict[str, list[tuple[Change, ...]]] = defaultdict(list)
    for seed in SEEDS:
        whole: Document = built(request.param, seed)
        for path, other in changes_of(whole):
            found[bare(path)].append(compare(whole, other))
    return found


def test_every_answer_is_tried(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    agreement = {"retention.0.period", "items.added", "bases.0.art6.words", "caldicott.0.principles.0.how"}
    protocol = {"commitments.0.body", "tiers.moved", "clauses.0.blocks.0.table.removed"}

    assert agreement <= tried.keys() or protocol <= tried.keys()


def test_every_change_is_told(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    silent = [path for path, found in tried.items() if not all(found)]

    assert not silent


def test_every_answer_has_a_sentence_of_its_own(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    unnamed = [
        path
        for path, found in tried.items()
        if all(SAME_WORDS in change.sentence for changes in found for change in changes)
    ]

    assert not unnamed


def test_sentences_are_plain_english(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    every = [change for found in tried.values() for changes in found for change in changes]

    assert all(change.sentence.endswith(".") and not change.sentence.endswith("..") for change in every)
    assert not [change.sentence for change in every if CODE.search(change.sentence)]
    assert not [change.sentence for change in every if "  " in change.sentence or ": :" in change.sentence]
    assert all(change.sentence.startswith(change.lead) and change.lead[:1].strip() for change in every)


def test_a_change_names_the_answer_and_not_another(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    alone = ((path, found[0][0].sentence) for path, found in tried.items() if len(found[0]) == 1)
    parts: dict[str, set[str]] = defaultdict(set)
    for path, sentence in alone:
        # The blocks of a clause are one text.
        parts[sentence].add(path.partition(".blocks.")[0] if ".blocks." in path else path.rsplit(".", 1)[0])

    shared = {sentence for sentence, paths in parts.items() if len(paths) > 1 and SAME_WORDS not in sentence}
    assert not shared


def test_every_change_stands_in_a_section(tried: dict[str, list[tuple[Change, ...]]]) -> None:
    sections = {change.section for found in tried.values() for changes in found for change in changes}

    assert sections <= SECTIONS.keys()
